#include "ui/pages/train/train_model.h"

#include "core/exact_text.h"
#include "core/loss/catalogue.h"
#include "core/nn/output.h"
#include "ui/pages/train/train_worker.h"

#include <algorithm>

namespace losslab {

namespace {

std::vector<TrainModel::Offer> offers_for(const TrainingSet& data) {
  std::vector<TrainModel::Offer> offers;
  for (const Entry* entry : catalogue()) {
    const Family family = entry->card.family;
    if (family != Family::regression && family != Family::binary) continue;
    const auto output = output_activation(**make_loss(entry->card.id), data);
    offers.push_back({&entry->card, output ? std::string() : output.refusal().why});
  }
  return offers;
}

bool suits(const std::vector<TrainModel::Offer>& offers, const std::string& id) {
  return std::any_of(offers.begin(), offers.end(), [&id](const TrainModel::Offer& offer) {
    return offer.card->id == id && offer.why_not.empty();
  });
}

// Those to begin with when none of the lanes' losses suits the data.
std::vector<LossChoice> lanes_for(Task task, std::size_t count) {
  std::vector<LossChoice> lanes;
  if (task == Task::classification)
    lanes = {{"bce_with_logits", {}}, {"hinge", {}}, {"focal", {}}, {"mse", {}}};
  else
    lanes = {{"mse", {}}, {"mae", {}}, {"huber", {}}, {"tukey", {}}};
  lanes.resize(count);
  return lanes;
}

// What is left when nothing but the view of a race has changed, or how far it has come.
bool same_race(TrainScene one, const TrainScene& other) {
  one.epochs = other.epochs;
  one.measure = other.measure;
  one.focus = other.focus;
  return one == other;
}

} // namespace

TrainModel::TrainModel(const TrainScene& scene, QObject* parent)
    : SceneModel(scene, parent), worker_(new TrainWorker) {
  worker_->moveToThread(&thread_);
  connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
  connect(worker_, &TrainWorker::advanced, this, &TrainModel::take);
  connect(worker_, &TrainWorker::ended, this, [this](quint64 run) {
    if (run == run_) setPlaying(false);
  });
  connect(this, &SceneModel::sceneChanged, this, &TrainModel::follow);
  thread_.start();
  followed_ = train();
  open(true, true);
}

TrainModel::~TrainModel() {
  thread_.quit();
  thread_.wait();
}

void TrainModel::follow() {
  const TrainScene before = std::exchange(followed_, train());
  const bool new_race = !same_race(before, train());
  if (new_race || before.epochs != train().epochs) open(new_race, before.data != train().data);
}

void TrainModel::open(bool new_race, bool new_data) {
  if (new_data)
    if (const auto set = make_training_set(train().data)) data_ = *set;
  if (new_data) offers_ = offers_for(data_);
  if (new_race) snapshot_ = {};
  QMetaObject::invokeMethod(worker_, [worker = worker_, scene = train(), run = ++run_,
                                      playing = playing_] { worker->open(scene, run, playing); });
}

void TrainModel::take(const RaceSnapshot& snapshot, quint64 run) {
  QMetaObject::invokeMethod(worker_, &TrainWorker::acknowledge);
  if (run != run_) return; // of a scene that is gone
  snapshot_ = snapshot;
  if (snapshot.epoch > followed_.epochs) {
    followed_.epochs = snapshot.epoch;
    amend(followed_);
  }
  Q_EMIT snapshotTaken();
}

void TrainModel::changeRace(TrainScene next, const std::string& gesture) {
  if (same_race(next, train())) return;
  next.epochs = 0;
  change(next, gesture);
}

void TrainModel::setData(const TrainData& data, const std::string& gesture) {
  TrainScene next = train();
  next.data = data;
  if (const Generator* generator = find_generator(data.id);
      generator != nullptr && generator->task != data_.task) {
    const auto offers = offers_for(*make_training_set(data));
    if (std::none_of(next.lanes.begin(), next.lanes.end(),
                     [&](const LossChoice& lane) { return suits(offers, lane.id); }))
      next.lanes = lanes_for(generator->task, next.lanes.size());
  }
  changeRace(next, gesture);
}

void TrainModel::setNetwork(const TrainNetwork& network, const std::string& gesture) {
  TrainScene next = train();
  next.network = network;
  changeRace(next, gesture);
}

void TrainModel::setRate(double rate) {
  TrainScene next = train();
  next.rate = rate;
  changeRace(next);
}

void TrainModel::setBatch(int batch, const std::string& gesture) {
  TrainScene next = train();
  next.batch = batch;
  changeRace(next, gesture);
}

bool TrainModel::isSettled() const {
  return !snapshot_.lanes.empty() &&
         (snapshot_.epoch >= train().epochs ||
          std::all_of(snapshot_.lanes.begin(), snapshot_.lanes.end(),
                      [](const LaneSnapshot& lane) { return lane.refusal.has_value(); }));
}

const Card& TrainModel::lossOf(std::size_t lane) const {
  return find_loss(train().lanes[lane].id)->card;
}

QString TrainModel::laneName(std::size_t lane) const {
  const LossChoice& choice = train().lanes[lane];
  const Card& card = lossOf(lane);
  QString name = QString::fromStdString(card.short_name);
  for (const Parameter& parameter : card.parameters)
    if (const auto given = choice.parameters.find(parameter.id); given != choice.parameters.end())
      name += QString(" %1 = %2").arg(QString::fromStdString(parameter.symbol)).arg(given->second);
  const auto output = output_activation(**make_loss(choice.id, choice.parameters), data_);
  const bool squashed =
      card.family == Family::regression && output && *output != Activation::linear;
  return squashed ? tr("%1 on sigmoid").arg(name) : name;
}

const Network* TrainModel::focusedNetwork() const {
  if (train().focus >= snapshot_.lanes.size()) return nullptr;
  const auto& network = snapshot_.lanes[train().focus].network;
  return network ? &*network : nullptr;
}

bool TrainModel::canAddLane() const { return train().lanes.size() < most_lanes; }

void TrainModel::addLane() {
  TrainScene next = train();
  const auto taken = [&next](const std::string& id) {
    return std::any_of(next.lanes.begin(), next.lanes.end(),
                       [&id](const LossChoice& lane) { return lane.id == id; });
  };
  const auto free = std::find_if(offers_.begin(), offers_.end(), [&](const Offer& offer) {
    return offer.why_not.empty() && !taken(offer.card->id);
  });
  if (!canAddLane() || free == offers_.end()) return;
  next.lanes.push_back({free->card->id, {}});
  next.focus = next.lanes.size() - 1;
  changeRace(next);
}

void TrainModel::removeLane(std::size_t lane) {
  TrainScene next = train();
  if (!canRemoveLane() || lane >= next.lanes.size()) return;
  next.lanes.erase(next.lanes.begin() + static_cast<std::ptrdiff_t>(lane));
  if (next.focus > lane || next.focus == next.lanes.size()) --next.focus;
  changeRace(next);
}

void TrainModel::setLane(std::size_t lane, const std::string& loss_id) {
  TrainScene next = train();
  if (lane >= next.lanes.size() || next.lanes[lane].id == loss_id) return;
  next.lanes[lane] = {loss_id, {}};
  next.focus = lane;
  changeRace(next);
}

void TrainModel::setFocus(std::size_t lane) {
  TrainScene next = train();
  if (lane >= next.lanes.size()) return;
  next.focus = lane;
  amend(next);
}

void TrainModel::setMeasure(Measure measure) {
  TrainScene next = train();
  next.measure = measure;
  change(next);
}

void TrainModel::setPlaying(bool on) {
  QMetaObject::invokeMethod(worker_, [worker = worker_, on] { worker->play(on); });
  if (on == playing_) return;
  playing_ = on;
  Q_EMIT playingChanged(on);
}

void TrainModel::step() {
  setPlaying(false);
  QMetaObject::invokeMethod(worker_, &TrainWorker::step);
}

void TrainModel::reset() {
  setPlaying(false);
  TrainScene next = train();
  next.epochs = 0;
  change(next);
}

std::string TrainModel::table() const {
  std::string text = "lane,loss,epoch,training loss,test loss,training common,test common,"
                     "training accuracy,test accuracy,gradient in layer 1\n";
  for (std::size_t lane = 0; lane < snapshot_.lanes.size(); ++lane)
    for (const LearningPoint& point : snapshot_.lanes[lane].curve) {
      text += std::to_string(lane + 1) + ',' + train().lanes[lane].id + ',' +
              std::to_string(point.epoch);
      for (const double value :
           {point.training.own, point.test.own, point.training.common, point.test.common,
            point.training.accuracy, point.test.accuracy, point.gradient})
        text += ',' + exact_text(value);
      text += '\n';
    }
  return text;
}

} // namespace losslab
