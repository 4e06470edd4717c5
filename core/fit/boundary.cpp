#include "core/fit/boundary.h"

#include "core/fit/boundary_hinge.h"
#include "core/fit/boundary_newton.h"
#include "core/fit/labelled_points.h"
#include "core/loss/catalogue.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>

namespace losslab {

namespace {

constexpr double far_right = 700; ///< a margin at which e^−m is still a normal number
constexpr int rough_steps = 8;    ///< from each start: enough to tell good ones from bad
constexpr std::size_t starts_kept = 5;
constexpr int directions = 12; ///< of the starts that look away from what is convex
constexpr double alike = 1e-6; ///< logits beside their size: two minima no nearer are two

struct Solution {
  Eigen::Vector3d at;
  Eigen::VectorXd pulls;
  bool converged;
  std::string_view why;
  int iterations;
  std::vector<Eigen::Vector3d> others = {};
};

/// The middle of those c that are as good as v's own: between the last at which the sum of slopes
/// still draws one way and the first at which it draws the other.
double middle_intercept(const PointwiseLoss& loss, const LabelledPoints& points,
                        Eigen::Vector3d v) {
  const double slack = 1e-9 * static_cast<double>(points.size());
  BoundaryNewton look(loss, points, 0);
  const auto edge = [&](double direction) {
    const auto beyond = [&](double c) {
      v[2] = c;
      return direction * look.slopes(v).sum() > slack;
    };
    double inside = v[2];
    double reach = 1 + std::abs(inside);
    while (!beyond(inside + direction * reach) && reach < 1e12)
      reach *= 2;
    double outside = inside + direction * reach;
    for (int halvings = 0; halvings < 100; ++halvings) {
      const double middle = 0.5 * (inside + outside);
      if (middle == inside || middle == outside) break;
      (beyond(middle) ? outside : inside) = middle;
    }
    v[2] = inside;
    return inside;
  };
  const double low = edge(-1);
  return 0.5 * (low + edge(1));
}

Solution solve_hinge(const PointwiseLoss& loss, const LabelledPoints& points,
                     double regularisation) {
  auto result = HingeBoundary(points, margin_of(loss), regularisation).minimise();
  result.at[2] = middle_intercept(loss, points, result.at);
  return {result.at, -points.sides().cwiseProduct(result.multipliers), result.certified,
          result.certified ? "certified: the dual problem allows no lower objective"
                           : "stopped before the dual problem could confirm it",
          result.iterations};
}

Solution solve_convex(const PointwiseLoss& loss, const LabelledPoints& points,
                      double regularisation) {
  BoundaryNewton newton(loss, points, regularisation);
  auto result = newton.minimise(Eigen::Vector3d::Zero());
  Eigen::VectorXd pulls = newton.slopes(result.at);
  if (newton.flat()) result.at[2] = middle_intercept(loss, points, result.at);
  return {result.at, std::move(pulls), result.converged,
          result.converged ? "all pulls and the penalty balance, and the objective is convex: no "
                             "boundary is better"
                           : "stopped: no step lowered the objective, yet the pulls do not balance",
          result.iterations};
}

/// w = 0, what convex losses of several tempers find, and steep separators in all directions
/// through the middle of the points.
std::vector<Eigen::Vector3d> list_starts(const LabelledPoints& points, double regularisation) {
  std::vector<Eigen::Vector3d> starts{Eigen::Vector3d::Zero()};
  for (const char* id : {"bce_with_logits", "modified_huber", "squared_hinge"}) {
    const auto loss = make_loss(id);
    starts.push_back(
        BoundaryNewton(*pointwise(**loss), points, regularisation).minimise(starts.front()).at);
  }
  for (int i = 0; i < directions; ++i) {
    const double angle = 2 * std::numbers::pi * i / directions;
    starts.emplace_back(4 * std::cos(angle), 4 * std::sin(angle), 0);
  }
  return starts;
}

bool same_place(const LabelledPoints& points, const Eigen::Vector3d& a, const Eigen::Vector3d& b) {
  const double away = (points.design() * (a - b)).cwiseAbs().maxCoeff();
  return away <= alike * (1 + (points.design() * a).cwiseAbs().maxCoeff());
}

Solution solve_from_starts(const PointwiseLoss& loss, const LabelledPoints& points,
                           double regularisation) {
  BoundaryNewton newton(loss, points, regularisation);
  std::vector<BoundaryNewton::Result> found;
  const auto keep = [&](const BoundaryNewton::Result& result) {
    for (const auto& known : found)
      if (same_place(points, known.at, result.at)) return;
    found.push_back(result);
  };
  const auto better = [](const auto& a, const auto& b) { return a.objective < b.objective; };
  for (const auto& start : list_starts(points, regularisation))
    keep(newton.minimise(start, rough_steps));
  std::stable_sort(found.begin(), found.end(), better);
  if (found.size() > starts_kept) found.resize(starts_kept);
  for (const auto& rough : std::exchange(found, {}))
    keep(newton.minimise(rough.at));
  std::stable_sort(found.begin(), found.end(), better);

  const auto& best = found.front();
  Solution solution{best.at, newton.slopes(best.at), best.converged,
                    best.converged ? "all pulls and the penalty balance; the best of several "
                                     "starts, as the loss is not convex"
                                   : "stopped: no step lowered the objective, yet the pulls do not "
                                     "balance",
                    best.iterations};
  for (std::size_t i = 1; i < found.size(); ++i)
    if (found[i].converged) solution.others.push_back(found[i].at);
  return solution;
}

double mean_loss(const PointwiseLoss& loss, std::span<const Labelled> points,
                 const Separator& separator) {
  std::vector<double> logits, targets, slopes(points.size());
  for (const Labelled& point : points) {
    logits.push_back(separator.logit(point.x, point.y));
    targets.push_back(point.positive ? 1 : 0);
  }
  return loss.mean(logits, targets, slopes);
}

double penalty(const Separator& separator, double regularisation) {
  return 0.5 * regularisation * (separator.x * separator.x + separator.y * separator.y);
}

} // namespace

std::optional<std::string_view> refuse_to_separate(const PointwiseLoss& loss) {
  const Card& card = loss.card();
  if (card.family != Family::binary ||
      (card.axes.front() != Axis::logit && card.axes.front() != Axis::margin))
    return "draws no boundary; choose a two-class loss that is given a logit";
  const Point positive = loss.at(0, 1);
  const Point negative = loss.at(0, 0);
  if (positive.value == 0 && negative.value == 0)
    return "draws no boundary here: it asks for no margin, so with the penalty w = 0 is its "
           "minimum, which costs nothing and divides nothing";
  if (positive.slope >= 0 && negative.slope <= 0)
    return "draws no boundary: it has no slope, so there is nothing to follow";
  if (positive.slope >= 0 || negative.slope <= 0)
    return "draws no boundary with this α: one class counts nothing, and the boundary would run "
           "away to give all to the other";
  return std::nullopt;
}

bool separates(const Card& card) {
  const auto loss = make_loss(card.id);
  const auto* of_a_number = loss.ok() ? pointwise(**loss) : nullptr;
  return of_a_number != nullptr && !refuse_to_separate(*of_a_number);
}

Outcome<BoundaryFit> fit_boundary(const Loss& loss, std::span<const Labelled> points,
                                  double regularisation) {
  const PointwiseLoss* of_a_number = pointwise(loss);
  if (of_a_number == nullptr)
    return Refusal{"loss", loss.card().name + " draws no boundary; it is no loss of one number"};
  if (const auto why = refuse_to_separate(*of_a_number))
    return Refusal{"loss", loss.card().name + " " + std::string(*why)};
  if (!(regularisation > 0) || !std::isfinite(regularisation))
    return Refusal{"regularisation", "not defined, because without a positive λ nothing keeps w "
                                     "finite where a line separates the classes"};
  LabelledPoints standard;
  if (auto refusal = standard.assign(points)) return *refusal;

  const auto solve = loss.card().id == "hinge"       ? solve_hinge
                     : loss.card().properties.convex ? solve_convex
                                                     : solve_from_starts;
  Solution solution = solve(*of_a_number, standard, regularisation);
  BoundaryFit fit{standard.separator(solution.at),
                  0,
                  0,
                  solution.converged,
                  solution.why,
                  solution.iterations,
                  {},
                  false,
                  {}};
  fit.mean_loss = mean_loss(*of_a_number, points, fit.separator);
  fit.objective = fit.mean_loss + penalty(fit.separator, regularisation);
  fit.pulls.assign(solution.pulls.begin(), solution.pulls.end());
  const double spread = solution.at.head<2>().cwiseAbs().maxCoeff();
  fit.divides = spread > 1e-9 * (1 + std::abs(solution.at[2]));
  for (const auto& other : solution.others) {
    const Separator separator = standard.separator(other);
    fit.others.push_back({separator, mean_loss(*of_a_number, points, separator) +
                                         penalty(separator, regularisation)});
  }
  if (!std::isfinite(fit.objective) || !std::isfinite(fit.separator.b))
    return Refusal{"points", "not defined, because the best boundary found has a weight or a loss "
                             "beyond the largest double"};
  return fit;
}

void measure_standings(const PointwiseLoss& loss, std::span<const Labelled> points,
                       const BoundaryFit& fit, std::vector<PointStanding>& standings) {
  standings.assign(points.size(), {});
  const bool leaves_alone = leaves_points_alone(loss);
  double total = 0;
  double most = 0;
  for (const double pull : fit.pulls) {
    total += std::abs(pull);
    most = std::max(most, std::abs(pull));
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double pull = std::abs(fit.pulls[i]);
    const double logit = fit.separator.logit(points[i].x, points[i].y);
    standings[i] = {points[i].positive ? logit : -logit, total > 0 ? pull / total : 0,
                    leaves_alone && pull > 1e-9 * most};
  }
}

double margin_of(const Loss& loss) {
  const auto& declared = loss.card().parameters;
  for (std::size_t i = 0; i < declared.size(); ++i)
    if (declared[i].id == "margin") return loss.parameters()[i];
  return 1;
}

bool leaves_points_alone(const PointwiseLoss& loss) {
  return loss.card().axes.front() == Axis::margin &&
         loss.at(std::max(far_right, 2 * margin_of(loss)), 1).slope == 0;
}

} // namespace losslab
