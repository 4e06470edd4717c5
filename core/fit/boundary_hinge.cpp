#include "core/fit/boundary_hinge.h"

#include <Eigen/Cholesky>
#include <Eigen/QR>
#include <Eigen/SVD>

#include <algorithm>
#include <vector>

namespace losslab {

namespace {

constexpr int most_iterations = 100;
constexpr double small_enough = 1e-14;   ///< gap beside the objective; rounding ends there
constexpr double certain = 1e-9;         ///< … and up to this the answer counts as certified
constexpr double same_direction = 1e-11; ///< share of the largest singular value
constexpr double short_of_wall = 0.99;   ///< share of the way to where a variable reaches 0

/// How far all stay positive.
double room_for(const Eigen::ArrayXd& values, const Eigen::ArrayXd& change) {
  double longest = 1 / short_of_wall;
  for (Eigen::Index i = 0; i < values.size(); ++i)
    if (change[i] < 0) longest = std::min(longest, -values[i] / change[i]);
  return longest;
}

} // namespace

HingeBoundary::HingeBoundary(const LabelledPoints& points, double margin, double regularisation)
    : signed_(points.sides().asDiagonal() * points.design()), margin_(margin),
      penalty_(static_cast<double>(points.size()) * regularisation * points.metric()) {}

double HingeBoundary::State::gap() const {
  return (room * multiplier + slack * (1 - multiplier)).sum();
}

double HingeBoundary::Step::longest(const State& state) const {
  return std::min({1.0, short_of_wall * room_for(state.multiplier, multiplier),
                   short_of_wall * room_for(1 - state.multiplier, -multiplier),
                   short_of_wall * room_for(state.slack, slack),
                   short_of_wall * room_for(state.room, room)});
}

// Slack, room and multipliers are eliminated from the linearised conditions; a 3 × 3 system is
// left.
HingeBoundary::Step HingeBoundary::newton(const State& state, const Eigen::ArrayXd& toward_room,
                                          const Eigen::ArrayXd& toward_slack) const {
  const Eigen::ArrayXd rest = 1 - state.multiplier;
  const Eigen::ArrayXd stiffness = 1 / (state.slack / rest + state.room / state.multiplier);
  const Eigen::ArrayXd lacking =
      margin_ - (signed_ * state.at).array() + toward_room / state.multiplier - toward_slack / rest;
  Eigen::Matrix3d matrix = signed_.transpose() * stiffness.matrix().asDiagonal() * signed_;
  matrix += penalty_.asDiagonal();
  const Eigen::Vector3d pull =
      signed_.transpose() * (state.multiplier + stiffness * lacking).matrix() -
      penalty_.cwiseProduct(state.at);
  Step step;
  step.at = matrix.ldlt().solve(pull);
  step.multiplier = stiffness * (lacking - (signed_ * step.at).array());
  step.slack = (toward_slack + state.slack * step.multiplier) / rest - state.slack;
  step.room = (toward_room - state.room * step.multiplier) / state.multiplier - state.room;
  return step;
}

// Mehrotra's: a step for the boundary tells how near it one may aim, and how the product bends.
double HingeBoundary::advance(State& state) const {
  const Eigen::ArrayXd none = Eigen::ArrayXd::Zero(state.slack.size());
  const Step straight = newton(state, none, none);
  const double reach = straight.longest(state);
  const State there{state.at, state.multiplier + reach * straight.multiplier,
                    state.slack + reach * straight.slack, state.room + reach * straight.room};
  const double left = there.gap() / state.gap();
  const double aim =
      left * left * left * state.gap() / (2 * static_cast<double>(state.slack.size()));
  const Step step = newton(state, aim - straight.room * straight.multiplier,
                           aim + straight.slack * straight.multiplier);
  const double length = step.longest(state);
  state.at += length * step.at;
  state.multiplier += length * step.multiplier;
  state.slack += length * step.slack;
  state.room += length * step.room;
  return length;
}

double HingeBoundary::objective(const Eigen::Vector3d& at) const {
  return (margin_ - (signed_ * at).array()).max(0).sum() + 0.5 * penalty_.dot(at.cwiseProduct(at));
}

// Those whose multiplier is at neither end lie on the margin. The others' multipliers are set.
std::vector<Eigen::Index> HingeBoundary::on_margin(const State& state,
                                                   Eigen::VectorXd& multipliers) const {
  std::vector<Eigen::Index> found;
  multipliers.setZero(signed_.rows());
  for (Eigen::Index i = 0; i < signed_.rows(); ++i) {
    const double here = state.multiplier[i];
    if (state.slack[i] > margin_ * (1 - here))
      multipliers[i] = 1;
    else if (margin_ * here >= state.room[i])
      found.push_back(i);
  }
  return found;
}

// The points on the margin fix the separator, or some of its directions; along the others the pulls
// of those inside the margin and the penalty balance.
Eigen::Vector3d HingeBoundary::exactly(const State& state, Eigen::VectorXd& multipliers) const {
  const auto held = on_margin(state, multipliers);
  const Eigen::Vector3d pull = signed_.transpose() * multipliers;
  const Eigen::MatrixX3d rows = signed_(held, Eigen::all);
  Eigen::Vector3d at = Eigen::Vector3d::Zero();
  Eigen::MatrixXd open = Eigen::Matrix3d::Identity(); // what they leave open
  Eigen::JacobiSVD<Eigen::MatrixXd> svd;
  if (!held.empty()) {
    svd.compute(rows, Eigen::ComputeThinU | Eigen::ComputeFullV);
    svd.setThreshold(same_direction);
    at = svd.solve(Eigen::VectorXd::Constant(rows.rows(), margin_));
    open = svd.matrixV().rightCols(3 - svd.rank());
  }
  if (open.cols() > 0) {
    const Eigen::MatrixXd bend = open.transpose() * penalty_.asDiagonal() * open;
    const Eigen::VectorXd rest = open.transpose() * (pull - penalty_.cwiseProduct(at));
    at += open * bend.completeOrthogonalDecomposition().solve(rest);
  }
  if (held.empty()) return at;
  // Of all multipliers that balance, those next to the ones found.
  multipliers(held) = state.multiplier(held).matrix();
  const Eigen::Vector3d lacking = penalty_.cwiseProduct(at) - signed_.transpose() * multipliers;
  const Eigen::VectorXd along = svd.matrixV().transpose() * lacking;
  for (Eigen::Index k = 0; k < svd.rank(); ++k)
    multipliers(held) += svd.matrixU().col(k) * (along[k] / svd.singularValues()[k]);
  return at;
}

// The gap to the dual problem at these multipliers, where they are allowed.
bool HingeBoundary::certifies(const Eigen::Vector3d& at, const Eigen::VectorXd& multipliers) const {
  const Eigen::Vector3d pull = signed_.transpose() * multipliers;
  const double size = std::max(1.0, multipliers.cwiseAbs().sum());
  if (multipliers.minCoeff() < -certain || multipliers.maxCoeff() > 1 + certain) return false;
  if (std::abs(pull[2]) > certain * size) return false;
  double dual = margin_ * multipliers.sum();
  for (int k = 0; k < 2; ++k)
    if (penalty_[k] > 0) dual -= 0.5 * pull[k] * pull[k] / penalty_[k];
  const double primal = objective(at);
  return primal - dual <= certain * (primal + margin_);
}

HingeBoundary::Result HingeBoundary::minimise() {
  const Eigen::Index count = signed_.rows();
  State state{Eigen::Vector3d::Zero(), Eigen::ArrayXd::Constant(count, 0.5),
              Eigen::ArrayXd::Constant(count, 2 * margin_),
              Eigen::ArrayXd::Constant(count, margin_)};
  Result result;
  State best = state;
  double length = 1;
  while (result.iterations < most_iterations && length > 1e-8 &&
         !(state.gap() <= small_enough * objective(state.at) && length > short_of_wall / 2)) {
    length = advance(state);
    ++result.iterations;
    if (!state.at.allFinite() || !state.multiplier.allFinite()) break;
    best = state;
  }
  result.at = exactly(best, result.multipliers);
  result.certified = certifies(result.at, result.multipliers);
  if (!result.certified) { // the points on the margin could not be told: what led there is near
    result.at = best.at;
    result.multipliers = best.multiplier.matrix();
    result.certified = certifies(result.at, result.multipliers);
  }
  return result;
}

} // namespace losslab
