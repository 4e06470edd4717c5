#include "core/fit/line.h"

#include "core/data/random.h"
#include "core/fit/error_alone.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace losslab {

namespace {

constexpr std::size_t few = 100; ///< points on which starts are tried
constexpr int rough_steps = 5;   ///< on those few: enough to tell a good start from a bad one
constexpr int pairs_drawn = 16;  ///< with 40 % outliers, one clean pair is missed once in 1,300
constexpr std::size_t starts_kept = 6;
constexpr std::size_t rough_starts_kept = 3;
constexpr std::uint64_t seed_of_lots = 1;

/// A loss says what is wrong with a target when asked with a prediction it takes: 1 suits them all.
std::optional<Refusal> refuse_target(const PointwiseLoss& loss, std::span<const double> targets) {
  if (of_error_alone(loss)) return std::nullopt;
  for (std::size_t i = 0; i < targets.size(); ++i)
    if (const auto why = loss.objection(1, targets[i]))
      return Refusal{"points[" + std::to_string(i) + "].y",
                     "not defined, because for " + loss.card().name + " the " + std::string(*why)};
  return std::nullopt;
}

void absolute_corners(std::span<const double> u, std::span<const double> y, Corners& corners) {
  corners.u.assign(u.begin(), u.end());
  corners.y.assign(y.begin(), y.end());
  corners.below.assign(u.size(), -1);
  corners.above.assign(u.size(), 1);
}

std::string_view how_certified(const VertexDescent::Result& result) {
  if (!result.certified) return "stopped before an optimal line was reached";
  if (result.unique) return "certified: no shift and no turn about a touched point lowers the loss";
  return "certified: no shift and no turn lowers the loss; of several lines as good, the flattest";
}

std::string_view how_balanced(const NewtonDescent::Result& result, bool convex) {
  if (!result.converged) return "stopped: no step lowered the loss, yet the pulls do not balance";
  if (!convex) return "the pulls balance; the best of several starts, as the loss is not convex";
  if (result.flat) return "the pulls of all points balance; other lines may be as good";
  return "the pulls of all points balance, and the loss is convex: no line is better";
}

} // namespace

const LineFitter::ExactSolver LineFitter::exact_solvers[]{
    {"mse", &LineFitter::least_squares},
    {"mae", &LineFitter::least_absolute},
    {"quantile", &LineFitter::vertex_descent},
    {"epsilon_insensitive", &LineFitter::vertex_descent},
    {"mape", &LineFitter::vertex_descent}};

void LineFitter::set_points(std::span<const Sample> points) {
  refusal_ = points_.assign(points);
  least_absolute_.reset();
}

Outcome<LineFit> LineFitter::fit(const Loss& loss) {
  const PointwiseLoss* of_a_number = pointwise(loss);
  if (loss.card().family != Family::regression || of_a_number == nullptr)
    return Refusal{"loss", "not defined, because a line is fitted by a loss of one prediction and "
                           "one real target, which " +
                               loss.card().name + " is not"};
  if (refusal_) return *refusal_;
  if (auto refusal = refuse_target(*of_a_number, points_.targets(false))) return *refusal;
  const Solution solution = solve(*of_a_number);
  const LineFit fit{
      points_.over_x(solution.line, of_error_alone(*of_a_number)),
      newton_.objective(*of_a_number, points_.u(), targets(*of_a_number), solution.line),
      solution.converged, solution.why, solution.iterations};
  for (const double number : {fit.objective, fit.line.intercept, fit.line.slope})
    if (!std::isfinite(number))
      return Refusal{"points", "not defined, because the best line found has a slope, intercept or "
                               "mean loss beyond the largest double"};
  remember(loss, fit.line);
  return fit;
}

LineFitter::Solution LineFitter::solve(const PointwiseLoss& loss) {
  for (const ExactSolver& exact : exact_solvers)
    if (exact.id == loss.card().id) return (this->*exact.solve)(loss);
  return loss.card().properties.convex ? convex(loss) : best_of_starts(loss);
}

LineFitter::Solution LineFitter::least_squares(const PointwiseLoss& /*loss*/) {
  return {points_.least_squares(), true, "solved exactly, by the normal equations", 1};
}

LineFitter::Solution LineFitter::least_absolute(const PointwiseLoss& /*loss*/) {
  const auto& result = least_absolute_line();
  return {result.line, result.certified, how_certified(result), result.turns};
}

const VertexDescent::Result& LineFitter::least_absolute_line() {
  if (!least_absolute_) {
    const auto y = points_.targets(true);
    Line start = points_.least_squares();
    if (last_least_absolute_) {
      start = points_.over_u(*last_least_absolute_, true);
    } else if (y.size() > 2 * few) {
      choose_few(y);
      absolute_corners(few_u_, few_y_, corners_);
      start = vertex_.minimise(corners_, start).line;
    }
    absolute_corners(points_.u(), y, corners_);
    least_absolute_ = vertex_.minimise(corners_, start);
    last_least_absolute_ = points_.over_x(least_absolute_->line, true);
  }
  return *least_absolute_;
}

LineFitter::Solution LineFitter::vertex_descent(const PointwiseLoss& loss) {
  find_corners(loss, points_.u(), targets(loss), corners_);
  const Remembered* last = remembered(loss);
  const auto result =
      vertex_.minimise(corners_, last ? points_.over_u(last->over_x, of_error_alone(loss))
                                      : for_targets_of(loss, points_.least_squares()));
  return {result.line, result.certified, how_certified(result), result.turns};
}

LineFitter::Solution LineFitter::convex(const PointwiseLoss& loss) {
  const auto minimise = [&](const Line& start) {
    return newton_.minimise(loss, points_.u(), targets(loss), start);
  };
  const Remembered* last = remembered(loss);
  auto result =
      minimise(last ? points_.over_u(last->over_x, of_error_alone(loss)) : cold_start(loss));
  // Where more than one line is optimal the start decides which: it must not be the last frame's.
  if (last != nullptr && (result.flat || !result.converged)) result = minimise(cold_start(loss));
  if (!result.converged) {
    const auto again = minimise(for_targets_of(loss, least_absolute_line().line));
    if (again.objective < result.objective) result = again;
  }
  return {result.line, result.converged, how_balanced(result, true), result.iterations};
}

LineFitter::Solution LineFitter::best_of_starts(const PointwiseLoss& loss) {
  const auto y = targets(loss);
  const Line absolute = for_targets_of(loss, least_absolute_line().line); // first: it uses few too
  choose_few(y);
  const bool all = few_u_.size() == y.size();
  list_starts(loss, absolute, all ? starts_kept : rough_starts_kept);
  NewtonDescent::Result best;
  best.objective = std::numeric_limits<double>::infinity();
  for (const Start& start : starts_) {
    if (std::isinf(start.objective)) continue;
    const auto result = all ? newton_.minimise(loss, few_u_, few_y_, start.line)
                            : newton_.minimise(loss, few_u_, few_y_, start.line, rough_steps);
    if (result.objective < best.objective) best = result;
  }
  if (!all) best = newton_.minimise(loss, points_.u(), y, best.line);
  return {best.line, best.converged, how_balanced(best, false), best.iterations};
}

/// The best of least squares, least absolute errors and lines through pairs of points.
void LineFitter::list_starts(const PointwiseLoss& loss, const Line& absolute, std::size_t kept) {
  starts_.clear();
  const auto consider = [&](const Line& line) {
    starts_.push_back({newton_.objective(loss, few_u_, few_y_, line), line});
  };
  consider(cold_start(loss));
  consider(absolute);
  Random random(seed_of_lots);
  for (int i = 0; i < pairs_drawn; ++i) {
    const auto first = random.below(few_u_.size());
    const auto second = random.below(few_u_.size());
    if (few_u_[first] == few_u_[second]) continue;
    const double slope = (few_y_[second] - few_y_[first]) / (few_u_[second] - few_u_[first]);
    consider({few_y_[first] - slope * few_u_[first], slope});
  }
  kept = std::min(kept, starts_.size());
  std::partial_sort(starts_.begin(), starts_.begin() + static_cast<std::ptrdiff_t>(kept),
                    starts_.end(),
                    [](const Start& a, const Start& b) { return a.objective < b.objective; });
  starts_.resize(kept);
}

/// One of every few neighbours, by lot: every k-th would see only one phase of what is periodic.
void LineFitter::choose_few(std::span<const double> y) {
  const std::size_t stride = (y.size() + few - 1) / few;
  Random random(seed_of_lots);
  few_u_.clear();
  few_y_.clear();
  for (std::size_t i = 0; i < y.size(); i += stride) {
    const auto width = static_cast<double>(std::min(stride, y.size() - i));
    const std::size_t chosen = i + static_cast<std::size_t>(width * random.uniform());
    few_u_.push_back(points_.u()[chosen]);
    few_y_.push_back(y[chosen]);
  }
}

/// Least squares, or where the loss is not defined there, the best of some level lines.
Line LineFitter::cold_start(const PointwiseLoss& loss) {
  if (of_error_alone(loss)) return points_.least_squares();
  const double mean = points_.mean_y();
  Line best = for_targets_of(loss, points_.least_squares());
  double least = newton_.objective(loss, points_.u(), targets(loss), best);
  for (const double level : {mean, std::log(std::max(mean, 1e-3)), 1.0, 0.0}) {
    const double objective = newton_.objective(loss, points_.u(), targets(loss), {level, 0});
    if (objective < least) {
      least = objective;
      best = {level, 0};
    }
  }
  return best;
}

std::span<const double> LineFitter::targets(const PointwiseLoss& loss) const {
  return points_.targets(of_error_alone(loss));
}

Line LineFitter::for_targets_of(const PointwiseLoss& loss, const Line& centred) const {
  return {centred.intercept + (of_error_alone(loss) ? 0 : points_.mean_y()), centred.slope};
}

const LineFitter::Remembered* LineFitter::remembered(const Loss& loss) const {
  const auto found =
      std::find_if(remembered_.begin(), remembered_.end(),
                   [&loss](const Remembered& one) { return one.id == loss.card().id; });
  return found == remembered_.end() ? nullptr : &*found;
}

void LineFitter::remember(const Loss& loss, const Line& over_x) {
  if (const auto* known = remembered(loss))
    remembered_[static_cast<std::size_t>(known - remembered_.data())].over_x = over_x;
  else
    remembered_.push_back({loss.card().id, over_x});
}

Outcome<LineFit> fit_line(const Loss& loss, std::span<const Sample> points) {
  LineFitter fitter;
  fitter.set_points(points);
  return fitter.fit(loss);
}

} // namespace losslab
