#include "core/loss/catalogue.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>

using namespace losslab;

namespace {

/// What a formula's SVG says of itself, and the elements it is made of.
struct Picture {
  QByteArray svg;
  QString tex;
  QString spoken;
  QStringList elements;
  bool well_formed = false;
};

Picture picture_of(const QString& id) {
  QFile file(QStringLiteral(":/formulas/%1.svg").arg(id));
  if (!file.open(QIODevice::ReadOnly)) return {};
  Picture picture;
  picture.svg = file.readAll();
  QXmlStreamReader xml(picture.svg);
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    picture.elements += xml.name().toString();
    if (xml.name() == QLatin1String("desc")) picture.tex = xml.readElementText();
    if (xml.name() == QLatin1String("title")) picture.spoken = xml.readElementText();
  }
  picture.well_formed = !xml.hasError();
  return picture;
}

/// The share of pixels that the formula inks, in its own bounds.
double inked(const QByteArray& svg, const QColor& ground) {
  QSvgRenderer renderer(svg);
  QImage image((renderer.viewBoxF().size() * 0.02).toSize(), QImage::Format_RGB32);
  image.fill(ground);
  QPainter painter(&image);
  renderer.render(&painter);
  qint64 marked = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      if (std::abs(qGray(image.pixel(x, y)) - qGray(ground.rgb())) > 60) ++marked;
  return static_cast<double>(marked) / (image.width() * image.height());
}

} // namespace

class FormulasTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void is_made_from_the_formula_of_its_card_data() { each_loss(); }
  void is_made_from_the_formula_of_its_card() {
    QFETCH(QString, id);
    const Picture picture = picture_of(id);
    QVERIFY2(picture.well_formed, "run resources/formulas/make.mjs");
    QCOMPARE(picture.tex, QString::fromStdString(find_loss(id.toStdString())->card.formula));
    QVERIFY(!picture.spoken.isEmpty());
    QVERIFY(!picture.spoken.contains('\\')); // words, not TeX
  }

  void is_drawn_by_what_QtSvg_knows_data() { each_loss(); }
  void is_drawn_by_what_QtSvg_knows() {
    QFETCH(QString, id);
    const Picture picture = picture_of(id);
    QCOMPARE(picture.elements.count("svg"), 1); // a nested one would be dropped
    QCOMPARE(picture.elements.count("text"), 0);
    QCOMPARE(picture.elements.count("use"), 0);
    QVERIFY(QSvgRenderer(picture.svg).isValid());
  }

  void follows_the_ink_of_both_themes_data() { each_loss(); }
  void follows_the_ink_of_both_themes() {
    QFETCH(QString, id);
    const QByteArray svg = picture_of(id).svg;
    QByteArray light = svg;
    light.replace("color=\"#1D2129\"", "color=\"#E7E9ED\"");
    QVERIFY(light != svg);
    // Glyphs ink a tenth or so of their bounds; a box painted black would ink most of them.
    for (const double share : {inked(svg, "#FFFFFF"), inked(light, "#1C1F25")})
      QVERIFY2(share > 0.01 && share < 0.3, qPrintable(QString::number(share)));
  }

 private:
  static void each_loss() {
    QTest::addColumn<QString>("id");
    for (const Entry* entry : catalogue())
      QTest::newRow(entry->card.id.c_str()) << QString::fromStdString(entry->card.id);
  }
};

QTEST_MAIN(FormulasTest)
#include "formulas_test.moc"
