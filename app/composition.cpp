#include "app/composition.h"

#include "app/storage/advice_file.h"
#include "app/storage/dataset_files.h"
#include "app/storage/files.h"
#include "app/storage/progress.h"
#include "app/storage/question_files.h"
#include "app/storage/session.h"
#include "core/quiz/memory_progress.h"
#include "core/scene/text.h"
#include "ui/widgets/wrapped_tips.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTimer>

namespace losslab {

namespace {
constexpr int autosave_delay = 800; // ms after a change

/// Makes a thing at the first call and gives the same one ever after; a refused one is made anew.
template <class Make>
auto once(Make make) {
  using Made = decltype(make());
  return [make, made = std::make_shared<std::optional<Made>>()] {
    if (!*made || !**made) *made = make();
    return **made;
  };
}

Outcome<std::shared_ptr<const Bank>> shipped_questions() {
  auto bank = read_questions();
  if (!bank) return bank.refusal();
  return std::make_shared<const Bank>(std::move(*bank));
}

Outcome<std::shared_ptr<const Advice>> shipped_advice() {
  auto advice = read_advice();
  if (!advice) return advice.refusal();
  return std::make_shared<const Advice>(std::move(*advice));
}

Outcome<std::shared_ptr<const std::vector<SourcedSet>>> shipped_datasets() {
  auto sets = read_datasets();
  if (!sets) return sets.refusal();
  return std::make_shared<const std::vector<SourcedSet>>(std::move(*sets));
}

std::shared_ptr<ProgressStore> kept_progress() {
  return SqliteProgress::open(progress_path(), QDateTime::currentSecsSinceEpoch());
}

std::shared_ptr<ProgressStore> forgotten_progress() { return std::make_shared<MemoryProgress>(); }
} // namespace

QString progress_path() {
  return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/progress.sqlite";
}

Services machine_services() {
  return {.read_file = read_file,
          .write_file = write_file,
          .now = [] { return QDateTime::currentDateTime(); },
          .questions = once(shipped_questions),
          .advice = once(shipped_advice),
          .datasets = once(shipped_datasets),
          .progress = once(kept_progress)};
}

Services picture_services() {
  Services services = machine_services();
  services.now = [] { return QDateTime({2026, 1, 5}, {9, 0}, Qt::UTC); };
  services.progress = once(forgotten_progress);
  return services;
}

Outcome<Scene> open_scene(const QString& argument) {
  const bool link = argument.startsWith("losslab:");
  const auto bytes = link ? Outcome<QByteArray>(argument.toUtf8()) : read_file(argument);
  if (!bytes) return bytes.refusal();
  const auto scene = scene_from_text(bytes->toStdString());
  if (scene) return *scene;
  return Refusal{link ? "the link" : argument.toStdString(), scene.refusal().text()};
}

struct Composition::State {
  explicit State(QApplication& of) : application(of) {}

  QApplication& application;
  Settings settings = read_settings();
  Services services;
  QTimer autosave;
  bool autosave_refused = false; ///< said once, not at every change
};

Composition::Composition(QApplication& application) : state_(std::make_unique<State>(application)) {
  set_theme(application, state_->settings.appearance, state_->settings.text_scale);
  wrap_long_tips(application);
  state_->services = machine_services();
  state_->autosave.setSingleShot(true);
  state_->autosave.setInterval(autosave_delay);
  QObject::connect(&state_->autosave, &QTimer::timeout, &state_->autosave, [this] { autosave(); });
}

Composition::~Composition() {
  if (!window_) return;
  autosave();
  write_geometry(window_->saveGeometry());
}

void Composition::start(const QString& scene_argument) {
  const SavedSession session = read_session();
  makeWindow(session.scenes);
  QStringList notices;
  if (session.refused) {
    set_session_aside(); // before the first autosave writes over it
    notices << QString::fromStdString(session.refused->text());
  }
  if (!window_->restoreGeometry(read_geometry())) window_->resize(1440, 900);
  if (!scene_argument.isEmpty()) {
    const auto scene = open_scene(scene_argument);
    if (scene)
      window_->openScene(*scene);
    else
      notices << QString::fromStdString(scene.refusal().text());
  }
  if (!notices.isEmpty()) window_->say(notices.join(' '), true);
  window_->show();
}

void Composition::makeWindow(const std::vector<Scene>& scenes) {
  window_ = std::make_unique<MainWindow>(state_->services, state_->settings, scenes);
  apply_style_sheet(state_->application);
  // Counted from the first change: a training that never rests must not put it off for ever.
  QObject::connect(window_.get(), &MainWindow::sessionChanged, &state_->autosave, [this] {
    if (!state_->autosave.isActive()) state_->autosave.start();
  });
  QObject::connect(
      window_.get(), &MainWindow::settingsChanged, &state_->autosave,
      [this](const Settings& settings) { takeSettings(settings); }, Qt::QueuedConnection);
}

// Colours change in place; another text size needs another window, made from the same scenes.
void Composition::takeSettings(const Settings& settings) {
  const bool resized = settings.text_scale != state_->settings.text_scale;
  state_->settings = settings;
  write_settings(settings);
  set_theme(state_->application, settings.appearance, settings.text_scale);
  if (!resized) return apply_style_sheet(state_->application);
  const auto scenes = window_->scenes();
  const QByteArray geometry = window_->saveGeometry();
  window_.reset();
  makeWindow(scenes);
  window_->restoreGeometry(geometry);
  window_->say(QCoreApplication::translate("Composition",
                                           "Another text size: steps taken before cannot be undone "
                                           "any more."));
  window_->show();
}

void Composition::autosave() {
  const auto refusal = write_session(window_->scenes());
  if (refusal && !state_->autosave_refused)
    window_->say(QString::fromStdString("This session is not kept: " + refusal->text()), true);
  state_->autosave_refused = refusal.has_value();
}

} // namespace losslab
