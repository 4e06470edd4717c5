#include "ui/widgets/send_row.h"

#include <QSignalSpy>
#include <QTest>

using namespace losslab;

class SendRowTest : public QObject {
  Q_OBJECT

  static QToolButton* button(const SendRow& row, const QString& name) {
    for (auto* each : row.findChildren<QToolButton*>())
      if (each->text() == name) return each;
    return nullptr;
  }

 private Q_SLOTS:
  void leads_where_it_is_told_to() {
    const SendRow row({"explore", "quiz"});
    QVERIFY(button(row, "Explore") && button(row, "Quiz me"));
    QVERIFY(!button(row, "Outliers") && !button(row, "Train"));
  }

  void what_a_page_cannot_take_is_greyed_and_says_why() {
    SendRow row({"outliers", "train", "quiz"});
    row.setLosses({{"dice", {}}}, find_loss("dice")->card);
    QVERIFY(!button(row, "Outliers")->isEnabled());
    QVERIFY(button(row, "Outliers")->toolTip().contains("regression"));
    QVERIFY(!button(row, "Train")->isEnabled());
    QVERIFY(button(row, "Train")->toolTip().contains("one number"));
    QVERIFY(button(row, "Quiz me")->isEnabled());
    row.setLosses({{"huber", {}}}, find_loss("huber")->card);
    QVERIFY(button(row, "Outliers")->isEnabled());
    QVERIFY(button(row, "Outliers")->toolTip().contains("drag outliers"));
  }

  void sends_the_losses_with_their_parameters() {
    SendRow row({"explore", "outliers", "train"});
    row.setLosses({{"mse", {}}, {"huber", {{"delta", 2}}}}, find_loss("huber")->card);
    QSignalSpy wanted(&row, &SendRow::sceneRequested);
    for (const char* name : {"Explore", "Outliers", "Train"})
      button(row, name)->click();
    QCOMPARE(wanted.size(), 3);
    const std::vector<LossChoice> both{{"mse", {}}, {"huber", {{"delta", 2}}}};
    QCOMPARE(std::get<ExploreScene>(wanted[0][0].value<Scene>()).losses, both);
    QCOMPARE(std::get<OutliersScene>(wanted[1][0].value<Scene>()).losses, both);
    QCOMPARE(std::get<TrainScene>(wanted[2][0].value<Scene>()).lanes, both);
  }
};

QTEST_MAIN(SendRowTest)
#include "send_row_test.moc"
