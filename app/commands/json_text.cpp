#include "app/commands/json_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace losslab {

namespace {

using Json = nlohmann::ordered_json;

void append_number(std::string& text, double number) {
  if (std::isnan(number)) {
    text += "\"nan\"";
  } else if (std::isinf(number)) {
    text += number > 0 ? "\"inf\"" : "\"-inf\"";
  } else {
    std::array<char, 32> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                       std::chars_format::general, 17);
    text.append(digits.data(), written.ptr);
  }
}

void append(std::string& text, const Json& json) { // as deep as what a command answers: shallow
  if (json.is_number_float()) return append_number(text, json.get<double>());
  if (!json.is_structured()) {
    text += json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  text += json.is_object() ? '{' : '[';
  bool first = true;
  for (auto each = json.begin(); each != json.end(); ++each) {
    if (!first) text += ", ";
    first = false;
    if (json.is_object()) text += Json(each.key()).dump() + ": ";
    append(text, *each);
  }
  text += json.is_object() ? '}' : ']';
}

} // namespace

std::string json_text(const Json& json) {
  std::string text;
  append(text, json);
  return text + '\n';
}

} // namespace losslab
