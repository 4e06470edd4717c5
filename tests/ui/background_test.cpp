#include "ui/background.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>

using namespace losslab;

namespace {

/// Holds the thread until the work is told to stop.
int until_stopped(const std::stop_token& stop, QSemaphore& begun) {
  begun.release();
  while (!stop.stop_requested())
    QThread::yieldCurrentThread();
  return 0;
}

} // namespace

class BackgroundTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void works_elsewhere_and_answers_here() {
    Background background;
    Inquiry inquiry(background);
    QThread* there = nullptr;
    QThread* here = nullptr;
    inquiry.ask([](const std::stop_token&) { return QThread::currentThread(); },
                [&](QThread* answer) {
                  there = answer;
                  here = QThread::currentThread();
                });
    QVERIFY(inquiry.isAwaited());
    QVERIFY(QTest::qWaitFor([&] { return here != nullptr; }));
    QVERIFY(!inquiry.isAwaited());
    QCOMPARE(here, QThread::currentThread());
    QVERIFY(there != here);
  }

  void only_the_last_time_counts() {
    Background background;
    Inquiry inquiry(background);
    QSemaphore begun;
    QList<int> answers;
    const auto take = [&answers](int answer) { answers.append(answer); };
    inquiry.ask([&begun](const std::stop_token& stop) { return until_stopped(stop, begun); }, take);
    begun.acquire(); // in hand
    std::atomic_int worked = 0;
    for (int i = 1; i <= 5; ++i)
      inquiry.ask(
          [i, &worked](const std::stop_token&) {
            ++worked;
            return i;
          },
          take);
    QVERIFY(QTest::qWaitFor([&] { return !answers.isEmpty(); }));
    QTest::qWait(0);
    QCOMPARE(answers, QList<int>{5});
    QVERIFY(worked <= 5);
  }

  void an_answer_on_its_way_is_dropped_when_asked_anew() {
    Background background;
    Inquiry inquiry(background);
    QSemaphore done;
    QList<int> answers;
    const auto take = [&answers](int answer) { answers.append(answer); };
    inquiry.ask([](const std::stop_token&) { return 1; }, take);
    background.post([&done] { done.release(); });
    done.acquire(); // the first answer waits to be taken
    inquiry.ask([](const std::stop_token&) { return 2; }, take);
    QVERIFY(QTest::qWaitFor([&] { return !answers.isEmpty(); }));
    QCOMPARE(answers, QList<int>{2});
  }

  void what_is_dropped_is_not_answered() {
    Background background;
    QList<int> answers;
    QSemaphore done;
    {
      Inquiry inquiry(background);
      inquiry.ask([](const std::stop_token&) { return 1; },
                  [&answers](int answer) { answers.append(answer); });
      background.post([&done] { done.release(); });
      done.acquire();
    }
    bool after = false;
    Inquiry other(background);
    other.ask([](const std::stop_token&) { return 2; }, [&after](int) { after = true; });
    QVERIFY(QTest::qWaitFor([&] { return after; }));
    QVERIFY(answers.isEmpty());
  }

  void goes_while_it_works() {
    QSemaphore begun;
    for (int i = 0; i < 50; ++i) {
      Background background;
      Inquiry inquiry(background); // goes first and has the work stopped
      inquiry.ask([&begun](const std::stop_token& stop) { return until_stopped(stop, begun); },
                  [](int) { QFAIL("answered by nobody"); });
      if (i % 2 == 0) begun.acquire();
    }
  }
};

QTEST_GUILESS_MAIN(BackgroundTest)
#include "background_test.moc"
