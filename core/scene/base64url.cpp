#include "core/scene/base64url.h"

#include <cstdint>

namespace losslab {

namespace {
constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
}

std::string to_base64url(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() * 4 / 3 + 2);
  std::uint32_t bits = 0;
  int waiting = 0; // bits not yet written
  for (const char byte : bytes) {
    bits = bits << 8U | static_cast<unsigned char>(byte);
    for (waiting += 8; waiting >= 6; waiting -= 6)
      text += alphabet[bits >> (waiting - 6) & 63U];
  }
  if (waiting > 0) text += alphabet[bits << (6 - waiting) & 63U];
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() * 3 / 4);
  std::uint32_t bits = 0;
  int waiting = 0;
  for (const char character : text) {
    const std::size_t six = alphabet.find(character);
    if (six == std::string_view::npos) return std::nullopt;
    bits = bits << 6U | static_cast<std::uint32_t>(six);
    waiting += 6;
    if (waiting < 8) continue;
    waiting -= 8;
    bytes += static_cast<char>(bits >> waiting & 255U);
  }
  const bool whole = waiting < 6 && (bits & ((1U << waiting) - 1U)) == 0;
  return whole ? std::optional(bytes) : std::nullopt;
}

} // namespace losslab
