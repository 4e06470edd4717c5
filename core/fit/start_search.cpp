#include "core/fit/start_search.h"

#include "core/data/random.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Dense>
#include <limits>

namespace losslab {

namespace {

constexpr std::size_t few = 100; ///< points on which starts are tried
constexpr int whole_descent = 200;
constexpr int rough_steps = 5; ///< on those few: enough to tell a good start from a bad one
/// Curves through two points; with each coefficient more, twice as many. With 40 % outliers, one
/// clean pair is missed once in 1,300.
constexpr int pairs_drawn = 16;
constexpr int pairs_drawn_for_all = 64;
constexpr std::size_t starts_kept = 6;
constexpr std::size_t ends_followed = 3;    ///< on all points, of those found on few
constexpr std::size_t all_starts_kept = 48; ///< where all minima are asked for
constexpr std::uint64_t seed_of_lots = 1;
/// Of two ends, in units of their size and of 1e-6 of the targets': nearer ones are the same.
constexpr double same_within = 1e-5;
constexpr double apart = 0.02; ///< rough ends that are nearer lead to the same place

double largest(std::span<const double> y) {
  double size = 0;
  for (const double each : y)
    size = std::max(size, std::abs(each));
  return size;
}

} // namespace

bool StartSearch::alike(const Coefficients& a, const Coefficients& b, double size, double within) {
  return (a - b).cwiseAbs().maxCoeff() <= within * (1e-6 * size + b.cwiseAbs().maxCoeff());
}

bool StartSearch::same(const Coefficients& a, const Coefficients& b, std::span<const double> y) {
  return alike(a, b, largest(y), same_within);
}

void StartSearch::choose_few(const Design& design, std::span<const double> y) {
  const std::size_t stride = (y.size() + few - 1) / few;
  Random random(seed_of_lots);
  few_columns_.resize(static_cast<Eigen::Index>((y.size() + stride - 1) / stride),
                      design.shape().parameters());
  few_y_.clear();
  for (std::size_t i = 0; i < y.size(); i += stride) {
    const auto width = static_cast<double>(std::min(stride, y.size() - i));
    const std::size_t chosen = i + static_cast<std::size_t>(width * random.uniform());
    few_columns_.row(static_cast<Eigen::Index>(few_y_.size())) =
        design.columns().row(static_cast<Eigen::Index>(chosen));
    few_y_.push_back(y[chosen]);
  }
}

/// A curve through some of the few; nothing where they stand at too few places.
std::optional<Coefficients> StartSearch::through_some(Random& random) const {
  const auto count = few_columns_.cols();
  SquareMatrix rows(count, count);
  Coefficients there(count);
  for (Eigen::Index k = 0; k < count; ++k) {
    const auto chosen = random.below(few_y_.size());
    rows.row(k) = few_columns_.row(static_cast<Eigen::Index>(chosen));
    there[k] = few_y_[chosen];
  }
  const Eigen::FullPivLU<SquareMatrix> factors(rows);
  if (!factors.isInvertible()) return std::nullopt;
  return factors.solve(there);
}

/// The best few of those given and of curves through points.
void StartSearch::list(const PointwiseLoss& loss, std::span<const Coefficients> given, int drawn,
                       std::size_t kept) {
  starts_.clear();
  const auto consider = [&](const Coefficients& at) {
    starts_.push_back({newton_.objective(loss, few_columns_, few_y_, at), at});
  };
  for (const Coefficients& at : given)
    consider(at);
  Random random(seed_of_lots);
  drawn <<= std::max<Eigen::Index>(0, few_columns_.cols() - 2);
  for (int i = 0; i < drawn; ++i)
    if (const auto at = through_some(random)) consider(*at);
  kept = std::min(kept, starts_.size());
  std::partial_sort(starts_.begin(), starts_.begin() + static_cast<std::ptrdiff_t>(kept),
                    starts_.end(),
                    [](const Start& a, const Start& b) { return a.objective < b.objective; });
  starts_.resize(kept);
}

NewtonDescent::Result StartSearch::best(const PointwiseLoss& loss, const Design& design,
                                        std::span<const double> y,
                                        std::span<const Coefficients> given) {
  choose_few(design, y);
  const bool all = has_all(y);
  const auto more = static_cast<std::size_t>(std::max<Eigen::Index>(1, few_columns_.cols() - 1));
  list(loss, given, pairs_drawn, more * starts_kept);
  std::vector<NewtonDescent::Result> ends;
  for (const Start& start : starts_)
    if (!std::isinf(start.objective))
      ends.push_back(newton_.minimise(loss, few_columns_, few_y_, start.at,
                                      all ? whole_descent : rough_steps));
  const auto lower = [](const auto& one, const auto& other) {
    return one.objective < other.objective;
  };
  if (ends.empty()) return newton_.minimise(loss, design.columns(), y, given.front());
  std::sort(ends.begin(), ends.end(), lower);
  if (all) return ends.front();
  // A hundred points do not say which valley is the deepest: all that lie apart are gone down.
  const double size = largest(y);
  std::vector<NewtonDescent::Result> followed;
  std::vector<Coefficients> begun;
  for (const auto& end : ends) {
    const auto near = [&](const Coefficients& other) { return alike(other, end.at, size, apart); };
    if (begun.size() == more * ends_followed || std::any_of(begun.begin(), begun.end(), near))
      continue;
    begun.push_back(end.at);
    followed.push_back(newton_.minimise(loss, design.columns(), y, end.at));
  }
  return *std::min_element(followed.begin(), followed.end(), lower);
}

std::vector<NewtonDescent::Result> StartSearch::minima(const PointwiseLoss& loss,
                                                       const Design& design,
                                                       std::span<const double> y,
                                                       std::span<const Coefficients> given) {
  choose_few(design, y);
  list(loss, given, pairs_drawn_for_all, all_starts_kept);
  const double size = largest(y);
  std::vector<NewtonDescent::Result> found;
  for (const Start& start : starts_) {
    if (std::isinf(start.objective)) continue;
    auto end = newton_.minimise(loss, design.columns(), y, start.at);
    if (!end.converged || end.flat) continue; // no place where the pulls hold a curve
    const auto same_place = [&](const NewtonDescent::Result& other) {
      return alike(other.at, end.at, size, same_within);
    };
    if (std::none_of(found.begin(), found.end(), same_place)) found.push_back(std::move(end));
  }
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.objective < b.objective; });
  return found;
}

} // namespace losslab
