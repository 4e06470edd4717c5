#pragma once

#include "core/outcome.h"
#include "core/scene/scene.h"
#include "ui/main_window.h"

#include <QByteArray>

namespace losslab {

// What is kept between two starts, in the user's configuration folder: one link per page's scene,
// and QSettings for theme, text size and the window's geometry.

struct SavedSession {
  std::vector<Scene> scenes;      ///< of all pages; the last one's page was open
  std::optional<Refusal> refused; ///< why others were left out: damaged, or of a newer LossLab
};
/// No scenes when there is no session yet.
SavedSession read_session();
/// Renames the session's file, so that what could not be read stays on disk beside the next one.
void set_session_aside();
std::optional<Refusal> write_session(const std::vector<Scene>& scenes);

/// Where the session stands.
QString session_path();

Settings read_settings();
void write_settings(const Settings& settings);
QByteArray read_geometry();
void write_geometry(const QByteArray& geometry);

} // namespace losslab
