#include "core/loss/case.h"
#include "core/loss/catalogue.h"
#include "core/loss/distribution/bins.h"

namespace losslab::losses {

namespace {

using Masses = std::span<const double>;

/// The cheapest way to carry the prediction to the target, for every cost that grows with distance
/// and is convex: keep the order. Calls move(from, to, mass). What the sums lack, within their
/// 1e-6, is made up in the last bin.
template <class Move>
void in_order(Masses predicted, Masses target, const Move& move) {
  const std::size_t last = target.size() - 1;
  std::size_t from = 0;
  std::size_t to = 0;
  Exact left{predicted[0]};
  Exact room{target[0]};
  while (from < last || to < last) {
    const bool emptied = from < last && (to == last || left <= room);
    move(from, to, emptied ? left.value() : room.value());
    if (emptied) {
      room.subtract(left);
      left = {predicted[++from]};
    } else {
      left.subtract(room);
      room = {target[++to]};
    }
  }
}

/// The first bin at which the target's running sum reaches a level, and that sum.
struct Reached {
  std::size_t bin = 0;
  Exact sum;

  /// How far a level lies above the sum, in units of what rounding the bins to double may explain.
  long double short_of(const Exact& level) const {
    const long double rounding = 0x1p-53L * (level.value() + sum.value());
    const long double gap = level.value() - sum.value();
    return std::abs(gap) <= rounding ? 0 : gap;
  }
};

struct Wasserstein1d {
  double p;
  double width;

  static constexpr auto inputs = TwoDistributions::inputs;
  static std::optional<Fault> objection(const Rows<2>& at) {
    return TwoDistributions::objection(at);
  }

  // Long double, so that differences of powers keep a double's digits.
  double operator()(const Rows<2>& at, const Slopes<2>& slope) const {
    const auto [predicted, target] = at;
    std::size_t farthest = 0;
    in_order(predicted, target, [&](std::size_t from, std::size_t to, long double mass) {
      if (mass > 0) farthest = std::max(farthest, from < to ? to - from : from - to);
    });
    std::fill(slope[0].begin(), slope[0].end(), 0.0);
    if (farthest == 0) return 0;
    // In bins, or in the farthest way that any mass goes where a power of the bins would overflow.
    const bool bounded = p * std::log2(static_cast<double>(target.size())) < 16000;
    const long double unit = bounded ? 1 : static_cast<long double>(farthest);
    long double cost = 0;
    in_order(predicted, target, [&](std::size_t from, std::size_t to, long double mass) {
      cost += mass * cost_of(from, to, unit);
    });
    const long double distance = unit * width * std::pow(cost, 1 / static_cast<long double>(p));
    if (!slope[0].empty()) fill_slope(slope[0], target, predicted, unit, distance / cost / p);
    return static_cast<double>(distance);
  }

 private:
  long double cost_of(std::size_t from, std::size_t to, long double unit) const {
    const auto bins = static_cast<long double>(from < to ? to - from : from - to);
    // The bound keeps a sum of costs finite for a power in the thousands.
    return std::min(std::pow(bins / unit, static_cast<long double>(p)), 1e4000L);
  }

  /// What the cost of a way to bin `to` gains when it starts one bin later.
  long double step(std::size_t from, std::size_t to, long double unit) const {
    return cost_of(from + 1, to, unit) - cost_of(from, to, unit);
  }

  /// The dual of the transport: more mass in bin k in exchange for less in the last one costs what
  /// the steps from k to the last save. Step k is taken where the target's running sum reaches the
  /// prediction's. Where that is a whole interval, because both meet at the end of a bin, half of
  /// the step at either end.
  void fill_slope(std::span<double> slope, Masses target, Masses predicted, long double unit,
                  long double factor) const {
    const std::size_t last = target.size() - 1;
    std::vector<long double> steps(last);
    Exact level;
    Reached first{0, {target[0]}};
    Reached end = first;
    for (std::size_t k = 0; k < last; ++k) {
      level.add(predicted[k]);
      while (first.bin < last && first.short_of(level) > 0)
        first.sum.add(target[++first.bin]);
      while (end.bin < last && end.short_of(level) >= 0)
        end.sum.add(target[++end.bin]);
      steps[k] = (step(k, first.bin, unit) + step(k, end.bin, unit)) / 2;
    }
    long double saved = 0;
    long double size = 0;
    for (std::size_t k = last; k-- > 0;) {
      saved -= steps[k];
      size += std::abs(steps[k]);
      // What rounding leaves of steps that cancel is no slope.
      slope[k] = std::abs(saved) <= 0x1p-60L * size ? 0 : static_cast<double>(factor * saved);
    }
  }
};

} // namespace

const Entry& wasserstein_1d() {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  static const Entry entry{
      .card =
          {.id = "wasserstein_1d",
           .name = "Wasserstein (1-D)",
           .short_name = "Wasserstein",
           .family = Family::distribution,
           .in_guide = true,
           .formula =
               R"(W_p(P,Q)=\Bigl(\min_{f\ge0}\sum_{i,j}f_{ij}\,\bigl(|i-j|\,w\bigr)^p\Bigr)^{1/p},\qquad W_1=w\sum_k\bigl|F_Q(k)-F_P(k)\bigr|)",
           .inputs = "prediction Q and target P: distributions [n][K] on the same bins, in order",
           .kind = InputKind::bins,
           .parameters = {{.id = "p",
                           .symbol = "p",
                           .name = "the power of the distance",
                           .fallback = 1,
                           .low = 1,
                           .high = infinity,
                           .high_open = true,
                           .slider_low = 1,
                           .slider_high = 3},
                          {.id = "width",
                           .symbol = "w",
                           .name = "the width of a bin",
                           .fallback = 1,
                           .low = 0,
                           .high = infinity,
                           .low_open = true,
                           .high_open = true,
                           .slider_low = 0.1,
                           .slider_high = 2}},
           .intuition = "Think of Q as heaps of earth and of P as holes: how much earth must be "
                        "carried how far? Unlike KL it knows which bins are neighbours, so missing "
                        "by one bin is cheap and missing by ten is dear. For p = 1 it is the area "
                        "between the two cumulative sums.",
           .use = "Bins with an order: ages, ratings, histograms of grey values, distributions of "
                  "returns. Also where two distributions may not overlap at all. Not for classes "
                  "without an order: cat and dog are no distance apart.",
           .strengths = {"Finite, and a slope that points home, even with no bin in common",
                         "A true distance, in the unit of the axis",
                         "In one dimension exact and fast: one pass over the bins"},
           .weaknesses = {"Needs an order and a distance between bins",
                          "Kinks wherever the two cumulative sums meet",
                          "p > 1 lets a little mass far away lead: its distance counts p-fold",
                          "In more dimensions no longer a simple sum"},
           .activation = "softmax",
           .at_kinks = "Where the cumulative sums meet, the middle slope: at p = 1 a gap of 0 "
                       "counts as sign 0, and so does a gap that rounding the bins explains. The "
                       "last gap counts as 0: each slope is that of mass taken from the last bin. "
                       "Where the distance is 0, the slope is 0.",
           .properties = {.convex = true,
                          .smooth = false,
                          .bounded_gradient = true,
                          .redescending = false,
                          .probabilistic = true,
                          .handles_outliers = false},
           .conventions =
               {{"SciPy",
                 "scipy.stats.wasserstein_distance(u_values, v_values, u_weights, v_weights)",
                 "p = 1 only. Takes positions first and masses as weights: give it the bins' "
                 "centres twice. One pair a call; scales both to sum to 1",
                 [](const Case& at) { return at.with("p", 1).none(); }},
                {"PyTorch", "no function of its own",
                 "for p = 1: width * (Q.cumsum(-1) - P.cumsum(-1)).abs().sum(-1). A WGAN's critic "
                 "loss estimates the same distance from samples, in any dimension"},
                {"mlpack", "EarthMoverDistance()",
                 "something else in spite of its name: −Σ target·prediction, a critic's loss",
                 [](const Case& at) {
                   return at
                       .entries(
                           "target", "prediction",
                           [](double target, double prediction) { return -target * prediction; })
                       .sum();
                 }}},
           .examples = {{{},
                         {{"prediction", {1, 3, 1}, {1, 0, 0}}, {"target", {1, 3, 1}, {0, 0, 1}}},
                         2,
                         "by hand: mass 1 over two bins"},
                        {{},
                         {{"prediction", {1, 3, 1}, {0.5, 0.25, 0.25}},
                          {"target", {1, 3, 1}, {0.25, 0.25, 0.5}}},
                         0.5,
                         "by hand, gaps of the cumulative sums: ¼ + ¼"},
                        {{{"p", 2}, {"width", 0.5}},
                         {{"prediction", {1, 3, 1}, {0.5, 0, 0.5}},
                          {"target", {1, 3, 1}, {0, 0, 1}}},
                         0.70710678118654752440,
                         "by hand: √(½·(2·0.5)²)"}},
           .sources = {"C. Villani, Topics in Optimal Transportation (2003), 2.2",
                       "Y. Rubner, C. Tomasi, L. J. Guibas, The Earth Mover's Distance as a Metric "
                       "for Image Retrieval, International Journal of Computer Vision 40 (2000)"}},
      .make = make<RowLoss<Wasserstein1d, 2>>};
  return entry;
}

} // namespace losslab::losses
