#include "core/fit/breakdown.h"

#include "core/fit/far_out.h"
#include "core/fit/lever.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace losslab {

namespace {

constexpr std::array distances{1e4, 1e6};
constexpr double left_for_good = 10;
constexpr std::size_t pivots_tried = 3;

/// One way of leading points astray: which of them, and whither.
struct Attack {
  std::vector<std::size_t> order; ///< the first k are taken
  double pivot;
  int power; ///< of the distance from the pivot that is added to the fit; 0 lifts all alike
};

class Meter {
 public:
  Meter(const Method& method, std::span<const Sample> points, const Polynomial& now,
        const std::stop_token& stop)
      : method_(method), points_(points), now_(now), stop_(stop) {
    const auto [left, right] = std::minmax_element(
        points.begin(), points.end(), [](const Sample& a, const Sample& b) { return a.x < b.x; });
    const auto [low, high] = std::minmax_element(
        points.begin(), points.end(), [](const Sample& a, const Sample& b) { return a.y < b.y; });
    middle_ = left->x / 2 + right->x / 2;
    reach_ = right->x - left->x;
    if (!method.shape.intercept) reach_ = std::max(std::abs(left->x), std::abs(right->x));
    unit_ = high->y - low->y;
    double parameter = 0;
    for (const double value : method.loss->parameters())
      parameter = std::max(parameter, std::abs(value));
    unit_ += parameter > 0 || unit_ > 0 ? parameter : 1;
    list_attacks();
  }

  /// By bisection: what k points can do, more of them can.
  std::optional<std::size_t> fewest(bool outward) {
    if (carried_by(1, outward)) return 1;
    std::size_t few = 1;
    std::size_t enough = points_.size() / 2 + 1;
    if (!carried_by(enough, outward)) return std::nullopt;
    while (enough - few > 1) {
      const std::size_t middle = few + (enough - few) / 2;
      (carried_by(middle, outward) ? enough : few) = middle;
    }
    return enough;
  }

 private:
  void list_attacks() {
    std::vector<std::size_t> order(points_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto ascending = [&order](const auto& measure) {
      std::stable_sort(order.begin(), order.end(), [&measure](std::size_t a, std::size_t b) {
        return measure(a) < measure(b);
      });
      return order;
    };
    const Shape& shape = method_.shape;
    std::vector<Lever> pivots = shape.intercept ? levers(points_, 1) : std::vector<Lever>{{0, 0}};
    pivots.resize(std::min(pivots_tried, pivots.size()));
    for (const Lever& lever : pivots) {
      const auto nearness = [&](std::size_t at) { return -std::abs(points_[at].x - lever.pivot); };
      attacks_.push_back({ascending(nearness), lever.pivot, 1});
      if (shape.degree > 1) attacks_.push_back({order, lever.pivot, shape.degree});
    }
    const auto missed = [this](std::size_t at) {
      return std::abs(now_.at(points_[at].x) - points_[at].y);
    };
    attacks_.push_back({ascending(missed), shape.intercept ? middle_ : 0, 1});
    if (shape.intercept) attacks_.push_back({order, middle_, 0});
  }

  bool carried_by(std::size_t count, bool outward) {
    return std::any_of(attacks_.begin(), attacks_.end(), [&](const Attack& attack) {
      return leaves(attack, count, outward, 1) || leaves(attack, count, outward, -1);
    });
  }

  bool leaves(const Attack& attack, std::size_t count, bool outward, double sign) {
    if (stop_.stop_requested()) return false;
    const double far = moved(attack, count, outward, sign * distances[1]);
    return far > left_for_good * unit_ &&
           far > left_for_good * moved(attack, count, outward, sign * distances[0]);
  }

  /// How far the fit goes from where it was, among the real points.
  double moved(const Attack& attack, std::size_t count, bool outward, double distance) {
    const double outward_reach = std::pow(std::abs(distance), 1.0 / method_.shape.degree);
    astray_.assign(points_.begin(), points_.end());
    for (std::size_t i = 0; i < count; ++i) {
      Sample& point = astray_[attack.order[i]];
      if (outward) point.x = middle_ + outward_reach * reach_;
      point.y = now_.at(point.x) +
                distance * unit_ * std::pow((point.x - attack.pivot) / reach_, attack.power);
    }
    const auto curve = fitted_curve(fitter_, method_, astray_);
    double farthest = 0;
    for (const Sample& point : points_)
      if (curve) farthest = std::max(farthest, std::abs(curve->at(point.x) - now_.at(point.x)));
    return farthest;
  }

  const Method& method_;
  std::span<const Sample> points_;
  Polynomial now_;
  const std::stop_token& stop_;
  double middle_;
  double reach_; ///< from the leftmost point to the rightmost, or from the origin to the farthest
  double unit_;
  std::vector<Attack> attacks_;
  std::vector<Sample> astray_;
  Fitter fitter_;
};

std::size_t at_least_one(double points) {
  return static_cast<std::size_t>(std::max(1.0, std::ceil(points - 1e-9)));
}

} // namespace

Breakdown find_breakdown(const Method& method, std::span<const Sample> points,
                         const std::stop_token& stop) {
  Fitter fitter;
  const auto now = fitted_curve(fitter, method, points);
  if (!now) return {};
  Meter meter(method, points, *now, stop);
  const auto upright = meter.fewest(false);
  const auto anywhere = meter.fewest(true);
  // A point that may move sideways may as well stay where it is.
  return {upright, upright && (!anywhere || *upright < *anywhere) ? upright : anywhere};
}

std::optional<BreakdownTheory> breakdown_theory(const Method& method,
                                                std::span<const Sample> points) {
  const auto far = far_out(*pointwise(*method.loss));
  if (!far || points.empty()) return std::nullopt;
  if (!far->bounds_pull()) return BreakdownTheory{1, 1, false};
  if (method.shape != Shape{} || method.scaling.mad) return std::nullopt;
  const bool bounded = far->is_bounded();
  const double both = far->too_high + far->too_low;
  const double too_high = both > 0 ? far->too_high / both : 0.5; // the slope of Tukey is 0 there
  const double exponent = std::max(0.0, far->exponent);
  // Turned up at the right, the line is too high there for the others, and too low at the left.
  const Resistance turned_up{1 - too_high, too_high};
  const Resistance turned_down{too_high, 1 - too_high};
  const double shifted = static_cast<double>(points.size()) * std::min(too_high, 1 - too_high);
  const std::size_t fewest =
      std::min({at_least_one(shifted), levers(points, exponent, turned_up).front().needed,
                levers(points, exponent, turned_down).front().needed});
  const bool at_most = bounded || (exponent > 0 && exponent < 1);
  return BreakdownTheory{fewest, bounded ? fewest : 1, at_most};
}

} // namespace losslab
