#pragma once

#include "core/data/likelihood.h"
#include "ui/pages/outliers/noise_worker.h"
#include "ui/pages/outliers/outliers_model.h"

#include <QThread>

namespace losslab {

/// What the noise lab makes of the page's scene: the loss that the noise leads to, and the
/// experiment repeated under every chosen loss, which runs in another thread. Whatever changes
/// noise or losses starts it anew.
class NoiseModel : public QObject {
  Q_OBJECT

 public:
  explicit NoiseModel(OutliersModel& outliers, QObject* parent = nullptr);
  ~NoiseModel() override;

  /// How points are drawn; of points that were not, how a first visit draws them.
  const Synthetic& synthetic() const { return followed_.synthetic; }
  const Outcome<Bridge>& bridge() const { return bridge_; }
  /// That loss, to evaluate; only where there is a bridge.
  const PointwiseLoss& matchingLoss() const { return *pointwise(*matching_); }
  bool fitsMatchingLoss() const;
  /// One undo step.
  void fitMatchingLoss();

  /// Slope or intercept: whose spread is looked at.
  Coefficient coefficient() const { return coefficient_; }
  void setCoefficient(Coefficient coefficient);

  /// One chosen loss, in the catalogue's order, and how its lines spread so far.
  struct Standing {
    const Card* card;
    Estimates estimates;
    std::optional<Spread> spread;
  };
  const std::vector<Standing>& standings() const { return standings_; }
  /// The true line's.
  double truth() const;
  /// What the numbers say, in a sentence or two; empty while there are too few.
  QString verdict() const;

  int repeats() const { return repeats_; }
  int enough() const { return Experiment::enough(synthetic()); }
  bool isRunning() const { return running_; }
  bool isSettled() const { return !running_ && repeats_ > 0; }
  /// Cancel keeps what there is; to go on adds to it.
  void setRunning(bool on);

  /// One row per loss: spread of slope and intercept.
  std::string table() const;

 Q_SIGNALS:
  /// Noise, scale or losses are others: there is another bridge, and no repeat yet.
  void restarted();
  /// There are more repeats, or another coefficient is looked at.
  void advanced();
  void runningChanged(bool on);

 private:
  struct Followed {
    Synthetic synthetic;
    std::vector<LossChoice> losses;
    bool operator==(const Followed&) const = default;
  };
  Followed wanted() const;
  void follow();
  void open();
  void take(const ExperimentSnapshot& snapshot, quint64 run);
  void measure();

  OutliersModel& outliers_;
  QThread thread_;
  NoiseWorker* worker_;
  quint64 run_ = 0;
  bool running_ = false;
  Followed followed_;
  Outcome<Bridge> bridge_;
  LossPtr matching_;
  Coefficient coefficient_ = &Line::slope;
  int repeats_ = 0;
  std::vector<Standing> standings_;
};

} // namespace losslab
