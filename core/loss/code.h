#pragma once

#include "core/loss/card.h"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace losslab {

/// A library that resources/code/<id>/<loss>.py are written for.
struct CodeLibrary {
  std::string_view id;
  std::string_view name;
};
inline constexpr std::array<CodeLibrary, 3> code_libraries{
    {{"pytorch", "PyTorch"}, {"keras", "Keras"}, {"numpy", "NumPy"}}};

/// A parameter's value as Python writes it, to be read back to the same bits: "1.345", "2.0",
/// of a whole parameter "-100"; "-math.inf".
std::string python_number(double value, bool whole);

/// One of those files with other values, in the order of the card's parameters, in the lines
/// "delta = 1.0" that set them.
std::string code_with(std::string_view code, const Card& card, std::span<const double> values);

} // namespace losslab
