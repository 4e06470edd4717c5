#pragma once

#include "app/commands/commands.h"

namespace losslab {

/// `losslab render`: draws what a scene shows into a file, without a display.
Answer render(std::span<const std::string> arguments, std::istream& in);

inline constexpr std::string_view render_help =
    R"(Usage: losslab render SCENE -o FILE.(png|svg|pdf|csv) [--size WxH] [--theme light|dark] [--window]

Draws what a scene shows, without a display.
  SCENE     a scene file, a losslab: link, or a page: explore, outliers, train, quiz, choose
  -o FILE   its ending says what is written; csv holds the numbers behind the picture
  --size    in pixels, from 200x150 to 8000x8000; 1440x900 unless told
  --theme   light unless told
  --window  the whole window instead of the plots alone
)";

} // namespace losslab
