#include "core/quiz/grading.h"

#include <QTest>

using namespace losslab;

class GradingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void a_choice_is_right_or_wrong() {
    const MultipleChoice choice{
        .options = {{"e", false, "…"}, {"2e", true, "…"}, {"1", false, "…"}}, .explanation = "…"};
    QVERIFY(grade(choice, 1).right);
    QCOMPARE(suggested(grade(choice, 1)), Rating::good);
    QVERIFY(!grade(choice, 0).right);
    QCOMPARE(grade(choice, 0).right_option, std::size_t{1});
    QCOMPARE(suggested(grade(choice, 2)), Rating::again);
    QVERIFY(!grade(choice, 99).right);
  }

  void key_points_suggest_a_rating_data() {
    QTest::addColumn<int>("points");
    QTest::addColumn<QList<int>>("ticked");
    QTest::addColumn<int>("rating");
    QTest::newRow("all") << 3 << QList<int>{0, 1, 2} << 3;
    QTest::newRow("two of three") << 3 << QList<int>{2, 0} << 2;
    QTest::newRow("half") << 4 << QList<int>{1, 2} << 2;
    QTest::newRow("one of three") << 3 << QList<int>{1} << 1;
    QTest::newRow("none") << 1 << QList<int>{} << 1;
    QTest::newRow("one, ticked twice") << 3 << QList<int>{1, 1} << 1;
    QTest::newRow("one that is not there") << 2 << QList<int>{5} << 1;
  }
  void key_points_suggest_a_rating() {
    QFETCH(int, points);
    QFETCH(QList<int>, ticked);
    QFETCH(int, rating);
    const FreeAnswer answer{.model = "…", .key_points = std::vector<std::string>(points, "…")};
    QCOMPARE(static_cast<int>(suggested(answer, {ticked.begin(), ticked.end()})), rating);
  }
};

QTEST_GUILESS_MAIN(GradingTest)
#include "grading_test.moc"
