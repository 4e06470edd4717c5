#include "core/fit/pulls.h"

#include "core/fit/corners.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

/// Of a residual beside what it is the difference of: that of a touched point is rounding alone.
constexpr double rounding = 1e-12;
/// Beside the sum of all slopes: two sums that near to 0 are balanced.
constexpr double slack = 1e-12;
constexpr int most_steps = 100; ///< Newton needs a few; a balance that does not exist, all of them

/// Σ pull and Σ pull·u.
struct Sums {
  double pull = 0;
  double torque = 0;
  void add(double more, double u) {
    pull += more;
    torque += more * u;
  }
  double size() const { return std::max(std::abs(pull), std::abs(torque)); }
  double along(const auto& step) const { return pull * step.shift + torque * step.turn; }
};

/// The pulls of the touched corners: clamp(shift + turn·u, below, above), with the shift and turn
/// at which everything balances. They are the multipliers of least square sum: the condition for
/// that minimum is of this form, and its dual a convex, piecewise quadratic function of shift and
/// turn, with sums() as gradient. Newton's method goes to its least value from piece to piece.
class Balance {
 public:
  Balance(const Corners& corners, const std::vector<std::size_t>& touched, const Sums& others)
      : corners_(corners), touched_(touched), others_(others) {}

  /// Whether there is one.
  bool find(double tolerance) {
    for (int step = 0; step < most_steps; ++step) {
      if (sums(at_).size() <= tolerance) return true;
      advance();
    }
    return false;
  }
  double pull(std::size_t corner) const { return pull(corner, at_); }

 private:
  struct Tilt {
    double shift = 0;
    double turn = 0;
    double at(double u) const { return shift + turn * u; }
    Tilt moved(const Tilt& by, double length) const {
      return {shift + length * by.shift, turn + length * by.turn};
    }
  };
  /// How many corners, about which u, and their Σ(u − mean)².
  struct Spread {
    double count = 0;
    double mean = 0;
    double square = 0;
    void add(double u) { // Welford's way
      ++count;
      const double off = u - mean;
      mean += off / count;
      square += off * (u - mean);
    }
  };

  double pull(std::size_t i, const Tilt& tilt) const {
    return std::clamp(tilt.at(corners_.u[i]), corners_.below[i], corners_.above[i]);
  }
  Sums sums(const Tilt& tilt) const {
    Sums sums = others_;
    for (const std::size_t i : touched_)
      sums.add(pull(i, tilt), corners_.u[i]);
    return sums;
  }
  Tilt newton_step(const Sums& now) const {
    Spread free;
    Spread all;
    for (const std::size_t i : touched_) {
      const double u = corners_.u[i];
      all.add(u);
      if (pull(i, at_) == at_.at(u)) free.add(u);
    }
    // Where the free corners leave a direction open, all of them are a bound on its curvature.
    const Spread& centre = free.count > 0 ? free : all;
    const double square = free.square > 0 ? free.square : all.square;
    const double turn = square > 0 ? -(now.torque - centre.mean * now.pull) / square : 0;
    return {-now.pull / centre.count - turn * centre.mean, turn};
  }
  void advance() {
    const Sums now = sums(at_);
    const Tilt step = newton_step(now);
    const double fall = -now.along(step);
    double length = 1; // halved until the least value on the way is not overshot
    while (length > 1e-6 && sums(at_.moved(step, length)).along(step) > 1e-3 * fall)
      length /= 2;
    at_ = at_.moved(step, length);
  }

  const Corners& corners_;
  const std::vector<std::size_t>& touched_;
  const Sums& others_;
  Tilt at_;
};

/// x, shifted and scaled into [−1, 1].
std::vector<double> standings(std::span<const Sample> points) {
  const auto [least, most] = std::minmax_element(
      points.begin(), points.end(), [](const Sample& a, const Sample& b) { return a.x < b.x; });
  const double centre = 0.5 * least->x + 0.5 * most->x;
  const double reach = 0.5 * most->x - 0.5 * least->x;
  std::vector<double> u;
  u.reserve(points.size());
  for (const Sample& point : points)
    u.push_back(reach > 0 ? (point.x - centre) / reach : 0);
  return u;
}

double touching_distance(std::span<const Sample> points, const Line& line) {
  double largest = 0;
  for (const Sample& point : points)
    largest = std::max({largest, std::abs(point.y), std::abs(line.slope * point.x)});
  return rounding * (largest + std::abs(line.intercept));
}

void find_pulls_of_corners(const PointwiseLoss& loss, std::span<const Sample> points,
                           const Line& line, std::vector<double>& pulls) {
  std::vector<double> y;
  y.reserve(points.size());
  for (const Sample& point : points)
    y.push_back(point.y);
  Corners corners;
  find_corners(loss, standings(points), y, corners);

  const std::size_t per_point = corners.size() / points.size();
  const double near = touching_distance(points, line);
  std::vector<std::size_t> touched;
  Sums others;
  double slopes = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const double residual = line.at(points[i / per_point].x) - corners.y[i];
    slopes += corners.above[i] - corners.below[i];
    if (std::abs(residual) <= near) {
      touched.push_back(i);
      continue;
    }
    const double pull = residual > 0 ? corners.above[i] : corners.below[i];
    others.add(pull, corners.u[i]);
    pulls[i / per_point] += pull;
  }
  if (touched.empty()) return;
  Balance balance(corners, touched, others);
  if (!balance.find(slack * slopes)) return;
  for (const std::size_t i : touched)
    pulls[i / per_point] += balance.pull(i);
}

} // namespace

void find_pulls(const PointwiseLoss& loss, std::span<const Sample> points, const Line& line,
                std::vector<double>& pulls) {
  pulls.assign(points.size(), 0);
  if (points.empty()) return;
  if (!loss.kinks(points.front().y).empty())
    return find_pulls_of_corners(loss, points, line, pulls);
  for (std::size_t i = 0; i < points.size(); ++i)
    pulls[i] = loss.at(line.at(points[i].x), points[i].y).slope;
}

} // namespace losslab
