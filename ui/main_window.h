#pragma once

#include "ui/pages/catalogue.h"
#include "ui/theme.h"

#include <QMainWindow>

#include <map>

class QButtonGroup;
class QLabel;
class QStackedWidget;
class QTimer;
class QToolButton;
class QVBoxLayout;

namespace losslab {

/// How the learner likes the window; kept by app.
struct Settings {
  Appearance appearance = Appearance::system;
  double text_scale = 1;
  bool operator==(const Settings&) const = default;
};

/// Navigation and a stack. It knows only the interface Page and the list of pages; a page is made
/// when it is first visited.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  /// Takes a session up again: scenes of some pages, of which the last one's is opened.
  MainWindow(const Services& services, const Settings& settings,
             const std::vector<Scene>& session = {}, QWidget* parent = nullptr);

  /// Opens the scene on its page; on a page already visited this is an undoable step.
  void openScene(const Scene& scene);
  /// The scenes of all pages that have one, the open page's last: what a session keeps.
  std::vector<Scene> scenes() const;
  Page& currentPage() const;
  /// A sentence in the header for some seconds; a warning stays when another page is opened.
  void say(const QString& sentence, bool warning = false);

 Q_SIGNALS:
  /// Some page shows another scene, or another page is open: worth an autosave.
  void sessionChanged();
  void settingsChanged(const losslab::Settings& settings);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeRail();
  QWidget* makeHeader();
  void makeActions();
  void openPage(const QString& id);
  Page* page(const QString& id);
  void showHeader();
  void retheme();

  void copyLink();
  void saveScene();
  void openFile();
  void pasteLink();
  void exportPicture(const char* format);
  void copyPicture();
  void showHelp();
  void search();
  void change(const Settings& settings);

  Services services_;
  Settings settings_;
  std::map<QString, Scene> waiting_; ///< of pages not made yet
  std::map<QString, Page*> pages_;
  QString current_;
  QStackedWidget* stack_;
  QButtonGroup* rail_;
  QLabel* title_ = nullptr;
  QLabel* subtitle_ = nullptr;
  QLabel* notice_ = nullptr;
  QTimer* notice_timer_;
  bool warning_ = false; ///< what is said
  QToolButton* undo_ = nullptr;
  QToolButton* redo_ = nullptr;
  /// Buttons whose icon follows the theme, with the icon's name.
  QList<std::pair<QToolButton*, QString>> icons_;
};

} // namespace losslab
