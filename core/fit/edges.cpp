#include "core/fit/edges.h"

#include "core/data/random.h"
#include "core/fit/balance.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Dense>

namespace losslab {

namespace {

constexpr double rounding = 1e-13;              // relative, of a residual and of a sum of slopes
constexpr double touching = 1e-12;              // relative: a curve through points solves for them
constexpr double moves[] = {1e-9, 1e-7, 1e-11}; // of the targets, relative
constexpr int most_steps = 100'000;             // never met; no loop may be without an end
constexpr std::uint64_t seed_of_lots = 1;

} // namespace

Coefficients EdgeDescent::row(std::size_t corner) const {
  return columns_->row(static_cast<Eigen::Index>(corner / per_point_)).transpose();
}

void EdgeDescent::move_targets(double by) {
  Random random(seed_of_lots);
  targets_.resize(corners_->size());
  for (std::size_t i = 0; i < targets_.size(); ++i)
    targets_[i] = corners_->y[i] + by * spread_ * (random.uniform() - 0.5);
}

void EdgeDescent::look_at(const Coefficients& at) {
  at_ = at;
  pull_ = Coefficients::Zero(at.size());
  residual_.resize(targets_.size());
  const Eigen::VectorXd prediction = *columns_ * at;
  Eigen::VectorXd slope = Eigen::VectorXd::Zero(columns_->rows());
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    const auto point = static_cast<Eigen::Index>(i / per_point_);
    residual_[i] = prediction[point] - targets_[i];
    slope[point] += residual_[i] > 0 ? corners_->above[i] : corners_->below[i];
  }
  for (const std::size_t i : basis_)
    slope[static_cast<Eigen::Index>(i / per_point_)] -=
        residual_[i] > 0 ? corners_->above[i] : corners_->below[i];
  pull_ = columns_->transpose() * slope;
}

// Down along what the corners already touched leave open, to the next one.
bool EdgeDescent::touch_more() {
  const auto size = at_.size();
  Coefficients direction = -pull_;
  SquareMatrix open = SquareMatrix::Identity(size, size);
  if (!basis_.empty()) {
    Eigen::MatrixXd rows(size, static_cast<Eigen::Index>(basis_.size()));
    for (std::size_t j = 0; j < basis_.size(); ++j)
      rows.col(static_cast<Eigen::Index>(j)) = row(basis_[j]);
    const Eigen::MatrixXd full = Eigen::HouseholderQR<Eigen::MatrixXd>(rows).householderQ();
    const Eigen::MatrixXd rest = full.rightCols(size - rows.cols());
    open = rest * rest.transpose();
  }
  direction = open * direction;
  std::optional<Crossing> met;
  if (direction.norm() > slack_) {
    met = walk(direction, pull_.dot(direction));
  } else { // level ground: any way will do
    Eigen::Index most = 0;
    open.diagonal().maxCoeff(&most);
    direction = open.col(most);
    met = walk(direction, 0);
    if (!met) met = walk(direction = -open.col(most), 0);
  }
  if (!met) return false;
  basis_.push_back(met->corner);
  look_at(at_ + met->step * direction);
  return true;
}

// The corner, none of the basis, at which the sum stops to fall.
std::optional<EdgeDescent::Crossing> EdgeDescent::walk(const Coefficients& direction, double fall) {
  crossings_.clear();
  const Eigen::VectorXd motion = *columns_ * direction;
  const double still = rounding * direction.norm();
  for (std::size_t i = 0; i < residual_.size(); ++i) {
    const double speed = motion[static_cast<Eigen::Index>(i / per_point_)];
    const double step = -residual_[i] / speed;
    if (!(std::abs(speed) > still && step > 0)) continue;
    if (std::find(basis_.begin(), basis_.end(), i) != basis_.end()) continue;
    crossings_.push_back({step, (corners_->above[i] - corners_->below[i]) * std::abs(speed), i});
  }
  const auto farther = [](const Crossing& a, const Crossing& b) { return a.step > b.step; };
  std::make_heap(crossings_.begin(), crossings_.end(), farther);
  for (; !crossings_.empty(); crossings_.pop_back()) {
    std::pop_heap(crossings_.begin(), crossings_.end(), farther);
    fall += crossings_.back().jump;
    if (fall >= 0) return crossings_.back();
  }
  return std::nullopt;
}

// The curve through the corners of the basis.
Coefficients EdgeDescent::through_basis(const std::vector<double>& targets) const {
  const auto size = static_cast<Eigen::Index>(basis_.size());
  SquareMatrix rows(size, size);
  Coefficients there(size);
  for (Eigen::Index j = 0; j < size; ++j) {
    rows.row(j) = row(basis_[static_cast<std::size_t>(j)]).transpose();
    there[j] = targets[basis_[static_cast<std::size_t>(j)]];
  }
  return Eigen::ColPivHouseholderQR<SquareMatrix>(rows).solve(there);
}

// False at the end: each corner of the basis can pull with what balances the others.
bool EdgeDescent::follow_an_edge() {
  const auto size = static_cast<Eigen::Index>(basis_.size());
  SquareMatrix rows(size, size);
  for (Eigen::Index j = 0; j < size; ++j)
    rows.row(j) = row(basis_[static_cast<std::size_t>(j)]).transpose();
  const Eigen::ColPivHouseholderQR<SquareMatrix> turned(rows.transpose());
  const Coefficients pulls = turned.solve(-pull_);
  Eigen::Index worst = -1;
  double most = slack_;
  strict_ = true;
  for (Eigen::Index j = 0; j < size; ++j) {
    const std::size_t corner = basis_[static_cast<std::size_t>(j)];
    const double too_much =
        std::max(pulls[j] - corners_->above[corner], corners_->below[corner] - pulls[j]);
    strict_ = strict_ && too_much < -slack_;
    if (too_much <= most) continue;
    most = too_much;
    worst = j;
  }
  if (worst < 0) return false;
  const std::size_t left = basis_[static_cast<std::size_t>(worst)];
  const double up = pulls[worst] > corners_->above[left] ? 1 : -1;
  const Coefficients unit = up * Coefficients::Unit(size, worst);
  const Coefficients direction = Eigen::ColPivHouseholderQR<SquareMatrix>(rows).solve(unit);
  const auto met = walk(direction, -most);
  if (!met) return false;
  basis_[static_cast<std::size_t>(worst)] = met->corner;
  look_at(through_basis(targets_)); // from its points: no rounding adds up
  return true;
}

// With the targets as they are.
bool EdgeDescent::certify(const Coefficients& at) {
  const Eigen::VectorXd prediction = *columns_ * at;
  std::vector<Balance::Touched> touched;
  Coefficients others = Coefficients::Zero(at.size());
  for (std::size_t i = 0; i < corners_->size(); ++i) {
    const double residual = prediction[static_cast<Eigen::Index>(i / per_point_)] - corners_->y[i];
    if (std::abs(residual) <= touching * spread_)
      touched.push_back({row(i), corners_->below[i], corners_->above[i]});
    else
      others += (residual > 0 ? corners_->above[i] : corners_->below[i]) * row(i);
  }
  touches_ = touched.size();
  return Balance(std::move(touched), others).find(10 * slack_);
}

EdgeDescent::Result EdgeDescent::minimise(const Corners& corners, const Columns& columns,
                                          const Coefficients& start) {
  const auto basis_size = static_cast<std::size_t>(start.size());
  corners_ = &corners;
  columns_ = &columns;
  per_point_ = corners.size() / static_cast<std::size_t>(columns.rows());
  spread_ = 0;
  slack_ = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    spread_ = std::max(spread_, std::abs(corners.y[i]));
    slack_ += rounding * (corners.above[i] - corners.below[i]);
  }
  // On level ground, as within a tube that holds all points, the start is as good as any.
  if (certify(start) && touches_ < basis_size) return {start, true, false, 0};
  Result result{start, false, false, 0};
  for (const double move : moves) {
    move_targets(move);
    basis_.clear();
    look_at(start);
    while (basis_.size() < basis_size && touch_more())
      ++result.steps;
    if (basis_.size() < basis_size) break;
    while (result.steps < most_steps && follow_an_edge())
      ++result.steps;
    result.at = through_basis(corners.y);
    result.unique = strict_;
    result.certified = certify(result.at);
    if (result.certified) break;
  }
  return result;
}

} // namespace losslab
