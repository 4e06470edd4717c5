#include "app/commands/list.h"

#include "app/commands/arguments.h"
#include "app/commands/json_text.h"
#include "core/exact_text.h"
#include "core/loss/catalogue.h"

#include <array>
#include <nlohmann/json.hpp>

namespace losslab {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array known_options{KnownOption{"--json", false}};

struct Property {
  const char* id;
  bool Properties::*holds;
};
constexpr std::array properties{Property{"convex", &Properties::convex},
                                Property{"smooth", &Properties::smooth},
                                Property{"bounded_gradient", &Properties::bounded_gradient},
                                Property{"redescending", &Properties::redescending},
                                Property{"probabilistic", &Properties::probabilistic},
                                Property{"handles_outliers", &Properties::handles_outliers}};

Json parameter_json(const Parameter& parameter) {
  return {{"name", parameter.id},    {"default", parameter.fallback},
          {"low", parameter.low},    {"low_open", parameter.low_open},
          {"high", parameter.high},  {"high_open", parameter.high_open},
          {"whole", parameter.whole}};
}

/// What the number is that a loss is given per sample.
std::string_view prediction_means(const Card& card) {
  if (card.axes.empty()) return card.inputs;
  switch (card.axes.front()) {
  case Axis::error:
  case Axis::prediction:
    return "prediction";
  case Axis::margin:
  case Axis::logit:
    return "logit";
  case Axis::probability:
    break;
  }
  return "probability";
}

Json loss_json(const Card& card) {
  Json parameters = Json::array();
  for (const Parameter& parameter : card.parameters)
    parameters.push_back(parameter_json(parameter));
  Json held = Json::object();
  for (const Property& property : properties)
    held[property.id] = card.properties.*property.holds;
  return {{"id", card.id},
          {"name", card.name},
          {"family", family_id(card.family)},
          {"parameters", parameters},
          {"input_kind", family_id(card.family)},
          {"input", prediction_means(card)},
          {"properties", held},
          {"in_guide", card.in_guide}};
}

/// "delta = 1 in (0, inf)"
std::string parameter_text(const Parameter& parameter) {
  return parameter.id + " = " + short_text(parameter.fallback) + " in " +
         (parameter.low_open ? "(" : "[") + short_text(parameter.low) + ", " +
         short_text(parameter.high) + (parameter.high_open ? ")" : "]");
}

std::string loss_text(const Card& card) {
  std::string text = card.id + (card.in_guide ? " *" : "") + "\n    " + card.name + ", " +
                     std::string(family_name(card.family)) +
                     "; input: " + std::string(prediction_means(card));
  for (const Parameter& parameter : card.parameters)
    text += "; " + parameter_text(parameter);
  std::string held;
  for (const Property& property : properties)
    if (card.properties.*property.holds)
      held += (held.empty() ? "" : ", ") + std::string(property.id);
  return text + (held.empty() ? "" : "\n    " + held) + "\n";
}

} // namespace

Answer list(std::span<const std::string> arguments, std::istream& /*in*/) {
  const auto parsed = parse_arguments(arguments, known_options);
  if (!parsed) return parsed.refusal();
  if (!parsed->operands.empty()) return Refusal{parsed->operands[0], "list takes no operands"};
  std::string text;
  Json all = Json::array();
  for (const Entry* entry : catalogue()) {
    text += loss_text(entry->card);
    all.push_back(loss_json(entry->card));
  }
  return parsed->has("--json") ? json_text(all) : text;
}

} // namespace losslab
