#pragma once

#include "core/data/random.h"
#include "core/loss/catalogue.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

// Losses of more than one number a sample: batches to try them on, and lines through those batches.

namespace losslab::test {

/// A batch that owns its numbers.
struct Field {
  std::string name;
  std::array<std::size_t, 3> shape;
  std::vector<double> values;
};
using Fields = std::vector<Field>;

inline Field& field(Fields& fields, std::string_view name) {
  return *std::find_if(fields.begin(), fields.end(),
                       [&](const Field& each) { return each.name == name; });
}

struct Evaluated {
  std::vector<double> value;
  std::map<std::string, std::vector<double>, std::less<>> gradient;
  std::optional<Refusal> refusal;
};

inline Evaluated evaluate(const Loss& loss, const Fields& fields,
                          Reduction reduction = Reduction::mean) {
  Evaluated all;
  std::vector<Input> batch;
  for (const Field& each : fields)
    batch.push_back({each.name, each.shape, each.values});
  std::vector<GradientOutput> outputs;
  for (const std::string_view name : loss.differentiable()) {
    const auto& values = std::find_if(fields.begin(), fields.end(), [&](const Field& each) {
                           return each.name == name;
                         })->values;
    auto& gradient = all.gradient[std::string(name)];
    gradient.resize(values.size());
    outputs.push_back({name, gradient});
  }
  all.value.resize(reduction == Reduction::none ? loss.samples(batch) : 1);
  all.refusal = loss.evaluate(batch, reduction, all.value, outputs);
  return all;
}

inline std::vector<double> normals(Random& random, std::size_t count, double deviation) {
  std::vector<double> all(count);
  for (double& each : all)
    each = deviation * random.normal();
  return all;
}

/// Rows of positive numbers that sum to one.
inline std::vector<double> distributions(Random& random, std::size_t rows, std::size_t bins) {
  std::vector<double> all(rows * bins);
  for (std::size_t row = 0; row < rows; ++row) {
    double sum = 0;
    for (std::size_t k = 0; k < bins; ++k)
      sum += all[row * bins + k] = std::exp(random.normal());
    for (std::size_t k = 0; k < bins; ++k)
      all[row * bins + k] /= sum;
  }
  return all;
}

inline std::vector<double> choices(Random& random, std::size_t count, double low, double high) {
  std::vector<double> all(count);
  for (double& each : all)
    each = random.below(2) == 0 ? low : high;
  return all;
}

inline std::vector<double> labels(Random& random, std::size_t count, std::uint64_t classes) {
  std::vector<double> all(count);
  for (double& each : all)
    each = static_cast<double>(random.below(classes));
  return all;
}

/// Batches a loss takes, away from its corners: as many as there are kinds of input it knows.
inline std::vector<Fields> batches(const Card& card, std::uint64_t seed,
                                   const ParameterValues& parameters = {}) {
  Random random(seed);
  const auto vectors = [&](const char* name, std::size_t width) {
    return Field{name, {4, width, 1}, normals(random, 4 * width, 1.5)};
  };
  const auto uniform = [&](std::size_t count, double low, double high) {
    std::vector<double> all(count);
    for (double& each : all)
      each = random.uniform(low, high);
    return all;
  };
  switch (card.family) {
  case Family::multiclass: {
    const Field logits{"prediction", {4, 5, 1}, normals(random, 20, 3)};
    if (card.id == "multilabel_bce")
      return {{logits, {"target", {4, 5, 1}, choices(random, 20, 0, 1)}}};
    const Field indices{"target", {4, 1, 1}, labels(random, 4, 5)};
    const Field weight{"class_weight", {5, 1, 1}, {0.5, 1, 2, 1.5, 0.25}};
    std::vector<Fields> all{{logits, indices}, {logits, indices, weight}};
    if (card.id != "multiclass_hinge") {
      const Field shares{"target", {4, 5, 1}, distributions(random, 4, 5)};
      all.push_back({logits, shares});
      all.push_back({logits, shares, weight});
    }
    return all;
  }
  case Family::distribution:
    if (card.id == "vae_kl") return {{vectors("mean", 3), vectors("log_variance", 3)}};
    if (card.id == "distillation") return {{vectors("prediction", 5), vectors("target", 5)}};
    return {{{"prediction", {3, 6, 1}, distributions(random, 3, 6)},
             {"target", {3, 6, 1}, distributions(random, 3, 6)}}};
  case Family::segmentation:
    return {{{"prediction",
              {3, 12, 1},
              card.id == "lovasz_hinge" ? normals(random, 36, 2) : uniform(36, 0.05, 0.95)},
             {"target", {3, 12, 1}, choices(random, 36, 0, 1)}}};
  case Family::embedding: {
    if (card.id == "triplet")
      return {{vectors("anchor", 3), vectors("positive", 3), vectors("negative", 3)}};
    const std::size_t width = card.id == "margin_ranking" ? 1 : 3;
    Fields pair{vectors("a", width), vectors("b", width)};
    if (card.id == "info_nce") return {pair};
    pair.push_back({"target", {4, 1, 1}, choices(random, 4, card.id == "contrastive" ? 0 : -1, 1)});
    return {pair};
  }
  case Family::sequence: {
    const Field logits{"prediction", {2, 6, 4}, normals(random, 48, 2)};
    const auto blank = parameters.find("blank");
    const auto texts = [&](std::vector<double> after_the_blank) {
      for (double& each : after_the_blank)
        each = std::fmod(each + (blank == parameters.end() ? 0 : blank->second), 4);
      return Field{"target", {2, 2, 1}, std::move(after_the_blank)};
    };
    return {{logits, texts({1, 1, 3, 2})},
            {logits, texts({2, 3, 1, 0}), {"length", {2, 1, 1}, {2, 1}}}};
  }
  case Family::generative:
    if (card.id == "perceptual")
      return {{{"prediction", {12, 11, 1}, uniform(132, 0, 1)},
               {"target", {12, 11, 1}, uniform(132, 0, 1)}}};
    return {
        {{"real", {4, 1, 1}, normals(random, 4, 2)}, {"fake", {4, 1, 1}, normals(random, 4, 2)}}};
  case Family::regression:
  case Family::binary:
    break;
  }
  return {};
}

/// The loss itself, or of a game each player's, with what it takes of the batch.
struct Objective {
  std::string name;
  LossPtr loss;
  std::vector<Fields> batches;
};

inline std::vector<Objective> objectives(const Card& card, const ParameterValues& parameters,
                                         std::uint64_t seed) {
  const LossPtr loss = *make_loss(card.id, parameters);
  if (loss->players().empty()) return {{card.id, loss, batches(card, seed, parameters)}};
  std::vector<Objective> all;
  for (const Player& player : loss->players()) {
    std::vector<Fields> own;
    for (Fields fields : batches(card, seed, parameters)) {
      std::erase_if(fields, [&](const Field& each) {
        return std::find(player.inputs.begin(), player.inputs.end(), each.name) ==
               player.inputs.end();
      });
      own.push_back(std::move(fields));
    }
    all.push_back({card.id + " " + std::string(player.name), player.loss, std::move(own)});
  }
  return all;
}

/// A line through a batch: what is differentiable moves, the rest stands.
class Line {
 public:
  Line(LossPtr loss, Fields base, Fields direction, double from, double to)
      : low(from), high(to), loss_(std::move(loss)), base_(std::move(base)),
        direction_(std::move(direction)) {}

  double low; ///< its ends: infinite, or where the inputs' domain ends
  double high;

  struct At {
    double value;
    double slope; ///< along the line
    bool defined;
  };
  At at(double t) const {
    Fields moved = base_;
    for (const Field& along : direction_)
      for (std::size_t i = 0; i < along.values.size(); ++i)
        field(moved, along.name).values[i] += t * along.values[i];
    const Evaluated there = evaluate(*loss_, moved, Reduction::sum);
    double slope = 0;
    for (const Field& along : direction_)
      for (std::size_t i = 0; i < along.values.size(); ++i)
        if (along.values[i] != 0)
          slope += along.values[i] * there.gradient.find(along.name)->second[i];
    return {there.value[0], slope, !there.refusal};
  }

 private:
  LossPtr loss_;
  Fields base_;
  Fields direction_;
};

inline bool moves_on_the_simplex(const Card& card) {
  return card.family == Family::distribution && card.id != "vae_kl" && card.id != "distillation";
}
inline bool moves_in_the_unit_cube(const Card& card) {
  return card.family == Family::segmentation && card.id != "lovasz_hinge";
}

/// Lines through random batches: in random directions, each differentiable input alone, one that
/// leads a from b, where they are alike, and of a picture one that leads it through black.
inline std::vector<Line> lines(const Card& card, const ParameterValues& parameters = {}) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  std::vector<Line> all;
  const std::uint64_t seeds = card.kind == InputKind::image ? 1 : 6; // an image takes its time
  for (std::uint64_t seed = 1; seed <= seeds; ++seed)
    for (const Objective& objective : objectives(card, parameters, seed)) {
      // Of a game the generator's, as card.h says.
      if (objective.name.ends_with(" discriminator")) continue;
      Random random(100 + seed);
      for (const Fields& base : objective.batches) {
        Fields ahead;
        for (const std::string_view name : objective.loss->differentiable()) {
          Field direction = *std::find_if(base.begin(), base.end(),
                                          [&](const Field& each) { return each.name == name; });
          const std::vector<double> from = direction.values;
          if (moves_on_the_simplex(card) || moves_in_the_unit_cube(card)) {
            const Field& target = *std::find_if(
                base.begin(), base.end(), [](const Field& each) { return each.name == "target"; });
            // To a corner of the domain, and from there: t = 0 is the batch, t = 1 the corner.
            for (std::size_t i = 0; i < from.size(); ++i) {
              const bool corner = moves_in_the_unit_cube(card)
                                      ? (seed % 2 == 0) == (target.values[i] > 0.5)
                                      : i % direction.shape[1] == seed % direction.shape[1];
              direction.values[i] = (corner ? 1 : 0) - from[i];
            }
            all.emplace_back(objective.loss, base, Fields{direction}, 0, 1);
            for (std::size_t i = 0; i < from.size(); ++i)
              direction.values[i] = target.values[i] - from[i];
            all.emplace_back(objective.loss, base, Fields{direction}, 0, 1);
            continue;
          }
          direction.values = normals(random, from.size(), 1);
          all.emplace_back(objective.loss, base, Fields{direction}, -infinity, infinity);
          ahead.push_back(direction);
        }
        if (ahead.size() > 1) all.emplace_back(objective.loss, base, ahead, -infinity, infinity);
        if (card.id == "perceptual") { // through black to the negative, which has the same features
          Field darker = base[0];
          for (double& each : darker.values)
            each = -each;
          all.emplace_back(objective.loss, base, Fields{darker}, -infinity, infinity);
        }
        // Through the place where the first two meet.
        if (ahead.size() > 1 && ahead[0].values.size() == ahead[1].values.size()) {
          Field toward = ahead[0];
          Fields copy = base;
          for (std::size_t i = 0; i < toward.values.size(); ++i)
            toward.values[i] =
                field(copy, ahead[1].name).values[i] - field(copy, ahead[0].name).values[i];
          all.emplace_back(objective.loss, base, Fields{toward}, -infinity, infinity);
        }
      }
    }
  return all;
}

} // namespace losslab::test
