#include "ui/widgets/wrapped_tips.h"

#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QTest>
#include <QToolTip>

using namespace losslab;

class WrappedTipsTest : public QObject {
  Q_OBJECT

  QLabel label_;

  /// How the tip is shown.
  QWidget* shown(const QString& tip) {
    label_.setToolTip(tip);
    QHelpEvent help(QEvent::ToolTip, {5, 5}, label_.mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(&label_, &help);
    for (QWidget* window : QApplication::topLevelWidgets())
      if (window->inherits("QTipLabel") && window->isVisible()) return window;
    return nullptr;
  }

 private Q_SLOTS:
  void initTestCase() {
    wrap_long_tips(*qApp);
    label_.resize(100, 40);
    label_.show();
  }

  void a_long_tip_takes_several_lines() {
    const QString words = QString("how far the fit would move & whether p < 2; ").repeated(4);
    const int line = QFontMetrics(QToolTip::font()).height();
    QWidget* tip = shown(words);
    QVERIFY(tip != nullptr);
    QVERIFY2(tip->height() > 2 * line, qPrintable(QString::number(tip->height())));
    QVERIFY(tip->width() < QFontMetrics(QToolTip::font()).horizontalAdvance(words) / 2);
    QVERIFY(QToolTip::text().contains("&amp;") && QToolTip::text().contains("p &lt; 2"));
    QToolTip::hideText();
  }

  void a_short_one_stays_as_it_is() {
    QVERIFY(shown("Undo") != nullptr);
    QCOMPARE(QToolTip::text(), QString("Undo"));
  }
};

QTEST_MAIN(WrappedTipsTest)
#include "wrapped_tips_test.moc"
