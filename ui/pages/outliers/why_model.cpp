#include "ui/pages/outliers/why_model.h"

#include "core/fit/left_out.h"

#include <QEventLoop>

namespace losslab {

namespace {

constexpr int hand_rests = 150;          // ms without another scene
constexpr std::size_t rough_stride = 10; ///< a first answer within a frame or two
constexpr std::size_t at_once = 200;     ///< points: each is left out within a frame or two

std::vector<double> places(const Range& range, std::size_t stride) {
  std::vector<double> all;
  for (std::size_t i = 0; i <= WhyModel::positions; i += stride)
    all.push_back(range.low + (range.high - range.low) * static_cast<double>(i) /
                                  static_cast<double>(WhyModel::positions));
  return all;
}

bool is_one_moved(std::span<const Sample> before, std::span<const Sample> after) {
  if (before.size() != after.size()) return false;
  std::size_t moved = 0;
  for (std::size_t i = 0; i < before.size(); ++i)
    moved += before[i] == after[i] ? 0 : 1;
  return moved <= 1;
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
         !shifts_asked_.isAwaited() && !strength_asked_.isAwaited();
}

void WhyModel::finish() {
  QEventLoop loop;
  const auto look = [this, &loop] {
    if (isSettled()) loop.quit();
  };
  for (const auto signal : {&WhyModel::journeyChanged, &WhyModel::effectsChanged,
                            &WhyModel::shiftsChanged, &WhyModel::strengthsChanged})
    connect(this, signal, &loop, look);
  if (!isSettled()) loop.exec();
}

WhyModel::Topic WhyModel::topic() const {
  const OutliersScene& scene = model_.outliers();
  OutliersScene fitted;
  fitted.losses = scene.losses;
  fitted.degree = scene.degree;
  fitted.intercept = scene.intercept;
  fitted.mad_scale = scene.mad_scale;
  fitted.guess = scene.guess;
  return {.points = scene.points, .fitted = fitted};
}

Method WhyModel::method(const OutliersModel::Fit& fit) const {
  const OutliersScene& scene = model_.outliers();
  return {fit.loss, {scene.degree, scene.intercept}, {.mad = scene.mad_scale}};
}

void WhyModel::follow() {
  if (!isLookedAt()) { // the model's fits will be of other points
    for (Inquiry* asked : {&journey_asked_, &without_asked_, &strength_asked_})
      asked->drop();
    journey_topic_ = without_topic_ = strengths_topic_ = {};
    dropShifts();
    return rest_.stop();
  }
  followJourney();
  followWithout();
  followShifts();
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
  Topic next = topic();
  next.selected = scene.selected;
  next.beneath = scene.beneath;
  next.low = range.low;
  next.high = range.high;
  along(way, next.points[*scene.selected]) = 0;
  if (next == journey_topic_) return;
  const bool another = next.selected != journey_topic_.selected ||
                       next.beneath != journey_topic_.beneath ||
                       next.fitted != journey_topic_.fitted;
  journey_topic_ = std::move(next);
  if (another) { // of the same point's, a little earlier, the curves stay for a moment
    journey_.courses.clear();
    Q_EMIT journeyChanged();
  }
  askJourney(rough_stride);
}

void WhyModel::askJourney(std::size_t stride) {
  const Way way = journey_topic_.beneath == Beneath::vertical ? Way::vertical : Way::horizontal;
  const Range range{journey_topic_.low, journey_topic_.high};
  // A loss that has no curve here because of where the selected point is may have one elsewhere.
  std::vector<std::pair<const Card*, Method>> methods;
  for (const auto& fit : model_.fits())
    if (fit.fitted || fit.fitted.refusal().place.starts_with("points"))
      methods.emplace_back(fit.card, method(fit));
  journey_asked_.ask(
      [way, range, stride, methods, points = journey_topic_.points,
       selected = *journey_topic_.selected](const std::stop_token& stop) {
        Journey journey{way, range, places(range, stride), {}};
        for (const auto& [card, fit] : methods)
          journey.courses.push_back(
              {card, travel(fit, points, selected, way, journey.positions, stop)});
        return journey;
      },
      [this, stride](const Journey& journey) {
        journey_ = journey;
        if (stride > 1) askJourney(1);
        Q_EMIT journeyChanged();
      });
}

// The curves without the point stay while it moves; what it does by being where it is does not.
void WhyModel::followWithout() {
  const OutliersScene& scene = model_.outliers();
  if (!scene.selected) {
    without_asked_.drop();
    without_topic_ = {};
    without_.clear();
    return judge();
  }
  Topic next = topic();
  next.selected = scene.selected;
  next.points[*scene.selected] = {};
  if (next == without_topic_) return judge();
  without_topic_ = std::move(next);
  without_.clear();
  std::vector<Method> methods;
  for (const auto& fit : model_.fits())
    methods.push_back(method(fit));
  without_asked_.ask(
      [methods, points = scene.points, selected = *scene.selected](const std::stop_token& stop) {
        std::vector<std::optional<Polynomial>> curves;
        for (const Method& each : methods)
          if (!stop.stop_requested()) curves.push_back(curve_without(each, points, selected));
        return curves;
      },
      [this](const std::vector<std::optional<Polynomial>>& curves) {
        without_ = curves;
        judge();
      });
  judge();
}

void WhyModel::judge() {
  effects_.clear();
  const auto& points = model_.outliers().points;
  const auto selected = model_.outliers().selected;
  const Shape shape{model_.outliers().degree, model_.outliers().intercept};
  const auto unit = selected && !without_.empty() ? usual_error(points, shape) : std::nullopt;
  for (std::size_t i = 0; i < without_.size() && selected; ++i) {
    const auto& fit = model_.fits()[i];
    if (!without_[i] || !fit.fitted || !unit) {
      effects_.emplace_back();
      continue;
    }
    const Polynomial& curve = fit.fitted->curve;
    effects_.push_back(Effect{shift(points, curve, *without_[i], *unit),
                              followed(points[*selected], curve, *without_[i]),
                              carried(method(fit), points, *selected,
                                      fit.influence[*selected].leverage, curve, *without_[i])});
  }
  Q_EMIT effectsChanged();
}

void WhyModel::followShifts() {
  const OutliersScene& scene = model_.outliers();
  const auto* fit = model_.focused();
  if (scene.filling != Filling::shift || fit == nullptr || !fit->fitted ||
      scene.points.size() > most_left_out)
    return dropShifts();
  Topic next = topic();
  next.fitted.focus = scene.focus;
  if (next == shifts_topic_) return;
  if (scene.points.size() > at_once || next.fitted != shifts_topic_.fitted ||
      !is_one_moved(shifts_topic_.points, next.points))
    dropShifts();
  shifts_topic_ = std::move(next);
  shifts_asked_.ask(
      [tried = method(*fit), points = scene.points, curve = fit->fitted->curve,
       shape = Shape{scene.degree, scene.intercept}](const std::stop_token& stop) {
        Shifts shifts;
        const auto unit = usual_error(points, shape);
        if (!unit) return shifts;
        for (const auto& without : curves_without_each(tried, points, stop))
          shifts.push_back(without ? std::optional(shift(points, curve, *without, *unit))
                                   : std::nullopt);
        return shifts;
      },
      [this](const Shifts& shifts) {
        shifts_ = shifts;
        Q_EMIT shiftsChanged();
      });
}

void WhyModel::dropShifts() {
  shifts_asked_.drop();
  shifts_topic_ = {};
  if (!shifts_) return;
  shifts_.reset();
  Q_EMIT shiftsChanged();
}

void WhyModel::followStrengths() {
  Topic next = topic();
  if (next == strengths_topic_) return;
  strengths_topic_ = std::move(next);
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
  while (strengths_.size() < model_.fits().size() && !model_.fits()[strengths_.size()].fitted)
    strengths_.emplace_back();
  if (strengths_.size() >= model_.fits().size()) return Q_EMIT strengthsChanged();
  strength_asked_.ask(
      [tried = method(model_.fits()[strengths_.size()]),
       points = strengths_topic_.points](const std::stop_token& stop) {
        return Strength{find_breakdown(tried, points, stop), breakdown_theory(tried, points)};
      },
      [this](const Strength& strength) {
        strengths_.emplace_back(strength);
        askStrength();
        Q_EMIT strengthsChanged();
      });
}

} // namespace losslab
