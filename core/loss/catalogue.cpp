#include "core/loss/catalogue.h"

#include "core/exact_text.h"

#include <algorithm>
#include <array>
#include <cmath>

// Teaching order. A loss is one file that defines `const Entry& <id>()`, and one line here.
#define LOSSLAB_CATALOGUE(LOSS)                                                                    \
  /* Regression */                                                                                 \
  LOSS(mse)                                                                                        \
  LOSS(mae)                                                                                        \
  LOSS(huber)                                                                                      \
  LOSS(log_cosh)                                                                                   \
  LOSS(pseudo_huber)                                                                               \
  LOSS(smooth_l1)                                                                                  \
  LOSS(quantile)                                                                                   \
  LOSS(epsilon_insensitive)                                                                        \
  LOSS(squared_epsilon_insensitive)                                                                \
  LOSS(cauchy)                                                                                     \
  LOSS(geman_mcclure)                                                                              \
  LOSS(welsch)                                                                                     \
  LOSS(tukey)                                                                                      \
  LOSS(general_robust)                                                                             \
  LOSS(msle)                                                                                       \
  LOSS(mape)                                                                                       \
  LOSS(poisson_nll)                                                                                \
  LOSS(gaussian_nll)                                                                               \
  /* Binary classification */                                                                      \
  LOSS(bce_with_logits)                                                                            \
  LOSS(bce)                                                                                        \
  LOSS(focal)                                                                                      \
  LOSS(hinge)                                                                                      \
  LOSS(squared_hinge)                                                                              \
  LOSS(modified_huber)                                                                             \
  LOSS(perceptron)                                                                                 \
  LOSS(exponential)                                                                                \
  LOSS(brier)                                                                                      \
  LOSS(zero_one)                                                                                   \
  /* Multi-class */                                                                                \
  LOSS(cross_entropy)                                                                              \
  LOSS(multilabel_bce)                                                                             \
  LOSS(categorical_focal)                                                                          \
  LOSS(generalized_cross_entropy)                                                                  \
  LOSS(probability_mae)                                                                            \
  LOSS(multiclass_hinge)                                                                           \
  LOSS(poly_cross_entropy)                                                                         \
  /* Distributions */                                                                              \
  LOSS(kl)                                                                                         \
  LOSS(reverse_kl)                                                                                 \
  LOSS(js)                                                                                         \
  LOSS(wasserstein_1d)                                                                             \
  LOSS(vae_kl)                                                                                     \
  LOSS(distillation)                                                                               \
  /* Segmentation */                                                                               \
  LOSS(dice)                                                                                       \
  LOSS(jaccard)                                                                                    \
  LOSS(tversky)                                                                                    \
  LOSS(focal_tversky)                                                                              \
  LOSS(lovasz_hinge)                                                                               \
  /* Embeddings */                                                                                 \
  LOSS(triplet)                                                                                    \
  LOSS(contrastive)                                                                                \
  LOSS(cosine_embedding)                                                                           \
  LOSS(info_nce)                                                                                   \
  LOSS(margin_ranking)                                                                             \
  /* Sequences */                                                                                  \
  LOSS(ctc)                                                                                        \
  /* Generative */                                                                                 \
  LOSS(gan_minimax)                                                                                \
  LOSS(gan_non_saturating)                                                                         \
  LOSS(lsgan)                                                                                      \
  LOSS(gan_hinge)                                                                                  \
  LOSS(wgan)                                                                                       \
  LOSS(perceptual)

namespace losslab {

#define LOSSLAB_DECLARE(id) const Entry& id();
namespace losses {
LOSSLAB_CATALOGUE(LOSSLAB_DECLARE)
}
#undef LOSSLAB_DECLARE

std::span<const Entry* const> catalogue() {
#define LOSSLAB_ENTRY(id) &losses::id(),
  static const std::array entries = std::to_array<const Entry*>({LOSSLAB_CATALOGUE(LOSSLAB_ENTRY)});
#undef LOSSLAB_ENTRY
  return entries;
}

const Entry* find_loss(std::string_view id) {
  const auto all = catalogue();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [id](const Entry* entry) { return entry->card.id == id; });
  return found == all.end() ? nullptr : *found;
}

namespace {

bool in_range(const Parameter& parameter, double value) {
  if (std::isnan(value)) return false;
  if (std::isinf(value) && value != parameter.low && value != parameter.high) return false;
  if (std::isinf(value) &&
      ((value < 0 && parameter.low_open) || (value > 0 && parameter.high_open)))
    return false;
  const bool above = parameter.low_open ? value > parameter.low : value >= parameter.low;
  const bool below = parameter.high_open ? value < parameter.high : value <= parameter.high;
  return above && below && (!parameter.whole || value == std::floor(value));
}

std::string range_text(const Parameter& parameter) {
  const std::string low =
      (parameter.low_open ? "more than " : "at least ") + short_text(parameter.low);
  const std::string high =
      (parameter.high_open ? "less than " : "at most ") + short_text(parameter.high);
  std::string text = "must be ";
  if (parameter.whole) text += "a whole number, ";
  if (!std::isinf(parameter.low)) text += low;
  if (!std::isinf(parameter.low) && !std::isinf(parameter.high)) text += " and ";
  if (!std::isinf(parameter.high)) text += high;
  return text;
}

} // namespace

Outcome<LossPtr> make_loss(std::string_view id, const ParameterValues& parameters) {
  const Entry* entry = find_loss(id);
  if (entry == nullptr)
    return Refusal{"loss",
                   "there is no loss \"" + std::string(id) + "\"; `losslab list` has them all"};
  const auto& declared = entry->card.parameters;
  for (const auto& [name, value] : parameters)
    if (std::none_of(declared.begin(), declared.end(),
                     [&name = name](const Parameter& known) { return known.id == name; }))
      return Refusal{name, "is no parameter of " + entry->card.id};
  std::vector<double> values;
  for (const Parameter& parameter : declared) {
    const auto given = parameters.find(parameter.id);
    values.push_back(given == parameters.end() ? parameter.fallback : given->second);
    if (!in_range(parameter, values.back()))
      return Refusal{parameter.id, range_text(parameter) + ", not " + short_text(values.back())};
  }
  return entry->make(entry->card, values);
}

std::string_view family_id(Family family) {
  static constexpr std::array ids{"regression",   "binary",    "multiclass", "distribution",
                                  "segmentation", "embedding", "sequence",   "generative"};
  return ids[static_cast<std::size_t>(family)];
}

std::string_view family_name(Family family) {
  static constexpr std::array names{"Regression",   "Binary classification",
                                    "Multi-class",  "Distributions",
                                    "Segmentation", "Embeddings",
                                    "Sequences",    "Generative"};
  return names[static_cast<std::size_t>(family)];
}

std::string_view axis_id(Axis axis) {
  static constexpr std::array ids{"error", "prediction", "margin", "logit", "probability"};
  return ids[static_cast<std::size_t>(axis)];
}

} // namespace losslab
