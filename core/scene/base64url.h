#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace losslab {

/// Base64 with the URL-safe alphabet (RFC 4648, section 5), without padding.
std::string to_base64url(std::string_view bytes);

/// Nothing when it is no such text: another character, an impossible length, stray final bits.
std::optional<std::string> from_base64url(std::string_view text);

} // namespace losslab
