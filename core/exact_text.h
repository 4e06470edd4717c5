#pragma once

#include <array>
#include <charconv>
#include <string>

namespace losslab {

/// The shortest text that reads back to the same bits, with a point whatever the locale; for CSV.
inline std::string exact_text(double number) {
  std::array<char, 32> digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr};
}

/// To six digits, as %g has it, but with a point whatever the locale: for what a person reads in a
/// message.
inline std::string short_text(double number) {
  std::array<char, 32> digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                       std::chars_format::general, 6)
                             .ptr};
}

} // namespace losslab
