#include "ui/widgets/formula_view.h"

#include <QImage>
#include <QTest>

using namespace losslab;

namespace {

QImage painted(FormulaView& view, QSize size) {
  view.resize(size);
  QImage image(size, QImage::Format_RGB32);
  image.fill(view.palette().window().color());
  view.render(&image, {}, {}, QWidget::DrawChildren);
  return image;
}

/// The last column that differs from the ground, or −1.
int last_inked_column(const QImage& image) {
  const QRgb ground = image.pixel(image.width() - 1, image.height() - 1);
  for (int x = image.width() - 1; x >= 0; --x)
    for (int y = 0; y < image.height(); ++y)
      if (image.pixel(x, y) != ground) return x;
  return -1;
}

} // namespace

class FormulaViewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void speaks_its_formula() {
    FormulaView view;
    view.setLoss("mse");
    QVERIFY(view.accessibleName().contains("squared"));
  }

  void a_missing_picture_is_named_and_the_next_one_is_shown() {
    FormulaView view;
    view.setLoss("no such loss");
    QVERIFY(view.accessibleName().contains(":/formulas/no such loss.svg"));
    QVERIFY(last_inked_column(painted(view, view.sizeHint())) > 50);
    view.setLoss("mse");
    QVERIFY(view.accessibleName().contains("squared"));
  }

  void fills_the_size_it_asks_for() {
    FormulaView view;
    view.setLoss("huber");
    const QSize size = view.sizeHint();
    const int last = last_inked_column(painted(view, size));
    QVERIFY(last > size.width() - 8 && last < size.width());
  }

  void a_narrow_view_draws_it_smaller_but_legible() {
    FormulaView view;
    view.setLoss("huber");
    const QSize full = view.sizeHint();
    const QSize least = view.minimumSizeHint();
    QVERIFY(least.width() < full.width());
    QVERIFY(least.width() >= 0.69 * full.width());
    const int between = (least.width() + full.width()) / 2;
    QVERIFY(view.heightForWidth(between) < full.height());
    QVERIFY(view.heightForWidth(between) > least.height());
    QVERIFY(last_inked_column(painted(view, {between, view.heightForWidth(between)})) < between);
    QCOMPARE(view.heightForWidth(10), least.height());
    QCOMPARE(view.heightForWidth(5000), full.height());
  }

  void grows_with_the_font() {
    FormulaView view;
    view.setLoss("huber");
    QFont font = view.font();
    font.setPixelSize(20);
    view.setFont(font);
    const QSize small = view.sizeHint();
    font.setPixelSize(40);
    view.setFont(font);
    QVERIFY(view.sizeHint().width() > 1.8 * small.width());
  }

  void is_drawn_in_the_text_colour_also_after_a_change_of_theme() {
    FormulaView view;
    view.setLoss("mae");
    for (const auto& [ground, ink] : {std::pair("#ffffff", "#1d2129"), {"#1c1f25", "#e7e9ed"}}) {
      QPalette palette;
      palette.setColor(QPalette::Window, QColor(ground));
      palette.setColor(QPalette::WindowText, QColor(ink));
      view.setPalette(palette);
      const QImage image = painted(view, view.sizeHint() * 2);
      bool found = false;
      for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
          found = found || QColor(image.pixel(x, y)) == QColor(ink);
      QVERIFY2(found, ink);
    }
  }
};

QTEST_MAIN(FormulaViewTest)
#include "formula_view_test.moc"
