#include "app/storage/session.h"

#include "app/storage/files.h"
#include "core/scene/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace losslab {

namespace {

QString configuration_folder() {
  return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
}

QSettings settings_file() {
  return QSettings(configuration_folder() + "/settings.ini", QSettings::IniFormat);
}

constexpr std::array appearance_names{"system", "light", "dark"};

} // namespace

QString session_path() { return configuration_folder() + "/session.txt"; }

// Each line is read by the one parser of scenes, and a damaged one spoils no other.
SavedSession read_session() {
  SavedSession session;
  if (!QFileInfo::exists(session_path())) return session;
  const auto bytes = read_file(session_path());
  if (!bytes) return {{}, bytes.refusal()};
  for (const QByteArray& line : bytes->split('\n')) {
    if (line.isEmpty()) continue;
    const auto scene = scene_from_link({line.constData(), static_cast<std::size_t>(line.size())});
    if (scene)
      session.scenes.push_back(*scene);
    else
      session.refused =
          Refusal{session_path().toStdString() + ".unread",
                  "holds a scene that can't be restored (" + scene.refusal().text() + ")"};
  }
  return session;
}

void set_session_aside() {
  QFile::remove(session_path() + ".unread");
  QFile::rename(session_path(), session_path() + ".unread");
}

std::optional<Refusal> write_session(const std::vector<Scene>& scenes) {
  QByteArray text;
  for (const Scene& scene : scenes)
    text += QByteArray::fromStdString(scene_to_link(scene)) + '\n';
  QDir().mkpath(configuration_folder());
  return write_file(session_path(), text);
}

Settings read_settings() {
  const QSettings file = settings_file();
  Settings settings;
  const QString name = file.value("appearance").toString();
  for (std::size_t i = 0; i < appearance_names.size(); ++i)
    if (name == appearance_names[i]) settings.appearance = static_cast<Appearance>(i);
  settings.text_scale = std::clamp(file.value("text_scale", 1.0).toDouble(), 1.0, 2.0);
  return settings;
}

void write_settings(const Settings& settings) {
  QSettings file = settings_file();
  file.setValue("appearance", appearance_names[static_cast<std::size_t>(settings.appearance)]);
  file.setValue("text_scale", settings.text_scale);
}

QByteArray read_geometry() { return settings_file().value("geometry").toByteArray(); }
void write_geometry(const QByteArray& geometry) { settings_file().setValue("geometry", geometry); }

} // namespace losslab
