#pragma once

#include "core/loss/loss.h"

#include <span>
#include <string>
#include <vector>

namespace losslab {

/// One input of what a picture shows: rows of numbers, all of one length.
struct Given {
  std::string name;
  int columns = 1;
  std::vector<double> values;

  std::size_t rows() const { return values.size() / static_cast<std::size_t>(columns); }
  std::span<const double> row(std::size_t index) const {
    const auto width = static_cast<std::size_t>(columns);
    return std::span(values).subspan(index * width, width);
  }
  bool operator==(const Given&) const = default;
};

/// nullptr when there is none of that name.
const Given* find_given(const std::vector<Given>& all, std::string_view name);
Given* find_given(std::vector<Given>& all, std::string_view name);

/// As a loss of this kind takes it. Refers to the numbers.
Input as_input(const Given& given, InputKind kind);

/// What a picture shows at first. Empty for numbers, which are drawn as curves.
std::vector<Given> starting_point(InputKind kind);

/// Refuses what the picture of this kind cannot show: other inputs than its own, too few numbers or
/// too many, rows that do not fit together. What the numbers mean is for the losses to judge.
std::optional<Refusal> refuse_given(InputKind kind, const std::vector<Given>& given);

} // namespace losslab
