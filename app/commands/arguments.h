#pragma once

#include "core/outcome.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace losslab {

/// An option a command knows: "--set", with a value that follows, or a switch.
struct KnownOption {
  std::string_view name;
  bool takes_value;
  bool repeats = false; ///< may be given several times
};

/// A command line taken apart.
struct Arguments {
  std::vector<std::string> operands;                        ///< what is no option, in order
  std::vector<std::pair<std::string, std::string>> options; ///< in order, as often as given

  bool has(std::string_view option) const;
  /// The value given, or otherwise.
  std::string value(std::string_view option, std::string_view otherwise) const;
};

/// Takes "--set value" and "--set=value" alike; after "--" nothing is an option. Refuses an option
/// that is not known, one whose value is missing, and a value where none is taken,
/// and one that is given twice.
Outcome<Arguments> parse_arguments(std::span<const std::string> arguments,
                                   std::span<const KnownOption> known);

/// The whole text as a double, "inf" and "nan" among them; place names the option in a refusal.
Outcome<double> parse_number(std::string_view text, std::string_view place);

} // namespace losslab
