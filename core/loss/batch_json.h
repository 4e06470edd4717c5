#pragma once

#include "core/loss/loss.h"

#include <string>
#include <string_view>
#include <vector>

namespace losslab {

/// One field of a batch read from JSON: a list of numbers, or of equally long lists of them.
struct BatchField {
  std::string name;
  std::array<std::size_t, 3> shape{0, 1, 1};
  std::size_t depth = 1; ///< how many extents of shape the lists had: 1 to 3
  std::vector<double> values;

  Input input() const { return {name, shape, values}; }
};

/// At most this many bytes are read: about three million numbers.
inline constexpr std::size_t batch_size_limit = std::size_t{64} << 20U;

/// Reads {"prediction": [1, 2], "target": [0, 0]}: one object whose fields are lists of numbers,
/// nested up to three deep. Refuses anything else, ragged lists, a field given twice and more than
/// batch_size_limit bytes; the place is the field and its index: "prediction[3][0]". Whether the
/// fields suit a loss is for the loss to say.
Outcome<std::vector<BatchField>> batch_from_json(std::string_view text);

} // namespace losslab
