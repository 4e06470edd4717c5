#include "ui/pages/outliers/noise_model.h"

#include "core/exact_text.h"

#include <algorithm>

namespace losslab {

namespace {

QString name_of(const NoiseModel::Standing& standing) {
  return QString::fromStdString(standing.card->short_name);
}

QString times(const Measured& ratio) {
  return QString("%1 ± %2").arg(QString::number(ratio.value, 'f', 2),
                                QString::number(ratio.error, 'f', 2));
}

/// "A, B and C".
QString listed(const QStringList& names) {
  if (names.size() == 1) return names.front();
  return NoiseModel::tr("%1 and %2").arg(names.mid(0, names.size() - 1).join(", "), names.back());
}

std::string cells(const std::optional<Spread>& spread) {
  if (!spread) return ",,,,,";
  std::string text = ',' + exact_text(spread->mean) + ',' + exact_text(spread->deviation.value) +
                     ',' + exact_text(spread->deviation.error);
  if (!spread->efficiency) return text + ",,";
  return text + ',' + exact_text(spread->efficiency->value) + ',' +
         exact_text(spread->efficiency->error);
}

} // namespace

NoiseModel::NoiseModel(OutliersModel& outliers, QObject* parent)
    : QObject(parent), outliers_(outliers), worker_(new NoiseWorker),
      bridge_(bridge_to_loss(Noise::normal, 1)) {
  worker_->moveToThread(&thread_);
  connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
  connect(worker_, &NoiseWorker::advanced, this, &NoiseModel::take);
  connect(&outliers_, &SceneModel::sceneChanged, this, &NoiseModel::follow);
  thread_.start();
  open();
}

NoiseModel::~NoiseModel() {
  thread_.quit();
  thread_.wait();
}

NoiseModel::Followed NoiseModel::wanted() const {
  const OutliersScene& scene = outliers_.outliers();
  Followed wanted{scene.synthetic.value_or(Synthetic{}), {}};
  for (const Entry* entry : catalogue())
    for (const LossChoice& choice : scene.losses)
      if (choice.id == entry->card.id) wanted.losses.push_back(choice);
  return wanted;
}

void NoiseModel::follow() {
  if (outliers_.outliers().view == OutliersView::noise && wanted() != followed_) open();
}

void NoiseModel::open() {
  followed_ = wanted();
  bridge_ = bridge_to_loss(synthetic().noise, synthetic().scale);
  if (bridge_) matching_ = *make_loss(bridge_->loss.id, bridge_->loss.parameters);
  repeats_ = 0;
  standings_.clear();
  for (const LossChoice& choice : followed_.losses)
    standings_.push_back({&find_loss(choice.id)->card, {choice, {}, {}}, {}});
  QMetaObject::invokeMethod(worker_, [worker = worker_, followed = followed_, run = ++run_] {
    worker->open(followed.synthetic, followed.losses, run);
  });
  const bool was_running = std::exchange(running_, true);
  Q_EMIT restarted();
  if (!was_running) Q_EMIT runningChanged(true);
}

void NoiseModel::take(const ExperimentSnapshot& snapshot, quint64 run) {
  QMetaObject::invokeMethod(worker_, &NoiseWorker::acknowledge);
  if (run != run_) return; // of a scene that is gone
  repeats_ = snapshot.repeats;
  for (std::size_t i = 0; i < standings_.size(); ++i)
    standings_[i].estimates = snapshot.estimates[i];
  measure();
  if (repeats_ >= enough() && std::exchange(running_, false)) Q_EMIT runningChanged(false);
}

void NoiseModel::measure() {
  for (Standing& standing : standings_)
    standing.spread = spread_of(standing.estimates, coefficient_, synthetic());
  Q_EMIT advanced();
}

void NoiseModel::setRunning(bool on) {
  if (on == running_ || (on && repeats_ >= enough())) return;
  QMetaObject::invokeMethod(worker_, [worker = worker_, on] { worker->work(on); });
  running_ = on;
  Q_EMIT runningChanged(on);
}

void NoiseModel::setCoefficient(Coefficient coefficient) {
  if (coefficient == coefficient_) return;
  coefficient_ = coefficient;
  measure();
}

double NoiseModel::truth() const {
  return Line{synthetic().intercept, synthetic().slope}.*coefficient_;
}

bool NoiseModel::fitsMatchingLoss() const {
  const auto& losses = followed_.losses;
  return bridge_ && std::find(losses.begin(), losses.end(), bridge_->loss) != losses.end();
}

void NoiseModel::fitMatchingLoss() {
  if (bridge_) outliers_.chooseLoss(bridge_->loss);
}

QString NoiseModel::verdict() const {
  constexpr int too_few = 100;
  if (repeats_ < std::min(too_few, enough())) return {};
  if (synthetic().scale == 0)
    return tr("Without noise every repeat draws the same points: all spreads are 0, and no loss "
              "can win.");
  std::vector<Estimates> estimates;
  for (const Standing& standing : standings_)
    estimates.push_back(standing.estimates);
  const auto found = steadiest(estimates, coefficient_, synthetic());
  if (!found) return tr("None of these losses can be judged here.");
  if (standings_.size() == 1) return tr("Choose another loss to compare it with.");
  QStringList first{name_of(standings_[found->best])};
  for (const std::size_t i : found->level)
    first << name_of(standings_[i]);
  QString text = first.size() > 1
                     ? tr("%1 are level: %2 repeats cannot tell them apart.")
                           .arg("<b>" + listed(first) + "</b>")
                           .arg(repeats_)
                     : tr("%1 wins: its lines scatter least.").arg("<b>" + first.front() + "</b>");
  for (std::size_t i = 0; i < standings_.size(); ++i) {
    if (standings_[i].card->id != "mse" || first.contains(name_of(standings_[i]))) continue;
    if (const auto ratio = ratio_of_deviations(estimates[i], estimates[found->best], coefficient_))
      text += ' ' +
              tr("MSE loses: its spread is %1 times that of %2.").arg(times(*ratio), first.front());
  }
  return text;
}

std::string NoiseModel::table() const {
  std::string text = "loss,repeats,lines";
  for (const char* name : {"slope", "intercept"})
    for (const char* what :
         {" mean", " deviation", " deviation error", " efficiency", " efficiency error"})
      text += std::string(",") + name + what;
  text += '\n';
  for (const Standing& standing : standings_) {
    const auto lines =
        std::count_if(standing.estimates.lines.begin(), standing.estimates.lines.end(),
                      [](const auto& line) { return line.has_value(); });
    text += standing.card->id + ',' + std::to_string(repeats_) + ',' + std::to_string(lines);
    for (const Coefficient coefficient : {&Line::slope, &Line::intercept})
      text += cells(spread_of(standing.estimates, coefficient, synthetic()));
    text += '\n';
  }
  return text;
}

} // namespace losslab
