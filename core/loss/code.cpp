#include "core/loss/code.h"

#include "core/exact_text.h"

#include <cmath>

namespace losslab {

std::string python_number(double value, bool whole) {
  if (std::isinf(value)) return value < 0 ? "-math.inf" : "math.inf";
  if (whole) return std::to_string(static_cast<long long>(value));
  std::string digits = exact_text(value);
  // Without a point Python would read an int.
  if (digits.find_first_of(".e") == std::string::npos) digits += ".0";
  return digits;
}

std::string code_with(std::string_view code, const Card& card, std::span<const double> values) {
  std::string text(code);
  for (std::size_t i = 0; i < card.parameters.size(); ++i) {
    const Parameter& parameter = card.parameters[i];
    const std::string line = "\n" + parameter.id + " = ";
    const std::size_t found = text.find(line);
    if (found == std::string::npos) continue;
    const std::size_t begin = found + line.size();
    text.replace(begin, text.find('\n', begin) - begin, python_number(values[i], parameter.whole));
  }
  return text;
}

} // namespace losslab
