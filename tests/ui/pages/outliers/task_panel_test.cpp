#include "ui/pages/outliers/task_panel.h"

#include "app/storage/question_files.h"
#include "core/quiz/bank.h"
#include "ui/theme.h"
#include "ui/widgets/segments.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace losslab;

namespace {

std::shared_ptr<const Bank> bank() {
  static const auto read =
      std::make_shared<const Bank>(*read_questions(SOURCE_DIR "/resources/questions"));
  return read;
}

Services services() {
  Services all;
  all.questions = [] { return Outcome<std::shared_ptr<const Bank>>(bank()); };
  return all;
}

OutliersScene begun(const char* id) {
  OutliersScene scene = bank()->find(id)->task->start;
  scene.task = id;
  return scene;
}

QStringList said(const TaskPanel& panel) {
  QStringList all;
  for (const QLabel* label : panel.findChildren<QLabel*>())
    if (label->isVisibleTo(&panel)) all << label->text();
  return all;
}

QPushButton* button(const TaskPanel& panel, const QString& text) {
  for (auto* each : panel.findChildren<QPushButton*>())
    if (each->text() == text) return each;
  return nullptr;
}

} // namespace

class TaskPanelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Appearance::light); }

  void what_a_hand_reaches_is_recognised() {
    OutliersModel model(begun("lab-turn-mse"));
    TaskPanel panel(model, services());
    QVERIFY(panel.hasTask());
    QVERIFY(!said(panel).join(' ').contains("Done"));
    const Sample last = model.outliers().points.back();
    model.movePoint(model.outliers().points.size() - 1, {last.x, -8}, "drag");
    QVERIFY(said(panel).join(' ').contains("Done"));
    model.undo();
    QVERIFY(!said(panel).join(' ').contains("Done"));
  }

  void a_prediction_is_asked_for_first_and_judged() {
    OutliersModel model(begun("lab-predict-end"));
    TaskPanel panel(model, services());
    auto* losses = panel.findChild<Segments*>();
    QCOMPARE(losses->current(), -1);
    model.movePoint(model.outliers().points.size() - 1, {9.3, 16}, "drag");
    QVERIFY(!said(panel).join(' ').contains("It was"));
    losses->setCurrent(3); // Tukey
    Q_EMIT losses->chosen(3);
    QVERIFY(said(panel).join(' ').contains("It was MSE"));
    losses->setCurrent(0);
    Q_EMIT losses->chosen(0);
    QVERIFY(said(panel).join(' ').contains("As you said"));
  }

  void hints_come_one_by_one() {
    OutliersModel model(begun("lab-turn-mse"));
    TaskPanel panel(model, services());
    const auto& hints = bank()->find("lab-turn-mse")->task->hints;
    QPushButton* hint = button(panel, "Hint");
    for (std::size_t i = 0; i < hints.size(); ++i) {
      QVERIFY(hint->isEnabled());
      QVERIFY(!said(panel).join(' ').contains(QString::fromStdString(hints[i])));
      hint->click();
      QVERIFY(said(panel).join(' ').contains(QString::fromStdString(hints[i])));
    }
    QVERIFY(!hint->isEnabled());
  }

  void the_way_back_shows_the_answer() {
    OutliersModel model(begun("lab-agree"));
    TaskPanel panel(model, services());
    QSignalSpy requested(&panel, &TaskPanel::sceneRequested);
    button(panel, "Back to the quiz")->click();
    const auto scene = std::get<QuizScene>(requested.at(0).at(0).value<Scene>());
    QCOMPARE(scene.item, std::string("lab-agree"));
    QCOMPARE(scene.topic, std::string("lab"));
    QVERIFY(!scene.revealed); // first say why
  }

  void where_no_fit_is_left_it_says_so() {
    OutliersModel model(begun("lab-predict-end"));
    TaskPanel panel(model, services());
    auto* losses = panel.findChild<Segments*>();
    losses->setCurrent(0);
    for (const double y : {1e200, -1e200}) {
      model.movePoint(model.outliers().points.size() - 1, {9.3, y});
      Q_EMIT losses->chosen(0);
      QVERIFY(!said(panel).join(' ').contains("It was"));
      QVERIFY(said(panel).join(' ').contains("No fit is left to judge by"));
    }
  }

  void put_away_it_is_gone_and_undo_brings_it_back() {
    OutliersModel model(begun("lab-agree"));
    TaskPanel panel(model, services());
    button(panel, "Put away")->click();
    QVERIFY(!panel.hasTask());
    model.undo();
    QVERIFY(panel.hasTask());
  }

  void a_scene_without_a_task_or_a_bank_has_none() {
    OutliersModel model(OutliersModel::fresh());
    QVERIFY(!TaskPanel(model, services()).hasTask());
    OutliersModel asked(begun("lab-agree"));
    QVERIFY(!TaskPanel(asked, Services{}).hasTask());
  }
};

QTEST_MAIN(TaskPanelTest)
#include "task_panel_test.moc"
