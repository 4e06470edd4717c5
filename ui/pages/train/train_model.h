#pragma once

#include "core/data/generators.h"
#include "core/nn/neuron_maps.h"
#include "core/nn/race.h"
#include "ui/scene_model.h"

#include <QThread>

namespace losslab {

class TrainWorker;

/// What Train shows: a TrainScene, its data, and the latest snapshot of its race, which runs in
/// another thread. Whatever changes the scene starts the race anew; a race that plays plays on.
class TrainModel : public SceneModel {
  Q_OBJECT

 public:
  explicit TrainModel(const TrainScene& scene, QObject* parent = nullptr);
  ~TrainModel() override;

  const TrainScene& train() const { return std::get<TrainScene>(scene()); }
  const TrainingSet& data() const { return data_; }
  const Generator& generator() const { return *find_generator(train().data.id); }
  /// Of the scene's race; no lanes until the first has come.
  const RaceSnapshot& snapshot() const { return snapshot_; }
  bool isPlaying() const { return playing_; }
  /// The race has come as far as the scene says, or as far as it can.
  bool isSettled() const;

  /// A loss a lane could have, in the catalogue's order.
  struct Offer {
    const Card* card;
    std::string why_not; ///< for this data; empty when it suits
  };
  const std::vector<Offer>& offers() const { return offers_; }
  const Card& lossOf(std::size_t lane) const;
  /// "Huber δ = 2", "MSE on sigmoid": what sets a lane apart.
  QString laneName(std::size_t lane) const;
  /// Of the lane in focus; nullptr while it has none.
  const Network* focusedNetwork() const;
  bool canAddLane() const;
  bool canRemoveLane() const { return train().lanes.size() > 1; }

  /// `gesture` as in SceneModel::change.
  void setData(const TrainData& data, const std::string& gesture = {});
  void setNetwork(const TrainNetwork& network, const std::string& gesture = {});
  void setRate(double rate);
  void setBatch(int batch, const std::string& gesture = {});
  /// With a loss that suits the data and has no lane yet.
  void addLane();
  void removeLane(std::size_t lane);
  void setLane(std::size_t lane, const std::string& loss_id);
  void setFocus(std::size_t lane);
  void setMeasure(Measure measure);

  void setPlaying(bool on);
  /// One epoch, and a pause.
  void step();
  /// Back to epoch 0, and a pause.
  void reset();

  /// The learning curves as CSV, all lanes below one another.
  std::string table() const;

 Q_SIGNALS:
  /// snapshot() is another one.
  void snapshotTaken();
  void playingChanged(bool on);

 private:
  void follow();
  void open(bool new_race, bool new_data);
  void take(const RaceSnapshot& snapshot, quint64 run);
  void changeRace(TrainScene next, const std::string& gesture = {});

  QThread thread_;
  TrainWorker* worker_;
  quint64 run_ = 0;
  bool playing_ = false;
  TrainScene followed_;
  TrainingSet data_{};
  std::vector<Offer> offers_;
  RaceSnapshot snapshot_;
};

} // namespace losslab
