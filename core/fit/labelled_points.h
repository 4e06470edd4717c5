#pragma once

#include "core/fit/boundary.h"

#include <Eigen/Core>

#include <optional>
#include <span>

namespace losslab {

/// Points of two classes as columns, each coordinate shifted and scaled to about ±1, so that no
/// unit and no distance from the origin costs digits. Separators are solved for as Eigen vectors
/// (v_x, v_y, c) with logit = design·v; the penalty remains that of w = v/scale.
class LabelledPoints {
 public:
  /// What it refuses, boundary.h says.
  std::optional<Refusal> assign(std::span<const Labelled> points);

  Eigen::Index size() const { return design_.rows(); }
  /// Columns x, y and 1.
  const Eigen::MatrixX3d& design() const { return design_; }
  /// 0 or 1.
  const Eigen::VectorXd& targets() const { return targets_; }
  /// −1 or 1.
  const Eigen::VectorXd& sides() const { return sides_; }
  /// |w|² = Σ metric·v².
  const Eigen::Vector3d& metric() const { return metric_; }

  Separator separator(const Eigen::Vector3d& v) const;

 private:
  Eigen::MatrixX3d design_;
  Eigen::VectorXd targets_;
  Eigen::VectorXd sides_;
  Eigen::Vector2d centre_;
  Eigen::Vector2d scale_;
  Eigen::Vector3d metric_;
};

} // namespace losslab
