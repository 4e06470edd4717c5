#include "ui/widgets/loss_table.h"

#include "ui/theme.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace losslab;

class LossTableTest : public QObject {
  Q_OBJECT

  static QStringList shown(const LossTable& table) {
    QStringList texts;
    for (const auto* each : table.findChildren<QLabel*>())
      if (each->isVisibleTo(&table) && !each->text().isEmpty()) texts << each->text();
    return texts;
  }
  static QToolButton* name(const LossTable& table, const QString& text) {
    const auto all = table.findChildren<QToolButton*>();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const auto* each) { return each->text() == text; });
    return found == all.end() ? nullptr : *found;
  }

 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Appearance::light); }

  void without_losses_it_hides() {
    LossTable table(LossTable::Look::bars, {{"pull"}}, 38);
    QVERIFY(table.isHidden());
    table.setLosses({"mse", "mae"});
    QVERIFY(!table.isHidden());
    table.setLosses({});
    QVERIFY(table.isHidden());
  }

  void cells_stand_in_the_row_of_their_loss() {
    LossTable table(LossTable::Look::lines, {{"slope"}, {"intercept"}}, 38);
    table.setLosses({"mse", "huber"});
    table.setCell(1, 0, "0.5");
    table.setCell(1, 1, "−2");
    table.resize(300, 200);
    table.show();
    const auto labels = table.findChildren<QLabel*>();
    for (const QString& text : {QString("0.5"), QString("−2")}) {
      const auto cell = std::find_if(labels.begin(), labels.end(),
                                     [&](const auto* each) { return each->text() == text; });
      QVERIFY(cell != labels.end());
      QVERIFY(std::abs((*cell)->geometry().center().y() -
                       name(table, "Huber")->geometry().center().y()) <= 1);
    }
  }

  void a_name_is_chosen_by_click_and_key() {
    LossTable table(LossTable::Look::lines, {{"slope"}}, 38);
    table.setLosses({"mse", "huber"});
    table.setChosen("huber");
    QVERIFY(name(table, "Huber")->isChecked() && !name(table, "MSE")->isChecked());
    QSignalSpy chosen(&table, &LossTable::chosen);
    name(table, "MSE")->click();
    table.show();
    name(table, "Huber")->setFocus();
    QTest::keyClick(name(table, "Huber"), Qt::Key_Space);
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(chosen[0][0].value<std::string>(), std::string("mse"));
    QCOMPARE(chosen[1][0].value<std::string>(), std::string("huber"));
  }

  void a_reason_that_holds_for_several_is_told_once() {
    LossTable table(LossTable::Look::lines, {{"slope"}}, 38);
    table.setLosses({"mse", "huber", "mae"});
    table.setReasons({"no points", "", "no points"});
    QCOMPARE(shown(table).count("no points"), 1);
    table.setReasons({"no points", "too large", "no points"});
    QCOMPARE(shown(table).count("no points"), 1);
    QCOMPARE(shown(table).count("too large"), 1);
    table.setReasons({"", "", ""});
    QCOMPARE(shown(table).count("no points"), 0);
  }

  void a_foot_is_there_when_it_has_a_name() {
    LossTable table(LossTable::Look::lines, {{"slope"}}, 38);
    table.setLosses({"mse"});
    QVERIFY(!shown(table).contains("0.55"));
    table.setFoot("true line", {"0.55"});
    QVERIFY(shown(table).contains("true line") && shown(table).contains("0.55"));
    table.setFoot({});
    QVERIFY(!shown(table).contains("true line"));
  }
};

QTEST_MAIN(LossTableTest)
#include "loss_table_test.moc"
