#include "ui/pages/outliers/why_model.h"

#include "core/fit/left_out.h"

#include <algorithm>

namespace losslab {

namespace {

constexpr int hand_rests = 150;          // ms without another scene
constexpr std::size_t rough_stride = 10; ///< a first answer within a frame or two

std::vector<double> places(const Range& range, std::size_t stride) {
  std::vector<double> all;
  for (std::size_t i = 0; i <= WhyModel::positions; i += stride)
    all.push_back(range.low + (range.high - range.low) * static_cast<double>(i) /
                                  static_cast<double>(WhyModel::positions));
  return all;
}

} // namespace

WhyModel::WhyModel(OutliersModel& model, QObject* parent) : QObject(parent), model_(model) {
  rest_.setSingleShot(true);
  rest_.setInterval(hand_rests);
  connect(&rest_, &QTimer::timeout, this, &WhyModel::askStrength);
  connect(&model_, &SceneModel::sceneChanged, this, &WhyModel::follow);
  follow();
}

WhyModel::~WhyModel() = default; // the inquiries go first and have the work stopped

bool WhyModel::isSettled() const {
  return !rest_.isActive() && !journey_asked_.isAwaited() && !without_asked_.isAwaited() &&
         !strength_asked_.isAwaited();
}

// A loss that has no line here because of where the selected point is may have one elsewhere.
WhyModel::Losses WhyModel::losses() const {
  Losses all;
  for (const auto& fit : model_.fits())
    if (fit.line || fit.line.refusal().place.starts_with("points"))
      all.emplace_back(fit.card, fit.loss);
  return all;
}

void WhyModel::follow() {
  if (!isLookedAt()) return;
  followJourney();
  followWithout();
  followStrengths();
}

void WhyModel::followJourney() {
  const OutliersScene& scene = model_.outliers();
  const bool travels = scene.beneath == Beneath::vertical || scene.beneath == Beneath::horizontal;
  if (!travels || !scene.selected || scene.points.size() < 2) {
    journey_asked_.drop();
    journey_topic_ = {};
    journey_ = {};
    return Q_EMIT journeyChanged();
  }
  const Way way = scene.beneath == Beneath::vertical ? Way::vertical : Way::horizontal;
  const Range range = worth_travelling(scene.points, *scene.selected, way);
  Topic topic{scene.points, scene.losses, scene.selected, scene.beneath, range.low, range.high};
  along(way, topic.points[*scene.selected]) = 0;
  if (topic == journey_topic_) return;
  const bool another = topic.selected != journey_topic_.selected ||
                       topic.beneath != journey_topic_.beneath ||
                       topic.losses != journey_topic_.losses;
  journey_topic_ = std::move(topic);
  if (another) { // of the same point's, a little earlier, the curves stay for a moment
    journey_.courses.clear();
    Q_EMIT journeyChanged();
  }
  askJourney(rough_stride);
}

void WhyModel::askJourney(std::size_t stride) {
  const Way way = journey_topic_.beneath == Beneath::vertical ? Way::vertical : Way::horizontal;
  const Range range{journey_topic_.low, journey_topic_.high};
  journey_asked_.ask(
      [way, range, stride, losses = losses(), points = journey_topic_.points,
       selected = *journey_topic_.selected](const std::stop_token& stop) {
        Journey journey{way, range, places(range, stride), {}};
        for (const auto& [card, loss] : losses)
          journey.courses.push_back(
              {card, travel(*loss, points, selected, way, journey.positions, stop)});
        return journey;
      },
      [this, stride](const Journey& journey) {
        journey_ = journey;
        if (stride > 1) askJourney(1);
        Q_EMIT journeyChanged();
      });
}

// The lines without the point stay while it moves; what it does by being where it is does not.
void WhyModel::followWithout() {
  const OutliersScene& scene = model_.outliers();
  if (!scene.selected) {
    without_asked_.drop();
    without_topic_ = {};
    without_.clear();
    return judge();
  }
  Topic topic{scene.points, scene.losses, scene.selected};
  topic.points[*scene.selected] = {};
  if (topic == without_topic_) return judge();
  without_topic_ = std::move(topic);
  without_.clear();
  std::vector<LossPtr> losses;
  for (const auto& fit : model_.fits())
    losses.push_back(fit.loss);
  without_asked_.ask(
      [losses, points = scene.points, selected = *scene.selected](const std::stop_token& stop) {
        std::vector<std::optional<Line>> lines;
        for (const LossPtr& loss : losses)
          if (!stop.stop_requested()) lines.push_back(line_without(*loss, points, selected));
        return lines;
      },
      [this](const std::vector<std::optional<Line>>& lines) {
        without_ = lines;
        judge();
      });
  judge();
}

void WhyModel::judge() {
  effects_.clear();
  const auto& points = model_.outliers().points;
  const auto selected = model_.outliers().selected;
  const auto unit = selected && !without_.empty() ? usual_error(points) : std::nullopt;
  for (std::size_t i = 0; i < without_.size() && selected; ++i) {
    const auto& fit = model_.fits()[i];
    if (!without_[i] || !fit.line || !unit) {
      effects_.emplace_back();
      continue;
    }
    const Line& line = fit.line->line;
    effects_.push_back(Effect{shift(points, line, *without_[i], *unit),
                              followed(points[*selected], line, *without_[i]),
                              carried(*pointwise(*fit.loss), points, *selected,
                                      fit.influence[*selected].leverage, line, *without_[i])});
  }
  Q_EMIT effectsChanged();
}

void WhyModel::followStrengths() {
  const OutliersScene& scene = model_.outliers();
  Topic topic{scene.points, scene.losses};
  if (topic == strengths_topic_) return;
  strengths_topic_ = std::move(topic);
  strength_asked_.drop();
  strengths_.clear();
  if (isTooMany())
    rest_.stop();
  else
    rest_.start();
  Q_EMIT strengthsChanged();
}

// One loss after the other, so that the first bars need not wait for the last.
void WhyModel::askStrength() {
  while (strengths_.size() < model_.fits().size() && !model_.fits()[strengths_.size()].line)
    strengths_.emplace_back();
  if (strengths_.size() >= model_.fits().size()) return Q_EMIT strengthsChanged();
  strength_asked_.ask(
      [loss = model_.fits()[strengths_.size()].loss,
       points = model_.outliers().points](const std::stop_token& stop) {
        return Strength{find_breakdown(*loss, points, stop),
                        breakdown_theory(*pointwise(*loss), points)};
      },
      [this](const Strength& strength) {
        strengths_.emplace_back(strength);
        askStrength();
        Q_EMIT strengthsChanged();
      });
}

} // namespace losslab
