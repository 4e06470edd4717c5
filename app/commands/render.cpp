#include "app/commands/render.h"

#include "app/commands/arguments.h"
#include "app/composition.h"
#include "app/storage/files.h"
#include "core/scene/text.h"
#include "ui/export.h"

#include <QApplication>

#include <algorithm>
#include <array>
#include <iostream>

namespace losslab {

namespace {

constexpr std::array known_options{KnownOption{"-o", true}, KnownOption{"--size", true},
                                   KnownOption{"--theme", true}, KnownOption{"--window", false}};

struct Request {
  std::string scene;
  QString file;
  QByteArray format;
  QSize size;
  Appearance theme = Appearance::light;
  bool window = false;
};

Outcome<QSize> size_of(const std::string& text) {
  const QStringList parts = QString::fromStdString(text).split(u'x');
  bool wide = false;
  bool high = false;
  const QSize size =
      parts.size() == 2 ? QSize(parts[0].toInt(&wide), parts[1].toInt(&high)) : QSize();
  if (!wide || !high || size.width() < 200 || size.height() < 150 || size.width() > 8000 ||
      size.height() > 8000)
    return Refusal{"--size", "must be WxH from 200x150 to 8000x8000, not " + text};
  return size;
}

Outcome<Request> request_of(std::span<const std::string> arguments) {
  const auto given = parse_arguments(arguments, known_options);
  if (!given) return given.refusal();
  if (given->operands.size() != 1)
    return Refusal{"SCENE", "must be one file, link or page; see losslab render --help"};
  Request request;
  request.scene = given->operands.front();
  request.file = QString::fromStdString(given->value("-o", ""));
  request.format = request.file.section(u'.', -1).toLower().toLatin1();
  if (!QList<QByteArray>{"png", "svg", "pdf", "csv"}.contains(request.format))
    return Refusal{"-o", "must name a file that ends in .png, .svg, .pdf or .csv"};
  const auto size = size_of(given->value("--size", "1440x900"));
  if (!size) return size.refusal();
  request.size = *size;
  const std::string theme = given->value("--theme", "light");
  if (theme != "light" && theme != "dark")
    return Refusal{"--theme", "must be light or dark, not " + theme};
  request.theme = theme == "dark" ? Appearance::dark : Appearance::light;
  request.window = given->has("--window");
  return request;
}

Outcome<Scene> scene_of(const std::string& argument) {
  for (const PageEntry& entry : page_catalogue())
    if (argument == entry.id) return entry.fresh();
  return open_scene(QString::fromStdString(argument));
}

QByteArray picture_of(const Request& request, const Scene& scene) {
  MainWindow window(picture_services(), {request.theme, 1}, {scene});
  window.resize(request.size);
  window.show();
  Page& page = window.currentPage();
  page.finish();
  if (request.format == "csv") return page.table().toUtf8();
  QWidget& picture = request.window ? static_cast<QWidget&>(window) : page.picture();
  QWidget* home = picture.parentWidget();
  if (!request.window) {
    picture.setParent(nullptr); // out of the page's layout, to be of the size asked for
    picture.resize(request.size);
    picture.show();
    if (picture.hasHeightForWidth()) // words that would be cut
      picture.resize(picture.width(),
                     std::max(picture.height(), picture.heightForWidth(picture.width())));
  }
  QApplication::processEvents(); // a window that is shown gives the focus to someone
  if (QWidget* focused = picture.window()->focusWidget())
    focused->clearFocus(); // nobody types here
  QApplication::processEvents();
  QByteArray bytes = widget_file(picture, request.format, 1);
  if (!request.window) picture.setParent(home);
  return bytes;
}

// What Qt remarks on a machine without a desktop is none of the caller's business: a command says
// one line, and only when something is wrong.
void keep_quiet(QtMsgType type, const QMessageLogContext& /*context*/, const QString& message) {
  if (type == QtCriticalMsg || type == QtFatalMsg) std::cerr << message.toStdString() << '\n';
}

// A QApplication of its own, unless one runs already (in tests).
std::unique_ptr<QApplication> headless_application() {
  static int count = 1;
  static char name[] = "losslab";
  static char* names[] = {name, nullptr};
  if (QApplication::instance() != nullptr) return nullptr;
  qInstallMessageHandler(keep_quiet);
  qputenv("QT_QPA_PLATFORM", "offscreen");
  return std::make_unique<QApplication>(count, names);
}

} // namespace

Answer render(std::span<const std::string> arguments, std::istream& /*in*/) {
  const auto request = request_of(arguments);
  if (!request) return request.refusal();
  const auto scene = scene_of(request->scene);
  if (!scene) return scene.refusal();
  const auto application = headless_application();
  apply_theme(*qApp, request->theme);
  if (const auto refusal = write_file(request->file, picture_of(*request, *scene))) return *refusal;
  return std::string();
}

} // namespace losslab
