#include "ui/widgets/formula_view.h"

#include <QEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QResource>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr double units_per_em = 1000;  // of MathJax's TeX fonts
constexpr double x_height = 0.431;     // of these fonts, in em
constexpr double least_em = 11;        // pixels: scripts are then 8 pixels, the least to read
constexpr double most_shrinking = 0.7; // and no formula is much smaller than the text beside it

QString spoken(const QByteArray& svg) {
  QXmlStreamReader xml(svg);
  while (xml.readNextStartElement())
    if (xml.name() == QLatin1String("title")) return xml.readElementText();
  return {};
}

} // namespace

FormulaView::FormulaView(QWidget* parent) : QWidget(parent) {
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void FormulaView::setLoss(const QString& id) {
  const QString place = QStringLiteral(":/formulas/%1.svg").arg(id);
  svg_ = QResource(place).uncompressedData();
  ink();
  missing_ = renderer_.isValid() ? QString() : tr("The formula %1 is missing.").arg(place);
  setAccessibleName(missing_.isEmpty() ? spoken(svg_) : missing_);
  updateGeometry();
}

/// Loads the picture anew in the palette's colour, which its root element names.
void FormulaView::ink() {
  static const QRegularExpression colour("color=\"#[0-9A-Fa-f]{6}\"");
  QString coloured = QString::fromUtf8(svg_);
  if (const auto found = colour.match(coloured); found.hasMatch())
    coloured.replace(found.capturedStart(), found.capturedLength(),
                     QStringLiteral("color=\"%1\"").arg(palette().windowText().color().name()));
  renderer_.load(coloured.toUtf8());
  update();
}

/// Pixels per em at which the formula's small letters are as tall as those of the font.
double FormulaView::em() const { return QFontMetricsF(font()).xHeight() / x_height; }

double FormulaView::emForWidth(int width) const {
  const double least = std::max(std::min(least_em, em()), most_shrinking * em());
  const double fitting = width * units_per_em / std::max(renderer_.viewBoxF().width(), 1.0);
  return std::clamp(fitting, least, em());
}

QSize FormulaView::sizeAt(double em) const {
  if (!renderer_.isValid()) return fontMetrics().size(0, missing_);
  const QSizeF size = renderer_.viewBoxF().size() * (em / units_per_em);
  return {static_cast<int>(std::ceil(size.width())), static_cast<int>(std::ceil(size.height()))};
}

QSize FormulaView::sizeHint() const { return sizeAt(em()); }
QSize FormulaView::minimumSizeHint() const { return sizeAt(emForWidth(0)); }
int FormulaView::heightForWidth(int width) const { return sizeAt(emForWidth(width)).height(); }

void FormulaView::paintEvent(QPaintEvent*) {
  if (!renderer_.isValid()) {
    QPainter(this).drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, missing_);
    return;
  }
  const QSizeF size = renderer_.viewBoxF().size() * (emForWidth(width()) / units_per_em);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  renderer_.render(&painter, {QPointF(0, (height() - size.height()) / 2), size});
}

void FormulaView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) ink();
  if (event->type() == QEvent::FontChange) updateGeometry();
}

} // namespace losslab
