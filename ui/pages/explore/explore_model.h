#pragma once

#include "core/loss/curve.h"
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

  void dropBall(double position);
  void setRate(double rate);
  /// One step of gradient descent, and what became of the ball.
  enum class Rolled { on, rests, left, not_defined };
  Rolled stepBall();
  void removeBall();

  /// The same losses on the other pages.
  Scene asOutliers() const;
  Scene asTrain() const;
  Scene asQuiz() const;

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
  std::optional<ExploreScene> followed_;
};

} // namespace losslab
