#include "app/commands/eval.h"

#include "app/commands/json_text.h"
#include "app/commands/loss_arguments.h"
#include "core/loss/batch_json.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace losslab {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array known_options{set_option, KnownOption{"--reduction", true},
                                   KnownOption{"--input", true}};

Outcome<Reduction> reduction_of(const std::string& name) {
  if (name == "mean") return Reduction::mean;
  if (name == "sum") return Reduction::sum;
  if (name == "none") return Reduction::none;
  return Refusal{"--reduction", "must be mean, sum or none, not \"" + name + "\""};
}

/// One byte more than allowed, if there is that much: then the reader refuses it by its size.
std::string read_batch(std::istream& stream) {
  std::string text;
  std::array<char, 65536> piece{};
  while (text.size() <= batch_size_limit &&
         (stream.read(piece.data(), piece.size()), stream.gcount() > 0))
    text.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
  return text;
}

Outcome<std::vector<BatchField>> fields_of(const std::string& path, std::istream& in) {
  if (path == "-") return batch_from_json(read_batch(in));
  std::ifstream file(path, std::ios::binary);
  const std::string text = file ? read_batch(file) : std::string();
  if (!file.is_open() || file.bad()) return Refusal{"--input", "cannot read \"" + path + "\""};
  return batch_from_json(text);
}

/// The numbers as lists nested like the field they belong to.
Json nested(std::span<const double> values, std::span<const std::size_t> shape) {
  Json list = Json::array();
  const std::size_t stride = values.size() / std::max<std::size_t>(shape[0], 1);
  for (std::size_t i = 0; i < shape[0]; ++i)
    list.push_back(shape.size() == 1
                       ? Json(values[i])
                       : nested(values.subspan(i * stride, stride), shape.subspan(1)));
  return list;
}

struct Gradient {
  const BatchField* field;
  std::vector<double> values;
};

std::vector<Gradient> gradients_for(const Loss& loss, const std::vector<BatchField>& fields) {
  std::vector<Gradient> gradients;
  for (const std::string_view name : loss.differentiable()) {
    const auto field = std::find_if(fields.begin(), fields.end(),
                                    [name](const BatchField& each) { return each.name == name; });
    if (field != fields.end())
      gradients.push_back({&*field, std::vector<double>(field->values.size())});
  }
  return gradients;
}

/// Value and gradient as the answer prints them.
struct Evaluated {
  Json value;
  Json gradient;
};

Outcome<Evaluated> evaluate(const Loss& loss, const std::vector<BatchField>& fields,
                            Reduction reduction) {
  std::vector<Input> batch;
  batch.reserve(fields.size());
  for (const BatchField& field : fields)
    batch.push_back(field.input());
  std::vector<Gradient> gradients = gradients_for(loss, fields);
  std::vector<GradientOutput> outputs;
  outputs.reserve(gradients.size());
  for (Gradient& gradient : gradients)
    outputs.push_back({gradient.field->name, gradient.values});
  std::vector<double> value(reduction == Reduction::none ? loss.samples(batch) : 1);
  if (auto refusal = loss.evaluate(batch, reduction, value, outputs)) return *refusal;

  Json by = Json::object();
  for (const Gradient& gradient : gradients)
    by[gradient.field->name] =
        nested(gradient.values, std::span(gradient.field->shape).first(gradient.field->depth));
  return Evaluated{reduction == Reduction::none ? Json(value) : Json(value[0]), by};
}

bool takes(const Player& player, const BatchField& field) {
  return std::find(player.inputs.begin(), player.inputs.end(), field.name) != player.inputs.end();
}

/// Of a game each player's, by name.
Outcome<Evaluated> evaluate_players(const Loss& game, const std::vector<BatchField>& fields,
                                    Reduction reduction) {
  for (const BatchField& field : fields)
    if (std::none_of(game.players().begin(), game.players().end(),
                     [&](const Player& player) { return takes(player, field); }))
      return Refusal{field.name, "is no input of " + game.card().id};
  Evaluated all{Json::object(), Json::object()};
  for (const Player& player : game.players()) {
    std::vector<BatchField> own;
    std::copy_if(fields.begin(), fields.end(), std::back_inserter(own),
                 [&](const BatchField& field) { return takes(player, field); });
    const auto evaluated = evaluate(*player.loss, own, reduction);
    if (!evaluated) return evaluated.refusal();
    all.value[std::string(player.name)] = evaluated->value;
    all.gradient[std::string(player.name)] = evaluated->gradient;
  }
  return all;
}

} // namespace

Answer eval(std::span<const std::string> arguments, std::istream& in) {
  const auto parsed = parse_arguments(arguments, known_options);
  if (!parsed) return parsed.refusal();
  if (parsed->operands.size() != 1)
    return Refusal{"eval", "needs the name of one loss; `losslab list` has them all"};
  const auto loss = loss_from(parsed->operands[0], *parsed);
  if (!loss) return loss.refusal();
  const std::string reduction_name = parsed->value("--reduction", "mean");
  const auto reduction = reduction_of(reduction_name);
  if (!reduction) return reduction.refusal();
  const auto fields = fields_of(parsed->value("--input", "-"), in);
  if (!fields) return fields.refusal();
  const auto evaluated = (*loss)->players().empty() ? evaluate(**loss, *fields, *reduction)
                                                    : evaluate_players(**loss, *fields, *reduction);
  if (!evaluated) return evaluated.refusal();
  return json_text({{"loss", (*loss)->card().id},
                    {"parameters", parameters_json(**loss)},
                    {"reduction", reduction_name},
                    {"value", evaluated->value},
                    {"gradient", evaluated->gradient}});
}

} // namespace losslab
