#pragma once

#include "core/data/sourced_set.h"
#include "core/fit/fitter.h"
#include "core/fit/influence.h"
#include "core/loss/catalogue.h"
#include "ui/scene_model.h"
#include "ui/services.h"

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace losslab {

/// What Outliers shows: an OutliersScene, and the lines fitted to its points under every chosen
/// loss, made anew whenever points or losses change.
class OutliersModel : public SceneModel {
  Q_OBJECT

 public:
  /// Of the services it asks for the published data sets.
  explicit OutliersModel(const OutliersScene& scene, const Services& services = {},
                         QObject* parent = nullptr);

  /// A first visit: synthetic points, one of them dragged far down, so that there is something to
  /// see.
  static OutliersScene fresh();

  const OutliersScene& outliers() const { return std::get<OutliersScene>(scene()); }

  /// One chosen loss and its fit, or why there is none.
  struct Fit {
    const Card* card;
    LossPtr loss;
    Outcome<CurveFit> fitted;
    std::vector<PointInfluence> influence; ///< one per point; empty without a fit
  };
  /// In the catalogue's order; none while the learner guesses.
  const std::vector<Fit>& fits() const;
  /// The mean loss of the learner's own line under each of fits(), at that fit's scale; infinite
  /// where it is not defined. Empty without such a line.
  std::vector<double> ownScores() const;
  /// That of the loss in focus; nullptr when it is not among the chosen.
  const Fit* focused() const;
  /// Local minima of the loss in focus beside its fit, the lowest first. Looked for when they are
  /// first asked for; empty where points are too many to look while a hand waits.
  const std::vector<Minimum>& otherMinima();
  /// The line the points were drawn around, where it is known and no guess is on.
  std::optional<Line> trueLine() const;

  void setView(OutliersView view);
  /// Of areas as high as each residual and as large as the loss in focus makes of it, in the unit
  /// of y: for MSE squares. Empty without a fit.
  std::vector<double> penaltyWidths() const;

  void select(std::optional<std::size_t> index);
  /// Moves in a row under one gesture ("drag") are one undo step until endGesture().
  void movePoint(std::size_t index, const Sample& to, const std::string& gesture = {});
  /// The new point is the selected one. Refuses more points than can be shown.
  std::optional<Refusal> addPoint(const Sample& point);
  /// The next one to the right is selected then.
  void removePoint(std::size_t index);

  /// There is always one, and never more than can be told apart.
  void toggleLoss(const std::string& id);
  /// With just these parameters, and in focus; where there is no room for one more nothing changes.
  void chooseLoss(const LossChoice& choice);
  void setFocus(const std::string& id);
  /// Of the loss in focus; out of range changes nothing.
  void setParameter(const std::string& parameter, double value);
  void setShape(const Shape& shape);
  /// A line of the learner's own, level through the middle of the points at first, with the fits
  /// hidden until it is revealed; or none.
  void toggleOwn();
  /// Refuses what could not be drawn.
  std::optional<Refusal> setOwn(const Line& line, const std::string& gesture = {});
  void setGuess(bool on);
  /// The scene is for no task of the quiz any more.
  void endTask();
  /// Residuals over their own MAD, or as they are.
  void setMadScale(bool on);
  void setResiduals(ResidualStyle style);
  void setFilling(Filling filling);
  void setBeneath(Beneath beneath);

  /// Draws all points anew.
  void setSynthetic(const Synthetic& synthetic);
  /// Other points, of the learner's own, and what their table calls x and y.
  void takePoints(std::vector<Sample> points, const std::string& x = {}, const std::string& y = {});

  /// Those that are shipped, in teaching order, or why they can't be read.
  Outcome<std::span<const SourcedSet>> datasets() const;
  /// The points of the shipped set of this id; another id changes nothing.
  void takeDataset(const std::string& id);
  /// The shipped set the points came from; nullptr where they came from elsewhere.
  const SourcedSet* dataset() const;
  /// Its points were moved, added to or taken from since.
  bool datasetChanged() const;
  /// What is measured along x and y, with units; empty where nobody said.
  std::pair<std::string, std::string> axisNames() const;
  /// x, y, and of every fit the residual and weight of each point.
  std::string table() const;

 private:
  OutliersScene withPoints(OutliersScene scene) const;
  void follow();
  void refit();

  Services services_;
  mutable std::shared_ptr<const std::vector<SourcedSet>> datasets_; ///< once they were asked for
  Fitter fitter_;
  std::vector<Fit> fits_;
  OutliersScene fitted_; ///< without what does not change the fits
  std::optional<std::vector<Minimum>> minima_;
  std::string minima_of_; ///< the loss they belong to
};

} // namespace losslab
