#include "ui/widgets/loss_picker.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace losslab;

class LossPickerTest : public QObject {
  Q_OBJECT

  static QStringList shown(const LossPicker& picker) {
    const auto* list = picker.findChild<QListWidget*>();
    QStringList names;
    for (int i = 0; i < list->count(); ++i)
      if (!list->item(i)->isHidden()) names << list->item(i)->text();
    return names;
  }

 private Q_SLOTS:
  void search_keeps_the_families_of_what_it_finds() {
    LossPicker picker([](const Card&) { return true; });
    QTest::keyClicks(picker.findChild<QLineEdit*>(), "huber");
    const QStringList found = shown(picker);
    QVERIFY(found.contains("Regression") && found.contains("Huber"));
    QVERIFY(!found.contains("MSE"));
  }

  void nothing_found_is_said() {
    LossPicker picker([](const Card&) { return true; });
    const auto* said = picker.findChild<QLabel*>();
    auto* search = picker.findChild<QLineEdit*>();
    QTest::keyClicks(search, "huber");
    QVERIFY(said->isHidden());
    QTest::keyClicks(search, "<b>");
    QVERIFY(shown(picker).isEmpty());
    QVERIFY(!said->isHidden() && said->text().contains("huber<b>"));
    search->clear();
    QVERIFY(said->isHidden() && !shown(picker).isEmpty());
  }

  void enter_ticks_the_first_that_is_found() {
    LossPicker picker([](const Card&) { return true; });
    QSignalSpy toggled(&picker, &LossPicker::toggled);
    auto* search = picker.findChild<QLineEdit*>();
    QTest::keyClick(search, Qt::Key_Return); // nothing is searched for
    QVERIFY(toggled.isEmpty());
    QTest::keyClicks(search, "focal");
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(toggled.size(), 1);
    QCOMPARE(toggled.front().front().toString(), QString("focal"));
    QTest::keyClick(search, Qt::Key_Return); // it stays ticked
    QCOMPARE(toggled.size(), 1);
  }

  void its_state_is_told_without_an_echo() {
    LossPicker picker([](const Card& card) { return card.family == Family::regression; });
    QSignalSpy toggled(&picker, &LossPicker::toggled);
    QSignalSpy focused(&picker, &LossPicker::focused);
    picker.setState({"mse", "huber"}, "huber");
    QVERIFY(toggled.isEmpty() && focused.isEmpty());
    const auto* list = picker.findChild<QListWidget*>();
    QCOMPARE(list->currentItem()->text(), QString("Huber"));
    for (int i = 0; i < list->count(); ++i)
      QCOMPARE(list->item(i)->checkState() == Qt::Checked,
               QStringList({"MSE", "Huber"}).contains(list->item(i)->text()));
  }
};

QTEST_MAIN(LossPickerTest)
#include "loss_picker_test.moc"
