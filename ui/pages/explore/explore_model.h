#pragma once

#include "core/loss/curve.h"
#include "core/scene/showing.h"
#include "ui/scene_model.h"

namespace losslab {

/// What Explore shows: an ExploreScene, and the curves and readings that follow from it.
class ExploreModel : public SceneModel {
  Q_OBJECT

 public:
  explicit ExploreModel(const ExploreScene& scene, QObject* parent = nullptr);

  const ExploreScene& explore() const { return std::get<ExploreScene>(scene()); }

  /// One loss that is drawn: those of the scene that have its axis, in the catalogue's order.
  struct Drawn {
    const Card* card;
    LossPtr loss;
    std::vector<Stretch> stretches;
    std::optional<Point> reading; ///< at the crosshair; nothing where it is not defined
    std::string_view objection;   ///< why there is no reading, when there is none
  };
  /// Made anew when losses, axis, target or range change; readings follow the crosshair.
  const std::vector<Drawn>& drawn() const { return drawn_; }

  /// Of a picture instead of curves: what each loss makes of what it shows, anew at every change.
  const std::vector<Shown>& shown() const { return shown_; }
  /// That of the loss in focus (of a game the generator); nullptr when it is not among them.
  const Shown* focused() const;

  /// y range of a plot of value, slope or curvature: the flatter curves fill it, the steepest may
  /// leave it, so that a square does not press all the others to the ground. What is in focus has
  /// more room, and what the crosshair reads when the curves change is always inside.
  enum class Quantity { value, slope, curvature };
  Range height(Quantity quantity) const;

  const Card& focus() const;
  /// The focused loss with the scene's parameters.
  LossPtr focusedLoss() const;
  std::optional<Point> ballPoint() const;

  /// Over e, does any curve look different for another target? Over the prediction they all do.
  bool targetMatters() const;

  /// False, and nothing changes, when there are as many losses as can be told apart.
  bool toggleLoss(const std::string& id);
  void setFocus(const std::string& id);
  void setParameter(const std::string& parameter, double value);
  void setAxis(Axis axis);
  void setTarget(double target);
  void setPlots(bool gradient, bool curvature);
  void setRange(double low, double high);
  void resetRange();
  void moveCrosshair(double x);
  /// Other numbers for one input of the picture. Those with one gesture in a row are one step.
  void setGiven(const std::string& input, std::vector<double> values,
                const std::string& gesture = {});
  /// For several inputs at once.
  using Numbers = std::vector<std::pair<std::string, std::vector<double>>>;
  void setGiven(const Numbers& inputs, const std::string& gesture = {});
  /// Other numbers for all inputs, perhaps more or fewer than before, and where told a loss with
  /// its parameters, which comes into focus: one step. What the picture cannot show changes
  /// nothing.
  void setAllGiven(std::vector<Given> given, const std::optional<LossChoice>& of = {});

  void dropBall(double position);
  void setRate(double rate);
  /// One step of gradient descent, and what became of the ball.
  enum class Rolled { on, rests, left, not_defined };
  Rolled stepBall();
  void removeBall();

 Q_SIGNALS:
  /// Only the crosshair or the ball moved: nothing but readings changed.
  void readingsChanged();
  /// The curves are others.
  void curvesChanged();

 private:
  void follow();
  void redraw();
  void read();

  std::vector<Drawn> drawn_;
  std::vector<Shown> shown_;
  std::optional<ExploreScene> followed_;
};

} // namespace losslab
