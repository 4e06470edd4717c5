#include "ui/pages/explore/explore_model.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr int samples = 481;
constexpr double farthest = 1e4; ///< on the axis, for range and ball

template <class Choices> // const or not
auto* find_choice(Choices& choices, std::string_view id) {
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [id](const LossChoice& choice) { return choice.id == id; });
  return found == choices.end() ? nullptr : &*found;
}

std::size_t order_of(std::string_view id) {
  const auto all = catalogue();
  return static_cast<std::size_t>(
      std::find_if(all.begin(), all.end(),
                   [id](const Entry* entry) { return entry->card.id == id; }) -
      all.begin());
}

LossPtr loss_of(const ExploreScene& scene, const std::string& id) {
  const auto chosen = std::find_if(scene.losses.begin(), scene.losses.end(),
                                   [&id](const LossChoice& choice) { return choice.id == id; });
  const auto loss =
      make_loss(id, chosen == scene.losses.end() ? ParameterValues{} : chosen->parameters);
  return loss ? *loss : nullptr;
}

// Adds the loss, on its own axis and at its own target where it has nothing to show at the scene's.
// False when there are as many as can be told apart.
bool draw(ExploreScene& scene, const std::string& id) {
  const Entry* entry = find_loss(id);
  if (entry == nullptr || scene.losses.size() == most_losses) return false;
  scene.losses.push_back({id, {}});
  scene.focus = id;
  const bool curve = entry->card.kind == InputKind::number;
  if (entry->card.kind != scene.kind || (curve && !entry->card.has_axis(scene.axis))) {
    ExploreScene there = explore_scene(scene.losses, entry->card);
    there.gradient = scene.gradient;
    there.curvature = scene.curvature;
    scene = there;
  } else if (const LossPtr loss = loss_of(scene, id);
             curve &&
             Curve(*pointwise(*loss), scene.axis, scene.target).objection(scene.crosshair)) {
    scene.target = entry->card.drawn_target;
  }
  return true;
}

// What can change while the curves stay as they are.
ExploreScene curves_of(ExploreScene scene) {
  scene.crosshair = 0;
  scene.ball.reset();
  scene.gradient = scene.curvature = false;
  return scene;
}

const std::vector<double>& column(const Stretch& stretch, ExploreModel::Quantity quantity) {
  using enum ExploreModel::Quantity;
  return quantity == value ? stretch.value : quantity == slope ? stretch.slope : stretch.curvature;
}

double component(const Point& point, ExploreModel::Quantity quantity) {
  using enum ExploreModel::Quantity;
  return quantity == value ? point.value : quantity == slope ? point.slope : point.curvature;
}

} // namespace

ExploreModel::ExploreModel(const ExploreScene& scene, QObject* parent) : SceneModel(scene, parent) {
  connect(this, &SceneModel::sceneChanged, this, &ExploreModel::follow);
  redraw();
  followed_ = explore();
}

const Card& ExploreModel::focus() const {
  const Entry* entry = find_loss(explore().focus);
  return (entry ? entry : catalogue().front())->card;
}

LossPtr ExploreModel::focusedLoss() const { return loss_of(explore(), focus().id); }

void ExploreModel::follow() {
  const bool same = followed_ && curves_of(*followed_) == curves_of(explore());
  followed_ = explore();
  if (same) {
    read();
    Q_EMIT readingsChanged();
  } else {
    redraw();
    Q_EMIT curvesChanged();
  }
}

void ExploreModel::redraw() {
  const ExploreScene& scene = explore();
  std::vector<double> xs(samples);
  for (int i = 0; i < samples; ++i)
    xs[static_cast<std::size_t>(i)] = scene.low + (scene.high - scene.low) * i / (samples - 1);
  drawn_.clear();
  shown_ = show_losses(scene.losses, scene.kind, scene.given);
  if (scene.kind != InputKind::number) return; // a picture, not curves
  for (const LossChoice& choice : scene.losses) {
    const Entry* entry = find_loss(choice.id);
    if (entry == nullptr || !entry->card.has_axis(scene.axis)) continue;
    const LossPtr loss = loss_of(scene, choice.id);
    const PointwiseLoss* drawable = loss ? pointwise(*loss) : nullptr;
    if (drawable == nullptr) continue;
    drawn_.push_back({&entry->card,
                      loss,
                      Curve(*drawable, scene.axis, scene.target).over(xs),
                      std::nullopt,
                      {}});
  }
  std::sort(drawn_.begin(), drawn_.end(), [](const Drawn& a, const Drawn& b) {
    return order_of(a.card->id) < order_of(b.card->id);
  });
  read();
}

void ExploreModel::read() {
  const ExploreScene& scene = explore();
  for (Drawn& one : drawn_) {
    const Curve curve(*pointwise(*one.loss), scene.axis, scene.target);
    one.reading = curve.at(scene.crosshair);
    one.objection = curve.objection(scene.crosshair).value_or("the value is not finite");
  }
}

const Shown* ExploreModel::focused() const {
  const auto found = std::find_if(shown_.rbegin(), shown_.rend(), [this](const Shown& each) {
    return each.card->id == explore().focus;
  });
  return found == shown_.rend() ? nullptr : &*found;
}

void ExploreModel::setGiven(const std::string& input, std::vector<double> values,
                            const std::string& gesture) {
  setGiven(Numbers{{input, std::move(values)}}, gesture);
}

void ExploreModel::setGiven(const Numbers& inputs, const std::string& gesture) {
  ExploreScene next = explore();
  for (const auto& [input, values] : inputs) {
    Given* given = find_given(next.given, input);
    if (given == nullptr) return;
    if (given->rows() == 1) given->columns = static_cast<int>(values.size()); // a text may grow
    given->values = values;
  }
  if (!refuse_given(next.kind, next.given)) change(next, gesture);
}

void ExploreModel::setAllGiven(std::vector<Given> given, const std::optional<LossChoice>& of) {
  ExploreScene next = explore();
  if (refuse_given(next.kind, given)) return;
  if (of) {
    if (find_choice(next.losses, of->id) == nullptr && !draw(next, of->id)) return;
    *find_choice(next.losses, of->id) = *of;
    next.focus = of->id;
  }
  next.given = std::move(given);
  change(next);
}

bool ExploreModel::targetMatters() const {
  const ExploreScene& scene = explore();
  const auto moved = [&](const Drawn& one) {
    const auto here = Curve(*pointwise(*one.loss), scene.axis, 1).at(0.5);
    const auto there = Curve(*pointwise(*one.loss), scene.axis, 2).at(0.5);
    return here && there && std::abs(here->value - there->value) > 1e-9;
  };
  return scene.axis == Axis::prediction ||
         (scene.axis == Axis::error && std::any_of(drawn_.begin(), drawn_.end(), moved));
}

Range ExploreModel::height(Quantity quantity) const {
  std::vector<double> tops;
  double focused = 0;
  double read = 0; // the number that the crosshair stands at is always seen
  double lowest = 0;
  double highest = 0;
  for (const Drawn& one : drawn_) {
    double top = 0;
    for (const Stretch& stretch : one.stretches)
      for (const double y : column(stretch, quantity)) {
        top = std::max(top, std::abs(y));
        lowest = std::min(lowest, y);
        highest = std::max(highest, y);
      }
    tops.push_back(top);
    if (one.card->id == explore().focus) focused = top;
    if (one.reading) read = std::max(read, std::abs(component(*one.reading, quantity)));
  }
  std::sort(tops.rbegin(), tops.rend());
  double top = tops.empty() ? 1 : tops.front();
  if (tops.size() > 1 && tops[1] > 0)
    top = std::min(top, std::max(2 * tops[1], std::min(focused, 4 * tops[1])));
  top = std::max({top, read, 1e-3}) * 1.04;
  return {lowest < 0 ? std::max(lowest * 1.04, -top) : -0.02 * top,
          highest > 0 ? std::min(highest * 1.04, top) : 0.02 * top};
}

bool ExploreModel::toggleLoss(const std::string& id) {
  ExploreScene next = explore();
  if (auto* chosen = find_choice(next.losses, id))
    next.losses.erase(next.losses.begin() + (chosen - next.losses.data()));
  else if (!draw(next, id))
    return false;
  change(next);
  return true;
}

void ExploreModel::setFocus(const std::string& id) {
  ExploreScene next = explore();
  next.focus = id;
  amend(next);
}

void ExploreModel::setParameter(const std::string& parameter, double value) {
  ExploreScene next = explore();
  if (find_choice(next.losses, next.focus) == nullptr && !draw(next, next.focus)) return;
  auto* chosen = find_choice(next.losses, next.focus);
  ParameterValues values = chosen->parameters;
  values[parameter] = value;
  if (!make_loss(next.focus, values)) return; // out of range while typing: keep what was
  for (const Parameter& declared : focus().parameters)
    if (declared.id == parameter && declared.fallback == value) values.erase(parameter);
  chosen->parameters = values;
  change(next, "parameter " + parameter);
}

void ExploreModel::setAxis(Axis axis) {
  ExploreScene next = explore();
  if (next.axis == axis) return;
  next.axis = axis;
  const Range range = default_range(axis, next.target);
  next.low = range.low;
  next.high = range.high;
  next.crosshair = range.low + 0.75 * (range.high - range.low);
  next.ball.reset();
  change(next);
}

void ExploreModel::setTarget(double target) {
  ExploreScene next = explore();
  next.target = target;
  change(next, "target");
}

void ExploreModel::setPlots(bool gradient, bool curvature) {
  ExploreScene next = explore();
  next.gradient = gradient;
  next.curvature = curvature;
  change(next);
}

void ExploreModel::setRange(double low, double high) {
  const double width = high - low;
  if (!(width > 1e-6) || !(width < 2e4) || std::abs(low) > farthest || std::abs(high) > farthest)
    return;
  ExploreScene next = explore();
  next.low = low;
  next.high = high;
  change(next, "range");
}

void ExploreModel::resetRange() {
  const Range range = default_range(explore().axis, explore().target);
  setRange(range.low, range.high);
  endGesture();
}

void ExploreModel::moveCrosshair(double x) {
  ExploreScene next = explore();
  next.crosshair = x;
  amend(next);
}

std::optional<Point> ExploreModel::ballPoint() const {
  const LossPtr loss = focusedLoss();
  const PointwiseLoss* drawable = loss ? pointwise(*loss) : nullptr;
  const ExploreScene& scene = explore();
  if (!scene.ball || drawable == nullptr || !focus().has_axis(scene.axis)) return std::nullopt;
  return Curve(*drawable, scene.axis, scene.target).at(scene.ball->position);
}

void ExploreModel::dropBall(double position) {
  ExploreScene next = explore();
  next.ball = Ball{position, next.ball ? next.ball->rate : Ball{}.rate};
  change(next);
}

void ExploreModel::setRate(double rate) {
  ExploreScene next = explore();
  if (!next.ball) return;
  next.ball->rate = rate;
  change(next);
}

ExploreModel::Rolled ExploreModel::stepBall() {
  const auto point = ballPoint();
  if (!point) return Rolled::not_defined;
  ExploreScene next = explore();
  const double step = next.ball->rate * point->slope;
  next.ball->position -= step;
  if (!(std::abs(next.ball->position) <= farthest)) return Rolled::left;
  amend(next);
  return std::abs(step) > 1e-5 * (next.high - next.low) ? Rolled::on : Rolled::rests;
}

void ExploreModel::removeBall() {
  ExploreScene next = explore();
  next.ball.reset();
  change(next);
}

} // namespace losslab
