#include "core/scene/history.h"

#include <QTest>

using namespace losslab;

namespace {
Scene at(double crosshair) {
  ExploreScene scene;
  scene.crosshair = crosshair;
  return scene;
}
} // namespace

class HistoryTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_new_history_has_nothing_to_undo() {
    History history(at(0));
    QVERIFY(!history.can_undo());
    QVERIFY(!history.can_redo());
    QVERIFY(history.undo() == at(0));
    QVERIFY(history.redo() == at(0));
  }

  void a_step_keeps_its_number_when_old_ones_are_forgotten() {
    History history(at(0));
    QCOMPARE(history.step(), std::size_t{0});
    for (std::size_t i = 1; i <= History::limit + 5; ++i) {
      history.push(at(static_cast<double>(i)));
      QCOMPARE(history.step(), i);
    }
    history.undo();
    QCOMPARE(history.step(), History::limit + 4);
    history.redo();
    QCOMPARE(history.step(), History::limit + 5);
  }

  void of_many_points_fewer_steps_are_kept() {
    OutliersScene scene;
    scene.points.resize(100'000);
    constexpr std::size_t kept = History::most_bytes / (100'000 * sizeof(Sample)); // with the first
    History history(scene);
    for (std::size_t i = 1; i <= kept + 20; ++i) {
      scene.points.front().x = static_cast<double>(i);
      history.push(scene);
      QCOMPARE(history.step(), i);
    }
    std::size_t undone = 0;
    for (; history.can_undo(); ++undone)
      history.undo();
    QCOMPARE(undone, kept - 1);
    QVERIFY(undone >= 100);
    QCOMPARE(std::get<OutliersScene>(history.now()).points.front().x, 21.0);
  }

  void a_gesture_of_huge_scenes_can_still_be_taken_back() {
    OutliersScene scene;
    scene.points.resize(History::most_bytes / sizeof(Sample));
    History history(scene);
    scene.points.front().x = 1;
    history.begin_gesture();
    history.push(scene);
    history.cancel_gesture();
    QCOMPARE(std::get<OutliersScene>(history.now()).points.front().x, 0.0);
  }

  void steps_are_undone_and_redone_in_order() {
    History history(at(0));
    history.push(at(1));
    history.push(at(2));
    QVERIFY(history.undo() == at(1));
    QVERIFY(history.undo() == at(0));
    QVERIFY(!history.can_undo());
    QVERIFY(history.redo() == at(1));
    QVERIFY(history.redo() == at(2));
    QVERIFY(!history.can_redo());
  }

  void a_step_after_an_undo_forgets_what_was_undone() {
    History history(at(0));
    history.push(at(1));
    history.undo();
    history.push(at(2));
    QVERIFY(!history.can_redo());
    QVERIFY(history.undo() == at(0));
  }

  void what_changes_nothing_is_no_step() {
    History history(at(0));
    history.push(at(1));
    history.undo();
    history.push(at(0));
    QVERIFY(!history.can_undo());
    QVERIFY(history.can_redo());
  }

  void a_gesture_is_one_step() {
    History history(at(0));
    history.begin_gesture();
    for (const double x : {1.0, 2.0, 3.0})
      history.push(at(x));
    history.end_gesture();
    history.push(at(4));
    QVERIFY(history.undo() == at(3));
    QVERIFY(history.undo() == at(0));
    QVERIFY(history.redo() == at(3));
  }

  void two_gestures_are_two_steps() {
    History history(at(0));
    history.begin_gesture();
    history.push(at(1));
    history.begin_gesture(); // without an end: the first is over
    history.push(at(2));
    QVERIFY(history.undo() == at(1));
    QVERIFY(history.undo() == at(0));
  }

  void a_gesture_back_to_its_beginning_is_no_step() {
    History history(at(0));
    history.begin_gesture();
    history.push(at(1));
    history.push(at(0));
    history.end_gesture();
    QVERIFY(!history.can_undo());
    QVERIFY(history.now() == at(0));
  }

  void a_cancelled_gesture_leaves_no_trace() {
    History history(at(0));
    history.push(at(1));
    history.begin_gesture();
    history.push(at(2));
    history.push(at(3));
    history.cancel_gesture();
    QVERIFY(history.now() == at(1));
    QVERIFY(!history.can_redo());
    history.cancel_gesture(); // none is open
    QVERIFY(history.now() == at(1));
    QVERIFY(history.undo() == at(0));
  }

  void an_amendment_is_no_step() {
    History history(at(0));
    history.push(at(1));
    history.push(at(2));
    history.undo();
    history.amend(at(1.5));
    QVERIFY(history.now() == at(1.5));
    QVERIFY(history.redo() == at(2));
    QVERIFY(history.undo() == at(1.5));
    QVERIFY(history.undo() == at(0));
  }

  void undo_in_a_gesture_ends_it() {
    History history(at(0));
    history.begin_gesture();
    history.push(at(1));
    QVERIFY(history.undo() == at(0));
    history.push(at(2));
    history.push(at(3));
    QVERIFY(history.undo() == at(2));
  }

  void the_oldest_steps_are_forgotten() {
    History history(at(0));
    for (int i = 1; i <= 250; ++i)
      history.push(at(i));
    int undone = 0;
    for (; history.can_undo(); ++undone)
      history.undo();
    QCOMPARE(undone, 200);
    QVERIFY(history.now() == at(50));
  }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "history_test.moc"
