#pragma once

#include "app/commands/commands.h"

namespace losslab {

inline constexpr std::string_view eval_help =
    R"(Usage: losslab eval LOSS [--set NAME=VALUE]… [--reduction mean|sum|none] [--input FILE|-]

Reads a batch as one JSON object and answers its loss and gradient as another:

  $ echo '{"prediction": [3], "target": [0]}' | losslab eval huber
  {"loss": "huber", "parameters": {"delta": 1}, "reduction": "mean", "value": 2.5, "gradient": {"prediction": [1]}}

  --set NAME=VALUE   a parameter of the loss; `losslab list` names them
  --reduction WHICH  mean (default), sum, or none: one value per sample, and the gradient of the sum
  --input FILE       read the batch from a file; "-", the default, is standard input
)";

/// `losslab eval`: command-line.md has the fields each kind of loss reads.
Answer eval(std::span<const std::string> arguments, std::istream& in);

} // namespace losslab
