#include "app/composition.h"

#include "app/storage/files.h"
#include "app/storage/session.h"
#include "core/scene/text.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace losslab;

namespace {

ExploreScene told_scene() {
  ExploreScene scene;
  scene.losses = {{"tukey", {{"c", 2}}}};
  scene.focus = "tukey";
  scene.crosshair = 1.5;
  return scene;
}

QAction* menu_action(MainWindow& window, const QString& text) {
  for (auto* action : window.findChildren<QAction*>())
    if (action->text() == text) return action;
  return nullptr;
}

bool says(const MainWindow& window, const QString& part) {
  for (const auto* label : window.findChildren<QLabel*>())
    if (label->isVisible() && label->text().contains(part)) return true;
  return false;
}

Scene shown(Composition& composition) { return composition.window().currentPage().model().scene(); }

} // namespace

class CompositionTest : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> home_;

 private Q_SLOTS:
  void init() {
    home_ = std::make_unique<QTemporaryDir>();
    for (const char* place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"})
      qputenv(place, home_->path().toLocal8Bit());
  }

  void a_first_start_opens_the_first_page() {
    Composition composition(*qApp);
    composition.start({});
    QVERIFY(composition.window().isVisible());
    QCOMPARE(std::string(page_id(shown(composition))), std::string("explore"));
    QVERIFY(!composition.window().currentPage().model().canUndo());
  }

  void what_was_shown_is_shown_again() {
    std::vector<Scene> before;
    {
      Composition composition(*qApp);
      composition.start({});
      composition.window().openScene(four_points());
      composition.window().openScene(told_scene());
      composition.window().resize(1111, 777);
      before = composition.window().scenes();
    }
    Composition composition(*qApp);
    composition.start({});
    QVERIFY(composition.window().scenes() == before);
    QVERIFY(shown(composition) == Scene(told_scene()));
    QCOMPARE(composition.window().size(), QSize(1111, 777));
    QVERIFY(!composition.window().currentPage().model().canUndo()); // nothing was done yet
  }

  void a_change_is_saved_without_being_asked() {
    Composition composition(*qApp);
    composition.start({});
    composition.window().openScene(told_scene());
    QTRY_VERIFY(!read_session().scenes.empty());
    QVERIFY(read_session().scenes.back() == Scene(told_scene()));
  }

  void a_scene_can_be_given_as_link_or_file() {
    const QString path = home_->filePath("told.losslab");
    QVERIFY(!write_file(path, QByteArray::fromStdString(scene_to_json(told_scene()))));
    for (const QString& argument : {path, QString::fromStdString(scene_to_link(told_scene()))}) {
      Composition composition(*qApp);
      composition.start(argument);
      QVERIFY(shown(composition) == Scene(told_scene()));
    }
  }

  void one_that_does_not_open_is_said_and_changes_nothing() {
    Composition composition(*qApp);
    composition.start("losslab:broken");
    QVERIFY(says(composition.window(), "the link: "));
    QCOMPARE(std::string(page_id(shown(composition))), std::string("explore"));
  }

  void a_damaged_session_is_said_and_kept_beside() {
    QVERIFY(!write_session({told_scene()}));
    QVERIFY(!write_file(session_path(), "losslab:damaged\n"));
    Composition composition(*qApp);
    composition.start({});
    QVERIFY(says(composition.window(), session_path() + ".unread"));
    QVERIFY(read_file(session_path() + ".unread")->contains("damaged"));
  }

  void a_scene_that_is_opened_hides_no_warning() {
    QVERIFY(!write_session({}));
    QVERIFY(!write_file(session_path(), "losslab:damaged\n"));
    Composition composition(*qApp);
    composition.start(QString::fromStdString(scene_to_link(told_scene())));
    QVERIFY(shown(composition) == Scene(told_scene()));
    QVERIFY(says(composition.window(), session_path() + ".unread"));
    composition.window().openScene(TrainScene{});
    QVERIFY(says(composition.window(), session_path() + ".unread"));
  }

  void a_home_that_cannot_be_written_is_said() {
    QVERIFY(!write_file(home_->filePath("file"), "x"));
    for (const char* place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"})
      qputenv(place, home_->filePath("file").toLocal8Bit());
    Composition composition(*qApp);
    composition.start({});
    composition.window().openScene(told_scene());
    QTRY_VERIFY(says(composition.window(), "This session is not kept"));
    composition.window().openScene(QuizScene{}); // progress has nowhere to go either
    QTRY_VERIFY(says(composition.window(), "cannot be saved"));
  }

  void another_text_size_keeps_what_is_shown() {
    Composition composition(*qApp);
    composition.start({});
    composition.window().openScene(told_scene());
    Q_EMIT composition.window().settingsChanged({Appearance::dark, 1.5});
    QTRY_VERIFY(text_font(TextRole::body).pixelSize() == 20); // 1.5 · 13
    QTRY_VERIFY(shown(composition) == Scene(told_scene()));
    QVERIFY(is_dark());
    QVERIFY((read_settings() == Settings{Appearance::dark, 1.5}));
    apply_theme(*qApp, Appearance::light);
  }

  void a_link_goes_by_the_clipboard() {
    Composition composition(*qApp);
    composition.start({});
    composition.window().openScene(told_scene());
    menu_action(composition.window(), "Copy link")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), scene_to_link(told_scene()));
    composition.window().openScene(ExploreScene{});
    menu_action(composition.window(), "Open a copied link")->trigger();
    QVERIFY(shown(composition) == Scene(told_scene()));
    QGuiApplication::clipboard()->setText("no link");
    menu_action(composition.window(), "Open a copied link")->trigger();
    QVERIFY(shown(composition) == Scene(told_scene()));
    QVERIFY(says(composition.window(), "The clipboard holds no scene"));
  }

  void a_number_field_leaves_undo_to_the_page() {
    Composition composition(*qApp);
    composition.start({});
    QApplication::setActiveWindow(&composition.window());
    composition.window().openScene(TrainScene{});
    const auto boxes = composition.window().currentPage().findChildren<QSpinBox*>();
    QVERIFY(!boxes.isEmpty());
    QSpinBox* box = boxes.back();
    box->setFocus();
    const Scene before = shown(composition);
    box->selectAll();
    QTest::keyClicks(box, "7");
    QTest::keyClick(box, Qt::Key_Return);
    QVERIFY(shown(composition) != before);
    QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(shown(composition) == before);
  }

  void undo_and_redo_by_key_on_every_page() {
    Composition composition(*qApp);
    composition.start({});
    QApplication::setActiveWindow(&composition.window());
    OutliersScene outliers = four_points();
    outliers.points.pop_back();
    TrainScene train;
    train.rate = 0.1;
    QuizScene quiz;
    quiz.mode = QuizMode::learn;
    for (const auto& [first, second] : {std::pair<Scene, Scene>{ExploreScene{}, told_scene()},
                                        {four_points(), outliers},
                                        {TrainScene{}, train},
                                        {QuizScene{}, quiz}}) {
      composition.window().openScene(first);
      const Scene before = shown(composition);
      composition.window().openScene(second);
      const Scene after = shown(composition);
      QVERIFY(before != after);
      QTest::keyClick(&composition.window(), Qt::Key_Z, Qt::ControlModifier);
      QVERIFY2(shown(composition) == before, page_id(first).data());
      QTest::keyClick(&composition.window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
      QVERIFY2(shown(composition) == after, page_id(first).data());
    }
  }

 private:
  static OutliersScene four_points() {
    OutliersScene scene;
    scene.points = {{0, 0}, {1, 1.5}, {2, 1.75}, {3, 3}};
    return scene;
  }
};

QTEST_MAIN(CompositionTest)
#include "composition_test.moc"
