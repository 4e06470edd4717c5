#include "ui/search_box.h"

#include "ui/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace losslab;

// By the keys alone, as a person does: words, arrows, Enter.
class SearchBoxTest : public QObject {
  Q_OBJECT

  struct Opened {
    Opened() {
      box->show();
      QApplication::setActiveWindow(box);
      QApplication::processEvents();
    }
    ~Opened() { delete box; }
    void type(const QString& words) const { QTest::keyClicks(QApplication::focusWidget(), words); }
    void press(Qt::Key key) const { QTest::keyClick(QApplication::focusWidget(), key); }
    QListWidget& list() const { return *box->findChild<QListWidget*>(); }
    QPointer<SearchBox> box = new SearchBox(search_index(nullptr, nullptr));
  };

 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Appearance::light); }

  void words_arrows_and_enter_open_what_was_found() {
    const Opened opened;
    QSignalSpy wanted(opened.box, &SearchBox::sceneRequested);
    QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
    opened.type("huber");
    QCOMPARE(opened.list().currentItem()->text(), QString("Huber"));
    opened.press(Qt::Key_Down);
    QCOMPARE(opened.list().currentRow(), 1);
    opened.press(Qt::Key_Up);
    opened.press(Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(std::get<ExploreScene>(wanted[0][0].value<Scene>()).focus, std::string("huber"));
    QVERIFY(!opened.box || !opened.box->isVisible());
  }

  void a_click_opens_too() {
    const Opened opened;
    QSignalSpy wanted(opened.box, &SearchBox::sceneRequested);
    opened.type("dice");
    QApplication::processEvents();
    const QRect row = opened.list().visualItemRect(opened.list().item(0));
    QTest::mouseClick(opened.list().viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(wanted.size(), 1);
  }

  void nothing_found_is_said_and_enter_does_nothing() {
    const Opened opened;
    QSignalSpy wanted(opened.box, &SearchBox::sceneRequested);
    opened.type("qqqq");
    QCOMPARE(opened.list().count(), 0);
    QVERIFY(opened.box->findChild<QLabel*>()->text().startsWith("Nothing"));
    opened.press(Qt::Key_Return);
    QCOMPARE(wanted.size(), 0);
    QVERIFY(opened.box->isVisible());
  }

  void escape_leaves_everything_as_it_was() {
    const Opened opened;
    QSignalSpy wanted(opened.box, &SearchBox::sceneRequested);
    opened.type("huber");
    opened.press(Qt::Key_Escape);
    QCOMPARE(wanted.size(), 0);
    QVERIFY(!opened.box || !opened.box->isVisible());
  }
};

QTEST_MAIN(SearchBoxTest)
#include "search_box_test.moc"
