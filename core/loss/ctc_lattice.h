#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace losslab {

/// All alignments of a text with the frames of one sample, summed forwards and backwards in log
/// space (A. Graves et al., ICML 2006). A state is a place in the text with blanks between and
/// around its labels: blank, first label, blank, second label, … blank.
class CtcLattice {
 public:
  /// logits: [frames][classes]; labels: classes other than the blank.
  void fill(std::span<const double> logits, std::size_t classes, std::span<const double> labels,
            std::size_t blank);

  std::size_t frames() const { return frames_; }
  std::size_t states() const { return states_.size(); }
  /// The class that a state emits.
  std::size_t class_of(std::size_t state) const { return states_[state]; }

  /// −log of the probability of the text; +infinity when no alignment fits the frames.
  double cost() const { return cost_; }

  /// The probability that a frame is in this state, given the text. 0 where the cost is infinite.
  double posterior(std::size_t frame, std::size_t state) const;
  /// log softmax of the logits.
  double log_p(std::size_t frame, std::size_t of_class) const {
    return log_p_[frame * classes_ + of_class];
  }
  /// The derivative of the cost by the logits: softmax less what the posterior gives each class. 0
  /// where the cost is infinite.
  void gradient(std::span<double> by_logits) const;

 private:
  void fill_log_p(std::span<const double> logits);
  void forwards();
  void backwards();
  /// Whether a path may skip the blank before this state: it leads to another label.
  bool may_skip_to(std::size_t state) const;

  std::size_t frames_ = 0;
  std::size_t classes_ = 0;
  std::vector<std::size_t> states_;
  std::vector<double> log_p_;
  std::vector<double> forward_;  ///< [frame][state], that frame's own emission included
  std::vector<double> backward_; ///< [frame][state], without it
  double cost_ = 0;
};

} // namespace losslab
