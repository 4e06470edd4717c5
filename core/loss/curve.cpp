#include "core/loss/curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace losslab {

/// What the loss is given at x, and how that changes with x.
struct Curve::Place {
  double prediction;
  double target;
  double first = 1;  ///< d prediction / dx
  double second = 0; ///< d² prediction / dx²

  Point by_axis(const Point& own) const {
    // (own.curvature · first) first: two small factors must not meet before the large one.
    return {own.value, own.slope * first, own.curvature * first * first + own.slope * second};
  }
};

/// A point of the curve to be; after_jump where a new stretch begins.
struct Curve::Node {
  double x;
  Place place;
  bool after_jump;
};

namespace {

// For x ≤ 0, where σ keeps its full precision.
double sigmoid_below(double x) { return std::exp(x) / (1 + std::exp(x)); }

double logit_of(double probability) { return std::log(probability) - std::log1p(-probability); }

double sign_of(double target) { return target >= 0.5 ? 1 : -1; }

bool finite(const Point& point) {
  return std::isfinite(point.value) && std::isfinite(point.slope) && std::isfinite(point.curvature);
}

void append(Stretch& stretch, double x, const Point& point) {
  stretch.x.push_back(x);
  stretch.value.push_back(point.value);
  stretch.slope.push_back(point.slope);
  stretch.curvature.push_back(point.curvature);
}

} // namespace

Curve::Curve(const PointwiseLoss& loss, Axis axis, double target)
    : loss_(loss), axis_(axis), target_(target),
      of_probability_(loss.card().axes.front() == Axis::probability) {}

Curve::Place Curve::from_logit(double logit) const {
  if (!of_probability_) return {logit, target_};
  // A probability near 1 loses its digits, one near 0 does not. Swapping the two classes swaps p
  // with 1 − p and changes nothing else, so the loss is always asked on the small side.
  const double small = sigmoid_below(-std::abs(logit));
  const double rate = small * (1 - small);
  if (logit <= 0) return {small, target_, rate, rate * (1 - 2 * small)};
  return {small, 1 - target_, -rate, rate * (1 - 2 * small)};
}

Curve::Place Curve::place(double x) const {
  switch (axis_) {
  case Axis::error:
    return {target_ + x, target_};
  case Axis::prediction:
    return {x, target_};
  case Axis::logit:
    return from_logit(x);
  case Axis::margin: {
    Place at_logit = from_logit(sign_of(target_) * x);
    at_logit.first *= sign_of(target_);
    return at_logit;
  }
  case Axis::probability:
    break;
  }
  if (of_probability_) return {x, target_};
  const double rate = 1 / (x * (1 - x));
  return {logit_of(x), target_, rate, (2 * x - 1) * rate * rate};
}

double Curve::to_axis(double prediction) const {
  if (axis_ == Axis::error) return prediction - target_;
  if (axis_ == Axis::prediction || of_probability_ == (axis_ == Axis::probability))
    return axis_ == Axis::margin ? sign_of(target_) * prediction : prediction;
  if (axis_ == Axis::probability)
    return prediction <= 0 ? sigmoid_below(prediction) : 1 - sigmoid_below(-prediction);
  return (axis_ == Axis::margin ? sign_of(target_) : 1) * logit_of(prediction);
}

std::vector<double> Curve::kinks() const {
  std::vector<double> found;
  for (const double kink : loss_.kinks(target_))
    if (const double x = to_axis(kink); std::isfinite(x)) found.push_back(x);
  std::sort(found.begin(), found.end());
  return found;
}

std::optional<std::string_view> Curve::objection(double x) const {
  const Place here = place(x);
  if (!std::isfinite(here.prediction)) return "there is no such prediction";
  return loss_.objection(here.prediction, here.target);
}

bool Curve::defined(const Place& place) const {
  return std::isfinite(place.prediction) && !loss_.objection(place.prediction, place.target);
}

std::optional<Point> Curve::at(double x) const {
  const Place here = place(x);
  if (!defined(here)) return std::nullopt;
  const Point point = here.by_axis(loss_.at(here.prediction, here.target));
  return finite(point) ? std::optional(point) : std::nullopt;
}

// The limit from one side is read one unit in the last place beside the kink.
Curve::Place Curve::beside(double kink, bool left) const {
  Place side = place(to_axis(kink));
  const bool swaps = of_probability_ && axis_ != Axis::probability; // see from_logit
  const double at_kink = swaps ? std::min(kink, 1 - kink) : kink;
  const double outwards = left == (side.first > 0) ? -1 : 1;
  side.prediction = std::nextafter(at_kink, outwards * std::numeric_limits<double>::infinity());
  return side;
}

std::vector<Curve::Node> Curve::nodes(std::span<const double> xs) const {
  std::vector<Node> found;
  if (xs.empty()) return found;
  std::vector<double> kinks = loss_.kinks(target_);
  std::sort(kinks.begin(), kinks.end(),
            [this](double one, double other) { return to_axis(one) < to_axis(other); });
  auto kink = std::find_if(kinks.begin(), kinks.end(),
                           [&](double each) { return to_axis(each) >= xs.front(); });
  for (const double x : xs) {
    bool at_kink = false;
    for (; kink != kinks.end() && to_axis(*kink) <= x; ++kink) {
      const double broken = to_axis(*kink);
      at_kink = broken == x;
      if (broken > xs.front()) found.push_back({broken, beside(*kink, true), false});
      if (broken < xs.back()) found.push_back({broken, beside(*kink, false), true});
    }
    if (!at_kink) found.push_back({x, place(x), false});
  }
  return found;
}

std::vector<Stretch> Curve::over(std::span<const double> xs) const {
  const std::vector<Node> all = nodes(xs);
  const std::size_t count = all.size();
  std::vector<double> numbers(5 * count);
  const auto column = [&](std::size_t index) {
    return std::span(numbers).subspan(index * count, count);
  };
  const auto prediction = column(0), target = column(1), value = column(2), slope = column(3),
             curvature = column(4);
  for (std::size_t i = 0; i < count; ++i) {
    prediction[i] = all[i].place.prediction;
    target[i] = all[i].place.target;
  }
  loss_.points({prediction, target, value, slope, curvature});

  std::vector<Stretch> stretches;
  bool open = false;
  for (std::size_t i = 0; i < count; ++i) {
    const Node& node = all[i];
    const Point point = node.place.by_axis({value[i], slope[i], curvature[i]});
    if (!defined(node.place) || !finite(point)) {
      open = false;
      continue;
    }
    if (!open || node.after_jump) stretches.emplace_back();
    open = true;
    append(stretches.back(), node.x, point);
  }
  return stretches;
}

Range default_range(Axis axis, double target) {
  switch (axis) {
  case Axis::error:
    break;
  case Axis::prediction:
    return {target - 4, target + 4};
  case Axis::margin:
    return {-3, 3};
  case Axis::logit:
    return {-6, 6};
  case Axis::probability:
    return {0, 1};
  }
  return {-4, 4};
}

} // namespace losslab
