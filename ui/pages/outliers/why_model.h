#pragma once

#include "core/fit/breakdown.h"
#include "core/fit/sensitivity.h"
#include "ui/background.h"
#include "ui/pages/outliers/outliers_model.h"

#include <QTimer>

namespace losslab {

/// Why did it move? What becomes of every fit when the selected point travels or is left out, and
/// how many points break it. Follows an OutliersModel and looks for the answers in the background;
/// those to an older scene are never shown.
class WhyModel : public QObject {
  Q_OBJECT

 public:
  static constexpr std::size_t positions = 200;
  static constexpr std::size_t most_tried = 1'000; ///< points; more would take minutes

  explicit WhyModel(OutliersModel& model, QObject* parent = nullptr);
  ~WhyModel() override;

  /// The fits as the selected point travels where the scene says.
  struct Journey {
    Way way = Way::vertical;
    Range range{0, 1};
    std::vector<double> positions;
    struct Course {
      const Card* card;
      std::vector<std::optional<Polynomial>> curves; ///< one per position
    };
    std::vector<Course> courses; ///< none until they are known
  };
  const Journey& journey() const { return journey_; }

  /// What the selected point does to one of the model's fits by being there.
  struct Effect {
    double shift;                   ///< left_out.h
    std::optional<double> followed; ///< the same
    bool carried;                   ///< leverage beats robustness
  };
  /// As the model's fits; empty until known, nothing where a fit is not defined without the point.
  const std::vector<std::optional<Effect>>& effects() const { return effects_; }

  /// How far a fit moves when each point is left out (left_out.h), nothing where there is no fit
  /// without it. Empty where there is no usual error to measure by.
  using Shifts = std::vector<std::optional<double>>;
  /// Of the fit in focus. Nothing unless the scene fills points so, and until they are known; while
  /// one of few points moves, those of a little earlier stay for a moment.
  const std::optional<Shifts>& shifts() const { return shifts_; }

  struct Strength {
    Breakdown found;
    std::optional<BreakdownTheory> theory;
  };
  /// As the model's fits, as far as they have been tried; nothing where there is no fit.
  const std::vector<std::optional<Strength>>& strengths() const { return strengths_; }
  bool isTooMany() const { return model_.outliers().points.size() > most_tried; }

  /// All that the scene asks for is known.
  bool isSettled() const;
  /// Waits for that; events are handled meanwhile.
  void finish();

 Q_SIGNALS:
  void journeyChanged();
  void effectsChanged();
  void shiftsChanged();
  void strengthsChanged();

 private:
  /// What an answer depends on; while it is the same the answer stays.
  struct Topic {
    std::vector<Sample> points; ///< with the selected one where it does not matter at 0
    OutliersScene fitted;       ///< how: only what decides about the fits
    std::optional<std::size_t> selected = {};
    Beneath beneath = Beneath::nothing;
    double low = 0; ///< of the journey
    double high = 0;
    bool operator==(const Topic&) const = default;
  };

  void follow();
  void followJourney();
  void followWithout();
  void followShifts();
  void dropShifts();
  void followStrengths();
  void askJourney(std::size_t stride);
  void askStrength();
  void judge();
  Topic topic() const;
  Method method(const OutliersModel::Fit& fit) const;
  bool isLookedAt() const { return model_.outliers().view == OutliersView::fits; }

  OutliersModel& model_;
  Topic journey_topic_;
  Topic without_topic_;
  Topic shifts_topic_;
  Topic strengths_topic_;
  Journey journey_;
  std::vector<std::optional<Polynomial>> without_;
  std::vector<std::optional<Effect>> effects_;
  std::optional<Shifts> shifts_;
  std::vector<std::optional<Strength>> strengths_;
  QTimer rest_; ///< breaking fits begins when the hand rests
  Background quick_;
  Background patient_;
  Background in_turn_; ///< leaves out one point after the other
  Inquiry journey_asked_{quick_};
  Inquiry without_asked_{quick_};
  Inquiry shifts_asked_{in_turn_};
  Inquiry strength_asked_{patient_};
};

} // namespace losslab
