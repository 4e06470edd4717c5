#pragma once

#include "core/outcome.h"

#include <istream>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

namespace losslab {

/// What a command answers: the text for standard output, or why what was asked is wrong. Whatever
/// else goes wrong is thrown as a std::exception.
using Answer = Outcome<std::string>;

/// One command of `losslab`. It gets the arguments after its name, and standard input.
struct Command {
  std::string_view name;
  std::string_view summary; ///< one line, for `losslab --help`
  std::string_view help;    ///< for `losslab NAME --help`; begins with its usage
  Answer (*run)(std::span<const std::string> arguments, std::istream& in);
};

std::span<const Command> commands();

/// Answers what is asked without a window and returns the exit code: 0 done, 2 what was asked is
/// wrong (one line on error, nothing on out), 1 anything else. Nothing is returned when the window
/// should open: no arguments, options of Qt's own (one dash), a scene's file or link.
/// arguments: those after the program's name.
std::optional<int> run_command(std::span<const std::string> arguments, std::istream& in,
                               std::ostream& out, std::ostream& error);

} // namespace losslab
