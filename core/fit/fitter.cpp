#include "core/fit/fitter.h"

#include "core/fit/error_alone.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace losslab {

namespace {

constexpr std::size_t worth_a_sample = 200; ///< points from which a first line of a few is a help
constexpr double normal_mad = 1.482602218505602; ///< σ over the median |r| of a normal distribution
constexpr int most_rounds = 500;                 ///< of fit and scale
constexpr double settled = 1e-13;                ///< relative change of the scale
constexpr double next_to_none = 1e-13;           ///< MAD beside the targets: rounding

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

std::string_view how_certified(const EdgeDescent::Result& result) {
  if (!result.certified) return "stopped before an optimal curve was reached";
  if (result.unique) return "certified: the touched points balance all others, and none could more";
  return "certified: the touched points balance all others; of several curves as good, one";
}

std::string_view how_balanced(const NewtonDescent::Result& result, bool convex) {
  if (!result.converged) return "stopped: no step lowered the loss, yet the pulls do not balance";
  if (!convex) return "the pulls balance; the best of several starts, as the loss is not convex";
  if (result.flat) return "the pulls of all points balance; other curves may be as good";
  return "the pulls of all points balance, and the loss is convex: nothing is better";
}

} // namespace

const Fitter::ExactSolver Fitter::exact_solvers[]{
    {"mse", &Fitter::least_squares},
    {"mae", &Fitter::least_absolute},
    {"quantile", &Fitter::touching_corners},
    {"epsilon_insensitive", &Fitter::touching_corners},
    {"mape", &Fitter::touching_corners}};

void Fitter::set_points(std::span<const Sample> points, const Shape& shape) {
  if (!(shape == design_.shape())) { // what is remembered is of other curves
    remembered_.clear();
    last_absolute_.reset();
  }
  refusal_ = design_.assign(points, shape);
  least_absolute_.reset();
  scale_ = 1;
}

std::optional<Refusal> Fitter::refuse(const Loss& loss, const Scaling& scaling) const {
  const PointwiseLoss* of_a_number = pointwise(loss);
  if (loss.card().family != Family::regression || of_a_number == nullptr)
    return Refusal{"loss", "not defined, because a curve is fitted by a loss of one prediction and "
                           "one real target, which " +
                               loss.card().name + " is not"};
  if (refusal_) return *refusal_;
  if (!(scaling.value > 0 && std::isfinite(scaling.value)))
    return Refusal{"scale",
                   "not defined, because residuals are divided by it: it must be positive"};
  if ((scaling.mad || scaling.value != 1) && !of_error_alone(*of_a_number))
    return Refusal{"scale",
                   "not defined, because " + loss.card().name +
                       " judges more than the error, so that errors cannot be scaled alone"};
  return refuse_target(*of_a_number, design_.targets(false));
}

Outcome<CurveFit> Fitter::fit(const Loss& loss, const Scaling& scaling) {
  if (auto refusal = refuse(loss, scaling)) return *refusal;
  const PointwiseLoss& judge = *pointwise(loss);
  return scaling.mad ? fit_with_mad(judge) : fit_at(judge, scaling.value);
}

Outcome<CurveFit> Fitter::fit_at(const PointwiseLoss& loss, double scale) {
  set_scale(scale);
  return told(loss, solve(loss));
}

Outcome<CurveFit> Fitter::told(const PointwiseLoss& loss, const Solution& solution) {
  const CurveFit fit{design_.over_x(scale_ * solution.at, centred(loss)),
                     newton_.objective(loss, design_.columns(), targets(loss), solution.at),
                     scale_,
                     solution.converged,
                     solution.why,
                     solution.iterations};
  double sum = fit.objective;
  for (const double number : fit.curve.over_x())
    sum += number;
  if (!std::isfinite(sum))
    return Refusal{"points", "not defined, because the best curve found has a coefficient or mean "
                             "loss beyond the largest double"};
  remember(loss, fit.curve);
  return fit;
}

// Fit and scale in turn, from the scale of the least absolute errors, until both stay. Under a loss
// with several minima they may go to and fro without end between two of them; then it is said.
Outcome<CurveFit> Fitter::fit_with_mad(const PointwiseLoss& loss) {
  set_scale(1);
  double scale = mad(design_.over_x(least_absolute_curve().at, true));
  double size = 0;
  for (const double y : design_.targets(true))
    size = std::max(size, std::abs(y));
  std::optional<Polynomial> last; // of a loss that is not convex: to no other minimum from there
  int iterations = 0;
  for (int round = 1;; ++round) {
    if (scale <= next_to_none * size)
      return Refusal{"scale",
                     "not defined, because half of the points or more lie on the curve, so "
                     "that the median of their errors is 0. Choose a fixed scale"};
    set_scale(scale);
    auto fit = told(loss, last ? from_there(loss, *last) : solve(loss));
    if (!fit) return fit;
    if (!loss.card().properties.convex) last = fit->curve;
    iterations += fit->iterations;
    const double next = mad(fit->curve);
    const bool stays = std::abs(next - scale) <= settled * scale;
    scale = round < most_rounds / 10 ? next : std::sqrt(scale * next); // to end a to and fro
    if (!stays && round < most_rounds) continue;
    fit->converged = fit->converged && stays;
    if (!stays) fit->why = "stopped: fit and scale did not settle";
    fit->iterations = iterations;
    return fit;
  }
}

/// 1.4826 times the median |residual|.
double Fitter::mad(const Polynomial& curve) {
  const auto y = design_.targets(false);
  sizes_.resize(y.size());
  for (std::size_t i = 0; i < y.size(); ++i)
    sizes_[i] = std::abs(curve.at(design_.x(i)) - y[i]);
  const auto middle = sizes_.begin() + static_cast<std::ptrdiff_t>(sizes_.size() / 2);
  std::nth_element(sizes_.begin(), middle, sizes_.end());
  double median = *middle;
  if (sizes_.size() % 2 == 0) median = 0.5 * (median + *std::max_element(sizes_.begin(), middle));
  return normal_mad * median;
}

void Fitter::set_scale(double scale) {
  scale_ = scale;
  if (scale == 1) return;
  for (auto [to, of_centred] : {std::pair{&scaled_y_, false}, {&scaled_centred_y_, true}}) {
    const auto from = design_.targets(of_centred);
    to->resize(from.size());
    for (std::size_t i = 0; i < from.size(); ++i)
      (*to)[i] = from[i] / scale;
  }
}

std::vector<Minimum> Fitter::other_minima(const Loss& loss, const CurveFit& fit) {
  std::vector<Minimum> others;
  const PointwiseLoss& judge = *pointwise(loss);
  if (judge.card().properties.convex) return others;
  set_scale(fit.scale);
  const Coefficients given[]{cold_start(judge), for_targets_of(judge, least_absolute_curve().at)};
  const Coefficients own = design_.over_columns(fit.curve, centred(judge)) / fit.scale;
  for (const auto& end : starts_.minima(judge, design_, targets(judge), given))
    if (!starts_.same(end.at, own, targets(judge)))
      others.push_back({design_.over_x(fit.scale * end.at, centred(judge)), end.objective});
  return others;
}

Fitter::Solution Fitter::solve(const PointwiseLoss& loss) {
  for (const ExactSolver& exact : exact_solvers)
    if (exact.id == loss.card().id) return (this->*exact.solve)(loss);
  return loss.card().properties.convex ? convex(loss) : best_of_starts(loss);
}

Fitter::Solution Fitter::least_squares(const PointwiseLoss& loss) {
  return {for_targets_of(loss, design_.least_squares()), true, "solved exactly, by QR", 1};
}

Fitter::Solution Fitter::least_absolute(const PointwiseLoss& loss) {
  Solution solution = least_absolute_curve();
  solution.at = for_targets_of(loss, solution.at);
  return solution;
}

/// Of the corners in hand. Lines have a method of their own, which is faster and knows the
/// flattest.
Fitter::Solution Fitter::least_of_corners(const Eigen::Ref<const Eigen::MatrixXd>& columns,
                                          const Coefficients& start) {
  if (design_.shape() == Shape{}) {
    const auto result = vertex_.minimise(corners_, {start[0], start[1]});
    return {Eigen::Vector2d(result.line.intercept, result.line.slope), result.certified,
            how_certified(result), result.turns};
  }
  const auto result = edges_.minimise(corners_, columns, start);
  return {result.at, result.certified, how_certified(result), result.steps};
}

const Fitter::Solution& Fitter::least_absolute_curve() {
  if (least_absolute_) return *least_absolute_;
  const auto y = design_.targets(true);
  Coefficients start = design_.least_squares();
  const bool line = design_.shape() == Shape{};
  if (last_absolute_ && line) {
    start = design_.over_columns(*last_absolute_, true);
  } else if (y.size() > worth_a_sample && line) {
    starts_.choose_few(design_, y);
    const auto few = starts_.columns();
    absolute_corners({few.col(1).data(), starts_.y().size()}, starts_.y(), corners_);
    start = least_of_corners(few, start).at;
  }
  absolute_corners(design_.column(design_.shape().parameters() - 1), y, corners_);
  least_absolute_ = least_of_corners(design_.columns(), start);
  last_absolute_ = design_.over_x(least_absolute_->at, true);
  return *least_absolute_;
}

Fitter::Solution Fitter::touching_corners(const PointwiseLoss& loss) {
  find_corners(loss, design_.column(design_.shape().parameters() - 1), targets(loss), corners_);
  const bool line = design_.shape() == Shape{};
  const auto last = line ? remembered(loss) : std::nullopt; // only lines have a rule among equals
  return least_of_corners(design_.columns(),
                          last ? *last : for_targets_of(loss, design_.least_squares()));
}

Fitter::Solution Fitter::convex(const PointwiseLoss& loss) {
  const auto minimise = [&](const Coefficients& start) {
    return newton_.minimise(loss, design_.columns(), targets(loss), start);
  };
  const auto last = remembered(loss);
  auto result = minimise(last ? *last : cold_start(loss));
  // Where more than one curve is optimal the start decides which: it must not be the last frame's.
  if (last && (result.flat || !result.converged)) result = minimise(cold_start(loss));
  if (!result.converged) {
    const auto again = minimise(for_targets_of(loss, least_absolute_curve().at));
    if (again.objective < result.objective) result = again;
  }
  return {result.at, result.converged, how_balanced(result, true), result.iterations};
}

Fitter::Solution Fitter::from_there(const PointwiseLoss& loss, const Polynomial& curve) {
  const auto end = newton_.minimise(loss, design_.columns(), targets(loss),
                                    design_.over_columns(curve, centred(loss)) / scale_);
  return {end.at, end.converged, how_balanced(end, false), end.iterations};
}

Fitter::Solution Fitter::best_of_starts(const PointwiseLoss& loss) {
  const Coefficients absolute = for_targets_of(loss, least_absolute_curve().at);
  const Coefficients given[]{cold_start(loss), absolute};
  const auto best = starts_.best(loss, design_, targets(loss), given);
  return {best.at, best.converged, how_balanced(best, false), best.iterations};
}

/// Least squares, or where the loss is not defined there, the best of some level curves.
Coefficients Fitter::cold_start(const PointwiseLoss& loss) {
  Coefficients best = for_targets_of(loss, design_.least_squares());
  if (of_error_alone(loss)) return best;
  const double mean = design_.mean_y();
  double least = newton_.objective(loss, design_.columns(), targets(loss), best);
  for (const double level : {mean, std::log(std::max(mean, 1e-3)), 1.0, 0.0}) {
    Coefficients at = Coefficients::Zero(best.size());
    at[0] = level;
    const double objective = newton_.objective(loss, design_.columns(), targets(loss), at);
    if (objective < least) {
      least = objective;
      best = at;
    }
  }
  return best;
}

bool Fitter::centred(const PointwiseLoss& loss) const {
  return design_.shape().intercept && of_error_alone(loss);
}

std::span<const double> Fitter::targets(const PointwiseLoss& loss) const {
  if (scale_ == 1) return design_.targets(centred(loss));
  return centred(loss) ? scaled_centred_y_ : scaled_y_;
}

/// Of a curve for targets(true), at scale 1.
Coefficients Fitter::for_targets_of(const PointwiseLoss& loss,
                                    const Coefficients& over_centred) const {
  Coefficients at = over_centred;
  if (!centred(loss)) at[0] += design_.mean_y(); // the first column is 1 where there is a mean
  return at / scale_;
}

std::optional<Coefficients> Fitter::remembered(const PointwiseLoss& loss) const {
  const auto found =
      std::find_if(remembered_.begin(), remembered_.end(),
                   [&loss](const Remembered& one) { return one.id == loss.card().id; });
  if (found == remembered_.end()) return std::nullopt;
  return design_.over_columns(found->curve, centred(loss)) / scale_;
}

void Fitter::remember(const Loss& loss, const Polynomial& curve) {
  const auto known =
      std::find_if(remembered_.begin(), remembered_.end(),
                   [&loss](const Remembered& one) { return one.id == loss.card().id; });
  if (known != remembered_.end())
    known->curve = curve;
  else
    remembered_.push_back({loss.card().id, curve});
}

Outcome<CurveFit> fit_curve(const Loss& loss, std::span<const Sample> points, const Shape& shape,
                            const Scaling& scaling) {
  Fitter fitter;
  fitter.set_points(points, shape);
  return fitter.fit(loss, scaling);
}

} // namespace losslab
