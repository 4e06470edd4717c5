#pragma once

#include "core/data/two_classes.h"
#include "core/fit/boundary.h"
#include "core/loss/catalogue.h"
#include "ui/pages/outliers/outliers_model.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace losslab {

/// The two classes of the Outliers scene, and the boundaries between them under every chosen loss,
/// made anew whenever points, losses or λ change while they are looked at.
class ClassesModel : public QObject {
  Q_OBJECT

 public:
  explicit ClassesModel(OutliersModel& page, QObject* parent = nullptr);

  /// Those of a first visit, until the scene has its own.
  const TwoClasses& classes() const { return classes_; }

  /// One chosen loss and its boundary, or why there is none.
  struct Fit {
    const Card* card;
    LossPtr loss;
    Outcome<BoundaryFit> boundary;
    std::vector<PointStanding> standings; ///< one per point; empty without a boundary
    std::size_t errors = 0;               ///< points on the wrong side
  };
  /// In the catalogue's order.
  const std::vector<Fit>& fits() const { return fits_; }
  /// That of the loss in focus; nullptr when it is not among the chosen.
  const Fit* focused() const;
  /// Whether some boundary has every point on its right side.
  bool separable() const;

  void select(std::optional<std::size_t> index);
  /// Moves in a row under one gesture ("drag") are one undo step until endGesture(). Refuses what
  /// a scene may not hold.
  std::optional<Refusal> movePoint(std::size_t index, double x, double y,
                                   const std::string& gesture = {});
  /// The new point is the selected one. Refuses more than a scene may hold.
  std::optional<Refusal> addPoint(const Labelled& point);
  /// The next one to the right is selected then.
  void removePoint(std::size_t index);
  /// The other label.
  void flipPoint(std::size_t index);
  void setPoints(const ClassesStart& start);
  void endGesture() { page_.endGesture(); }
  void cancelGesture() { page_.cancelGesture(); }

  void toggleLoss(const std::string& id);
  void setFocus(const std::string& id);
  /// Of the loss in focus; out of range changes nothing.
  void setParameter(const std::string& parameter, double value);
  void setRegularisation(double value);

  /// x, y, label, and of every boundary the margin, pull and share of each point.
  std::string table() const;

 Q_SIGNALS:
  /// The scene is another one; views read it anew.
  void changed();

 private:
  void follow();
  void refit();
  void change(const TwoClasses& next, const std::string& gesture = {});
  void amend(const TwoClasses& next);

  OutliersModel& page_;
  TwoClasses classes_;
  std::vector<Fit> fits_;
  TwoClasses fitted_; ///< what the fits were made of
  bool stale_ = true;
};

} // namespace losslab
