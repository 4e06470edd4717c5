#include "app/commands/commands.h"
#include "app/composition.h"

#include <QApplication>

#include <iostream>

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (const auto code = losslab::run_command(arguments, std::cin, std::cout, std::cerr))
    return *code;

  if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
      qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
    std::cerr << "there is no display for a window; `losslab render --help` draws without one\n";
    return 1;
  }
  QApplication application(argc, argv);
  QApplication::setApplicationName("losslab");
  QApplication::setApplicationVersion(LOSSLAB_VERSION);
  losslab::Composition composition(application);
  const QStringList left = QApplication::arguments().mid(1); // without Qt's own options
  composition.start(left.isEmpty() ? QString() : left.first());
  return QApplication::exec();
}
