#pragma once

#include "ui/main_window.h"

#include <memory>

class QApplication;

namespace losslab {

/// The services of this machine: real files, the real clock.
Services machine_services();

/// The services for a picture: nothing is read of the learner's progress and nothing kept, and it
/// is always the same morning, so that a scene gives the same picture anywhere and on any day.
Services picture_services();

/// Where quiz progress stands.
QString progress_path();

/// The scene of a file, or of a losslab: link.
Outcome<Scene> open_scene(const QString& argument);

/// Creates and connects what outlives a page: settings, session, the services of pages, the window.
class Composition {
 public:
  explicit Composition(QApplication& application);
  ~Composition();

  /// Restores the last session, or opens the given scene file or link; shows the window.
  void start(const QString& scene_argument);
  MainWindow& window() { return *window_; }

 private:
  void makeWindow(const std::vector<Scene>& scenes);
  void takeSettings(const Settings& settings);
  void autosave();

  struct State;
  std::unique_ptr<State> state_;
  std::unique_ptr<MainWindow> window_;
};

} // namespace losslab
