#include "app/commands/loss_arguments.h"

namespace losslab {

Outcome<LossPtr> loss_from(const std::string& name, const Arguments& arguments) {
  ParameterValues values;
  for (const auto& [option, text] : arguments.options) {
    if (option != set_option.name) continue;
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos)
      return Refusal{"--set", "\"" + text + "\" must read NAME=VALUE"};
    const std::string parameter = text.substr(0, equals);
    const auto number = parse_number(std::string_view(text).substr(equals + 1), parameter);
    if (!number) return number.refusal();
    if (!values.emplace(parameter, *number).second) return Refusal{parameter, "is set twice"};
  }
  return make_loss(name, values);
}

nlohmann::ordered_json parameters_json(const Loss& loss) {
  auto json = nlohmann::ordered_json::object();
  for (std::size_t i = 0; i < loss.parameters().size(); ++i)
    json[loss.card().parameters[i].id] = loss.parameters()[i];
  return json;
}

} // namespace losslab
