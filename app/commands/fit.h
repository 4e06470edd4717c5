#pragma once

#include "app/commands/commands.h"

namespace losslab {

inline constexpr std::string_view fit_help =
    R"(Usage: losslab fit DATA.csv --loss LOSS [--set NAME=VALUE]… [--degree D] [--through-origin]
                   [--scale mad|VALUE] [--x COLUMN] [--y COLUMN] [--json]

Fits ŷ = c₀ + c₁·x + … so that the mean of the loss over the residuals ŷ − y is least.

  DATA.csv           a table with two columns of numbers; "-" is standard input
  --loss LOSS        a regression loss; `losslab list` names them and their parameters
  --set NAME=VALUE   a parameter of the loss
  --degree D         of the polynomial, 1 (default) to 5
  --through-origin   without c₀
  --scale WHICH      divide residuals by a number, or by 1.4826·MAD of the fit's own residuals
  --x, --y COLUMN    choose among more than two columns, by the names in the header
  --json             the whole answer, for scripts: coefficients, mean loss, how it was judged,
                     other local minima, and of each point residual, weight, leverage, share of all
                     pull, and influence: how far the fit moves without it, √(Σ(ŷ − ŷ without)²/n)
                     over the standard error of least squares; null beyond 2,000 points
)";

/// `losslab fit`.
Answer fit(std::span<const std::string> arguments, std::istream& in);

} // namespace losslab
