#include "core/fit/efficiency.h"

#include "core/data/likelihood.h"
#include "core/data/noise.h"
#include "core/fit/no_line.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace losslab {

namespace {

Outcome<Line> line_of(Fitter& fitter, const Loss& loss) {
  if (const auto refusal = no_line(loss)) return *refusal;
  const auto fit = fitter.fit(loss);
  if (!fit) return fit.refusal();
  if (!fit->converged) return Refusal{"", "not converged: " + std::string(fit->why)};
  return fit->curve.line();
}

double mean_of(std::span<const double> values) {
  double sum = 0; // of differences from the first, so that equal values have exactly their mean
  for (const double value : values)
    sum += value - values.front();
  return values.front() + sum / static_cast<double>(values.size());
}

/// Sum of that power of the distances from the mean.
double moment_sum(std::span<const double> values, double mean, int power) {
  double sum = 0;
  for (const double value : values)
    sum += std::pow(value - mean, power);
  return sum;
}

// Of the sample variance: (m₄ − s⁴·(n − 3)/(n − 1))/n. Mood, Graybill, Boes, Introduction to the
// Theory of Statistics (1974), VI.2.
Measured deviation_of(std::span<const double> values, double mean) {
  const auto n = static_cast<double>(values.size());
  const double variance = moment_sum(values, mean, 2) / (n - 1);
  if (variance == 0) return {0, 0};
  const double fourth = moment_sum(values, mean, 4) / n;
  const double of_variance = (fourth - variance * variance * (n - 3) / (n - 1)) / n;
  const double deviation = std::sqrt(variance);
  return {deviation, std::sqrt(std::max(of_variance, 0.0)) / (2 * deviation)};
}

} // namespace

Experiment::Experiment(const Synthetic& synthetic, std::span<const LossChoice> losses)
    : synthetic_(synthetic), seeds_(synthetic.seed) {
  for (const LossChoice& choice : losses) {
    const auto made = make_loss(choice.id, choice.parameters);
    losses_.push_back(made ? *made : nullptr);
    estimates_.push_back(
        {choice, {}, made ? std::optional<Refusal>() : std::optional<Refusal>(made.refusal())});
  }
}

int Experiment::enough(const Synthetic& synthetic) {
  constexpr int points_in_all = 3'000'000;
  return std::clamp(points_in_all / std::max(synthetic.count, 1), 30, 1000);
}

void Experiment::run(int more) {
  for (; more > 0; --more, ++repeats_) {
    synthetic_.seed = seeds_.bits();
    fitter_.set_points(draw_points(synthetic_));
    for (std::size_t i = 0; i < losses_.size(); ++i) {
      Estimates& estimates = estimates_[i];
      estimates.lines.emplace_back();
      if (losses_[i] == nullptr) continue;
      if (const auto line = line_of(fitter_, *losses_[i]))
        estimates.lines.back() = *line;
      else if (!estimates.refusal)
        estimates.refusal = line.refusal();
    }
  }
}

std::optional<Spread> spread_of(const Estimates& estimates, Coefficient coefficient,
                                const Synthetic& synthetic) {
  std::vector<double> values;
  for (const auto& line : estimates.lines)
    if (line) values.push_back((*line).*coefficient);
  if (values.size() < 2) return std::nullopt;
  const double mean = mean_of(values);
  Spread spread{static_cast<int>(values.size()), mean, deviation_of(values, mean), false, {}};
  constexpr double beyond_chance = 4; // of normal means, 1 in 16,000
  const double truth = Line{synthetic.intercept, synthetic.slope}.*coefficient;
  const double of_mean = spread.deviation.value / std::sqrt(static_cast<double>(values.size()));
  const auto least = least_deviation(synthetic, coefficient);
  spread.biased = least && std::abs(mean - truth) > beyond_chance * of_mean;
  if (!least || spread.biased || spread.deviation.value == 0) return spread;
  const double share = *least / spread.deviation.value;
  spread.efficiency =
      Measured{share * share, 2 * share * share * spread.deviation.error / spread.deviation.value};
  return spread;
}

std::optional<Measured> ratio_of_deviations(const Estimates& one, const Estimates& other,
                                            Coefficient coefficient) {
  std::vector<double> ours;
  std::vector<double> theirs;
  for (std::size_t i = 0; i < std::min(one.lines.size(), other.lines.size()); ++i) {
    if (!one.lines[i] || !other.lines[i]) continue;
    ours.push_back((*one.lines[i]).*coefficient);
    theirs.push_back((*other.lines[i]).*coefficient);
  }
  if (ours.size() < 2) return std::nullopt;
  const double mean = mean_of(ours);
  const double their_mean = mean_of(theirs);
  const double deviation = deviation_of(ours, mean).value;
  const double their_deviation = deviation_of(theirs, their_mean).value;
  if (their_deviation == 0) return std::nullopt;
  const double ratio = deviation / their_deviation;
  if (ratio == 0) return Measured{0, 0};
  // log(s²/t²) is a mean of these differences, to first order; half of its error is the ratio's.
  double sum = 0;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const double distance = (ours[i] - mean) / deviation;
    const double their_distance = (theirs[i] - their_mean) / their_deviation;
    const double difference = distance * distance - their_distance * their_distance;
    sum += difference * difference;
  }
  return Measured{ratio, 0.5 * ratio * std::sqrt(sum) / static_cast<double>(ours.size())};
}

std::optional<Steadiest> steadiest(std::span<const Estimates> estimates, Coefficient coefficient,
                                   const Synthetic& synthetic) {
  std::vector<std::size_t> fair;
  std::vector<double> deviations(estimates.size());
  for (std::size_t i = 0; i < estimates.size(); ++i) {
    const auto spread = spread_of(estimates[i], coefficient, synthetic);
    if (!spread || spread->biased || spread->deviation.value == 0) continue;
    if (static_cast<std::size_t>(spread->count) < estimates[i].lines.size()) continue;
    deviations[i] = spread->deviation.value;
    fair.push_back(i);
  }
  if (fair.empty()) return std::nullopt;
  const std::size_t best =
      *std::min_element(fair.begin(), fair.end(), [&](std::size_t one, std::size_t other) {
        return deviations[one] < deviations[other];
      });
  constexpr double rounding = 1e-9; // of the same lines, found in another way
  Steadiest found{best, {}};
  for (const std::size_t i : fair) {
    if (i == best) continue;
    const auto ratio = ratio_of_deviations(estimates[i], estimates[best], coefficient);
    if (ratio && ratio->value - 1 <= std::max(2 * ratio->error, rounding)) found.level.push_back(i);
  }
  return found;
}

std::optional<double> least_deviation(const Synthetic& synthetic, Coefficient coefficient) {
  if (!(synthetic.scale > 0)) return std::nullopt;
  const auto points = draw_points(synthetic);
  const auto n = static_cast<double>(points.size());
  double mean = 0;
  for (const Sample& point : points)
    mean += point.x / n;
  double squares = 0;
  for (const Sample& point : points)
    squares += (point.x - mean) * (point.x - mean);
  const double share = coefficient == &Line::slope ? 1 / squares : 1 / n + mean * mean / squares;
  return std::sqrt(share / information(synthetic.noise, synthetic.scale));
}

} // namespace losslab
