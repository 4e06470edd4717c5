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

} // namespace losslab
