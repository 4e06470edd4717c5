#include "app/commands/arguments.h"

#include <algorithm>
#include <charconv>

namespace losslab {

bool Arguments::has(std::string_view option) const {
  return std::any_of(options.begin(), options.end(),
                     [option](const auto& given) { return given.first == option; });
}

std::string Arguments::value(std::string_view option, std::string_view otherwise) const {
  const auto found = std::find_if(options.rbegin(), options.rend(),
                                  [option](const auto& given) { return given.first == option; });
  return found == options.rend() ? std::string(otherwise) : found->second;
}

Outcome<Arguments> parse_arguments(std::span<const std::string> arguments,
                                   std::span<const KnownOption> known) {
  Arguments parsed;
  bool options_end = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (options_end || !argument.starts_with("-") || argument == "-") {
      parsed.operands.push_back(argument);
      continue;
    }
    if (argument == "--") {
      options_end = true;
      continue;
    }
    const std::size_t equals = argument.find('=');
    const std::string name = argument.substr(0, equals);
    const auto option = std::find_if(known.begin(), known.end(),
                                     [&](const KnownOption& each) { return each.name == name; });
    if (option == known.end()) return Refusal{name, "is no option here; try --help"};
    if (parsed.has(name) && !option->repeats) return Refusal{name, "is given twice"};
    if (equals != std::string::npos) {
      if (!option->takes_value) return Refusal{name, "takes no value"};
      parsed.options.emplace_back(name, argument.substr(equals + 1));
    } else if (!option->takes_value) {
      parsed.options.emplace_back(name, "");
    } else if (i + 1 == arguments.size()) {
      return Refusal{name, "needs a value after it"};
    } else {
      parsed.options.emplace_back(name, arguments[++i]);
    }
  }
  return parsed;
}

Outcome<double> parse_number(std::string_view text, std::string_view place) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, number);
  if (problem != std::errc() || stop != end)
    return Refusal{std::string(place), std::string(text).append(" is not a number")};
  return number;
}

} // namespace losslab
