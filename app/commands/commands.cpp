#include "app/commands/commands.h"

#include "app/commands/eval.h"
#include "app/commands/fit.h"
#include "app/commands/list.h"
#include "app/commands/render.h"

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>

namespace losslab {

namespace {

constexpr std::array table{
    Command{"list", "name every loss, its parameters and properties", list_help, list},
    Command{"eval", "loss and gradient of a batch, JSON in and JSON out", eval_help, eval},
    Command{"fit", "the curve that fits a table best under a loss", fit_help, fit},
    Command{"render", "the picture a scene shows, without a display", render_help, render},
};

constexpr int done = 0;
constexpr int failed = 1;
constexpr int refused = 2;

std::string help() {
  std::string text = "Usage: losslab [SCENE]              open the window, on a scene's file or "
                     "link\n       losslab COMMAND [OPTION]…   answer without a window\n\n";
  for (const Command& command : table)
    text += "  " + std::string(command.name) + std::string(10 - command.name.size(), ' ') +
            std::string(command.summary) + "\n";
  return text + "\n  --help    this text; after a command, its own\n  --version\n";
}

bool names_scene(const std::string& argument) {
  std::error_code unreadable; // then it is none
  return argument.starts_with("losslab:") || std::filesystem::exists(argument, unreadable);
}

/// One line, whatever a name or a file holds.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char each) { return each < ' ' || each == 0x7f; }, ' ');
  constexpr std::size_t longest = 500;
  if (text.size() > longest) text = text.substr(0, longest) + "…";
  return text;
}

Answer answer(const Command& command, std::span<const std::string> arguments, std::istream& in) {
  for (const std::string& argument : arguments)
    if (argument == "--help" || argument == "-h") return std::string(command.help);
  return command.run(arguments, in);
}

Answer answer_without_command(const std::string& argument) {
  if (argument == "--help" || argument == "-h") return help();
  if (argument == "--version") return std::string("losslab " LOSSLAB_VERSION "\n");
  return Refusal{"", "there is no command, scene file or option \"" + argument +
                         "\"; `losslab --help` names the commands"};
}

} // namespace

std::span<const Command> commands() { return table; }

std::optional<int> run_command(std::span<const std::string> arguments, std::istream& in,
                               std::ostream& out, std::ostream& error) {
  if (arguments.empty()) return std::nullopt;
  const std::string& first = arguments.front();
  const auto command = std::find_if(table.begin(), table.end(),
                                    [&](const Command& each) { return each.name == first; });
  const bool of_qt = first.starts_with('-') && !first.starts_with("--") && first != "-h";
  if (command == table.end() && (of_qt || names_scene(first))) return std::nullopt;
  try {
    const Answer text = command == table.end() ? answer_without_command(first)
                                               : answer(*command, arguments.subspan(1), in);
    if (!text.ok()) {
      error << one_line("losslab: " + text.refusal().text()) << '\n';
      return refused;
    }
    out << *text << std::flush;
    return out ? done : failed;
  } catch (const std::exception& exception) {
    error << one_line(std::string("losslab: ") + exception.what()) << '\n';
    return failed;
  }
}

} // namespace losslab
