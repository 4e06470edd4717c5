#include "core/loss/catalogue.h"
#include "ui/theme.h"

#include <QApplication>
#include <QSet>
#include <QTest>

#include <cmath>

Q_DECLARE_METATYPE(losslab::Appearance)

using namespace losslab;

namespace {

// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor& color) {
  const auto linear = [](double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
         0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

} // namespace

class ThemeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void contrasts_data() {
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("light") << Appearance::light;
    QTest::newRow("dark") << Appearance::dark;
  }

  void contrasts() {
    QFETCH(Appearance, appearance);
    apply_theme(*qApp, appearance);
    for (const QColor& series : tokens().series)
      QVERIFY(contrast(series, tokens().surface) >= 3);
    for (const QColor& words : {tokens().ink, tokens().soft})
      for (const QColor& ground : {tokens().surface, tokens().background})
        QVERIFY(contrast(words, ground) >= 4.5);
    QVERIFY(contrast(tokens().warn, tokens().warn_soft) >= 4.5);
    QVERIFY(contrast(tokens().accent, tokens().surface) >= 4.5);
  }

  void no_two_losses_that_are_seen_together_look_alike() {
    QSet<QString> looks;
    for (const Entry* entry : catalogue()) {
      const LossStyle style = loss_style(entry->card.id);
      QString look = QString::number(static_cast<int>(entry->card.kind)) + ' ' +
                     style.color.name() + QString::number(style.pen.widthF());
      for (const qreal dash : style.pen.dashPattern())
        look += ' ' + QString::number(dash);
      QVERIFY2(!looks.contains(look), entry->card.id.c_str());
      looks.insert(look);
    }
  }

  void numbers_data() {
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("expected");
    QTest::newRow("true minus") << number_text(-2.5, 2) << QString("−2.50");
    QTest::newRow("no minus zero") << number_text(-0.001, 2) << QString("0.00");
    QTest::newRow("power of ten") << short_number(1.5e-7) << QString("1.5×10⁻⁷");
    QTest::newRow("plain") << short_number(0.25) << QString("0.25");
  }

  void numbers() {
    QFETCH(QString, shown);
    QTEST(shown, "expected");
  }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
