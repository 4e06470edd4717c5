#pragma once

#include "core/fit/design.h"
#include "core/fit/newton.h"
#include "core/loss/loss.h"

#include <span>
#include <vector>

namespace losslab {

/// Where to start from under a loss with several minima: curves through as many points as there
/// are coefficients, drawn by lot, beside such as are given. Which of them is good is judged on a
/// hundred of the points. The same points and loss give the same starts.
class StartSearch {
 public:
  /// The lowest end of a descent. Converged on all points.
  NewtonDescent::Result best(const PointwiseLoss& loss, const Design& design,
                             std::span<const double> y, std::span<const Coefficients> given);
  /// Every end that was reached, the lowest first, each once: the local minima that were found.
  std::vector<NewtonDescent::Result> minima(const PointwiseLoss& loss, const Design& design,
                                            std::span<const double> y,
                                            std::span<const Coefficients> given);

  /// Whether two ends are one, for targets of this size.
  static bool same(const Coefficients& a, const Coefficients& b, std::span<const double> y);

  /// A hundred of the points, or all where there are not more: one of every few neighbours, by lot,
  /// as every k-th would see only one phase of what is periodic.
  void choose_few(const Design& design, std::span<const double> y);
  bool has_all(std::span<const double> y) const { return few_y_.size() == y.size(); }
  const Eigen::MatrixXd& columns() const { return few_columns_; }
  std::span<const double> y() const { return few_y_; }

 private:
  struct Start {
    double objective; ///< on the few points
    Coefficients at;
  };
  static bool alike(const Coefficients& a, const Coefficients& b, double size, double within);
  void list(const PointwiseLoss& loss, std::span<const Coefficients> given, int drawn,
            std::size_t kept);
  std::optional<Coefficients> through_some(class Random& random) const;

  NewtonDescent newton_;
  Eigen::MatrixXd few_columns_;
  std::vector<double> few_y_;
  std::vector<Start> starts_;
};

} // namespace losslab
