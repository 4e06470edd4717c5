#include "core/fit/vertex.h"

#include "core/loss/kernel.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace losslab {

namespace {

constexpr double rounding = 1e-13; // relative, of a residual and of a sum of slopes
constexpr double farthest = std::numeric_limits<double>::max();
constexpr int most_turns =
    100'000; // never met; a loop that cannot end is worse than a wrong answer

struct Motion {
  double shift;
  double turn;
  double pivot_u;
};

/// How far along the motion each corner is met; infinity where it is not, or is touched already.
LOSSLAB_VECTOR void steps_to_corners(const double* u, const double* residual, double* step,
                                     std::size_t count, Motion motion, double tolerance) {
  for (std::size_t i = 0; i < count; ++i) {
    const double there = -residual[i] / (motion.shift + motion.turn * (u[i] - motion.pivot_u));
    const bool met = (there > 0) & (std::abs(residual[i]) > tolerance);
    step[i] = met ? there : std::numeric_limits<double>::infinity();
  }
}

} // namespace

void VertexDescent::look_at(const Line& line) {
  line_ = line;
  residual_.resize(corners_->size());
  touched_.clear();
  const double tolerance = tolerance_;
  double pull = 0; // local, so that no store to an array may change them
  double torque = 0;
  for (std::size_t i = 0; i < residual_.size(); ++i) {
    const double u = corners_->u[i];
    const double residual = line.at(u) - corners_->y[i];
    residual_[i] = residual;
    const double slope = residual > tolerance    ? corners_->above[i]
                         : residual < -tolerance ? corners_->below[i]
                                                 : 0;
    pull += slope;
    torque += slope * u;
    if (std::abs(residual) <= tolerance) touched_.push_back(i);
  }
  pull_ = pull;
  torque_ = torque;
}

// A touched corner resists: moved up it pulls with its slope above, moved down with that below.
void VertexDescent::list_rays() {
  rays_.clear();
  double up = pull_;
  double down = -pull_;
  for (const std::size_t i : touched_) {
    up += corners_->above[i];
    down -= corners_->below[i];
  }
  rays_.push_back({1, 0, 0, 0, up});
  rays_.push_back({-1, 0, 0, 0, down});
  if (touched_.empty()) {
    rays_.push_back({0, 1, 0, line_.intercept, torque_});
    rays_.push_back({0, -1, 0, line_.intercept, -torque_});
  } else {
    list_turns();
  }
}

// With the touched corners in order of u, the resistance to a turn about each of them comes from
// running sums: those on one side are lifted, those on the other lowered.
void VertexDescent::list_turns() {
  const Corners& corners = *corners_;
  std::sort(touched_.begin(), touched_.end(), [&corners](std::size_t first, std::size_t second) {
    return corners.u[first] < corners.u[second];
  });
  struct Side {
    double above = 0, above_u = 0, below = 0, below_u = 0;
    void add(const Corners& all, std::size_t i, double sign) {
      above += sign * all.above[i];
      above_u += sign * all.above[i] * all.u[i];
      below += sign * all.below[i];
      below_u += sign * all.below[i] * all.u[i];
    }
  };
  Side left;
  Side right;
  for (const std::size_t i : touched_)
    right.add(corners, i, 1);
  for (const std::size_t i : touched_) {
    const double pivot = corners.u[i];
    right.add(corners, i, -1);
    const double free = torque_ - pivot * pull_;
    const double left_down = left.below_u - pivot * left.below;
    const double right_up = right.above_u - pivot * right.above;
    const double left_up = pivot * left.above - left.above_u;
    const double right_down = pivot * right.below - right.below_u;
    rays_.push_back({0, 1, pivot, corners.y[i], free + left_down + right_up});
    rays_.push_back({0, -1, pivot, corners.y[i], -free + left_up + right_down});
    left.add(corners, i, 1);
  }
}

// The first crossing at which the derivative along the ray rises above the threshold: a weighted
// quantile of the steps to the corners. From a good start it is among the nearest, so these are
// gathered first, within a horizon that widens until they suffice.
const VertexDescent::Crossing* VertexDescent::crossing(const Ray& ray, double threshold) {
  measure_steps(ray);
  for (double horizon = guess_horizon(ray, threshold - ray.fall);; horizon *= 8) {
    const bool everything = horizon >= farthest;
    gather(ray, std::min(horizon, farthest), 1);
    double derivative = ray.fall;
    for (const Crossing& met : crossings_)
      derivative += met.jump;
    if (derivative > threshold || (everything && !crossings_.empty()))
      return select(ray.fall, threshold);
    if (everything) return nullptr;
  }
}

// The corners met within the horizon; only every stride-th, counted for its neighbours too.
void VertexDescent::gather(const Ray& ray, double horizon, std::size_t stride) {
  crossings_.clear();
  for (std::size_t i = 0; i < step_.size(); i += stride)
    if (step_[i] <= horizon) {
      const double motion = ray.shift + ray.turn * (corners_->u[i] - ray.pivot_u);
      const double jump = (corners_->above[i] - corners_->below[i]) * std::abs(motion);
      crossings_.push_back({step_[i], jump * static_cast<double>(stride), i});
    }
}

// A little more than a sample of the corners thinks is needed.
double VertexDescent::guess_horizon(const Ray& ray, double needed) {
  constexpr std::size_t sampled = 64;
  if (step_.size() <= 2 * sampled) return farthest;
  gather(ray, farthest, step_.size() / sampled);
  return crossings_.empty() ? farthest : 1.5 * select(0, needed)->step;
}

void VertexDescent::measure_steps(const Ray& ray) {
  step_.resize(corners_->size());
  steps_to_corners(corners_->u.data(), residual_.data(), step_.data(), step_.size(),
                   {ray.shift, ray.turn, ray.pivot_u}, tolerance_);
}

const VertexDescent::Crossing* VertexDescent::select(double derivative, double threshold) {
  auto begin = crossings_.begin();
  auto end = crossings_.end();
  while (end - begin > 1) { // the answer is in [begin, end)
    const auto middle = begin + (end - begin - 1) / 2;
    std::nth_element(begin, middle, end,
                     [](const Crossing& a, const Crossing& b) { return a.step < b.step; });
    double jumps = 0;
    for (auto each = begin; each <= middle; ++each)
      jumps += each->jump;
    if (derivative + jumps > threshold) {
      end = middle + 1;
    } else {
      derivative += jumps;
      begin = middle + 1;
    }
  }
  return &*begin;
}

// Through the pivot and the corner that is met, from their coordinates: no rounding adds up.
Line VertexDescent::moved(const Ray& ray, const Crossing& to) const {
  const double u = corners_->u[to.corner];
  const double y = corners_->y[to.corner];
  if (ray.turn == 0) return {y - line_.slope * u, line_.slope};
  const double slope = (y - ray.pivot_y) / (u - ray.pivot_u);
  return {ray.pivot_y - slope * ray.pivot_u, slope};
}

// Along the edges of the optimal set, where the sum neither rises nor falls, towards slope 0.
bool VertexDescent::flatten() {
  for (const Ray& ray : rays_) {
    if (ray.turn * line_.slope >= 0 || ray.fall > slack_) continue;
    const Crossing* to = crossing(ray, slack_);
    if (to == nullptr) continue;
    const bool passes_flat = to->step >= std::abs(line_.slope);
    look_at(passes_flat ? Line{ray.pivot_y, 0} : moved(ray, *to));
    return true;
  }
  return false;
}

// Of equally good lines of one slope, the one in the middle.
void VertexDescent::centre() {
  double middle = 0;
  for (const Ray& ray : rays_) {
    if (ray.turn != 0 || ray.fall > slack_) continue;
    if (const Crossing* to = crossing(ray, slack_)) middle += 0.5 * ray.shift * to->step;
  }
  line_.intercept += middle;
}

VertexDescent::Result VertexDescent::minimise(const Corners& corners, const Line& start) {
  corners_ = &corners;
  double spread = 0;
  slack_ = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    spread = std::max(spread, std::abs(corners.y[i]));
    slack_ += rounding * (corners.above[i] - corners.below[i]);
  }
  tolerance_ = rounding * spread;
  look_at(start);
  int turns = 0;
  for (; turns < most_turns; ++turns) {
    list_rays();
    const auto best = std::min_element(rays_.begin(), rays_.end(),
                                       [](const Ray& a, const Ray& b) { return a.fall < b.fall; });
    if (best->fall >= -slack_) break;
    const Crossing* to = crossing(*best, -slack_);
    if (to == nullptr) break;
    look_at(moved(*best, *to));
  }
  const bool unique =
      std::all_of(rays_.begin(), rays_.end(), [this](const Ray& ray) { return ray.fall > slack_; });
  if (!unique) {
    while (flatten())
      list_rays();
    centre();
  }
  return {line_, turns < most_turns, unique, turns};
}

} // namespace losslab
