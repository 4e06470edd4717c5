#pragma once

#include "core/loss/catalogue.h"

#include <algorithm>
#include <functional>

namespace losslab {

/// What a loss, or a library's, reports: one number, one per sample, or of a game one per player.
/// Empty where it reports none: it refuses the inputs.
struct Reported {
  std::vector<double> values;

  Reported() = default;
  Reported(double one) : values{one} {}
  explicit Reported(std::vector<double> several) : values(std::move(several)) {}

  Reported mean() const;
  Reported sum() const;
  /// Each by itself.
  Reported each(const std::function<double(double)>& function) const;

  friend Reported operator*(double factor, const Reported& numbers) {
    return numbers.each([=](double each) { return factor * each; });
  }
  friend Reported operator/(const Reported& numbers, double divisor) {
    return numbers.each([=](double each) { return each / divisor; });
  }
  friend Reported operator-(const Reported& numbers, double less) {
    return numbers.each([=](double each) { return each - less; });
  }
};

/// The inputs that libraries are compared on, under one loss. Each convention of a card makes its
/// library's number of this: as a rule of what the loss reports, perhaps with another parameter or
/// changed inputs; else by that library's own formula.
class Case {
 public:
  using Row = std::span<const double>;

  /// Parameters that are not named have their defaults.
  Case(const Card& card, ParameterValues parameters, std::vector<ExampleInput> inputs);
  /// On the card's own inputs: those it states, else its worked examples in one batch.
  Case(const Card& card, ParameterValues parameters);

  /// What the loss reports with each reduction; of a game of each player. Empty when it refuses.
  Reported mean() const { return reported(Reduction::mean); }
  Reported sum() const { return reported(Reduction::sum); }
  Reported none() const { return reported(Reduction::none); }
  /// Why there is nothing.
  std::optional<Refusal> refusal() const;

  /// A parameter of this loss.
  double operator[](std::string_view parameter) const;
  const std::vector<ExampleInput>& inputs() const { return inputs_; }
  const ExampleInput& input(std::string_view name) const;
  std::size_t samples() const { return inputs_.front().shape[0]; }
  /// Entries of a row of the first input: bins, classes, pixels.
  std::size_t width() const { return inputs_.front().shape[1]; }

  /// The same inputs under another loss.
  Case under(std::string_view loss, const ParameterValues& parameters = {}) const;
  Case with(std::string_view parameter, double value) const;
  /// With every entry of one input changed.
  Case changing(std::string_view input, const std::function<double(double)>& change) const;
  Case changing_rows(std::string_view input,
                     const std::function<std::vector<double>(Row)>& change) const;
  /// As one sample with the rows of all samples one after another.
  Case as_one_sample() const;
  /// As samples of one number each.
  Case as_single_numbers() const;

  /// One number per sample, of its rows in two inputs.
  Reported rows(std::string_view one, std::string_view other,
                const std::function<double(Row, Row)>& formula) const;
  /// One number per entry.
  Reported entries(std::string_view one, std::string_view other,
                   const std::function<double(double, double)>& formula) const;

 private:
  ExampleInput& input(std::string_view name);
  Reported reported(Reduction reduction) const;

  const Card* card_;
  ParameterValues parameters_;
  std::vector<ExampleInput> inputs_;
};

/// What several libraries keep a probability above.
inline constexpr double keras_epsilon = 1e-7;

/// A probability as Keras clips it.
inline double keras_clipped(double p) { return std::clamp(p, keras_epsilon, 1 - keras_epsilon); }

} // namespace losslab
