#pragma once

#include "app/commands/commands.h"

#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

namespace losslab::test {

/// What came of a command line.
struct Asked {
  std::optional<int> code; ///< nothing when the window would open
  std::string out;
  std::string error;

  nlohmann::json json() const { return nlohmann::json::parse(out); }
};

inline Asked ask(std::vector<std::string> arguments, const std::string& input = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream error;
  const auto code = run_command(arguments, in, out, error);
  return {code, out.str(), error.str()};
}

} // namespace losslab::test
