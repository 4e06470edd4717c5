#include "ui/export.h"

#include "ui/theme.h"

#include <QBuffer>
#include <QMainWindow>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace losslab {

namespace {

constexpr int dots_per_inch = 96; // one design pixel is 1/96 inch

QColor ground(const QWidget& widget) {
  return qobject_cast<const QMainWindow*>(&widget) ? tokens().background : tokens().surface;
}

void paint(QWidget& widget, QPaintDevice& device) {
  QPainter painter(&device);
  painter.fillRect(widget.rect(), ground(widget));
  widget.render(&painter, {}, {}, QWidget::DrawChildren);
}

QByteArray svg(QWidget& widget) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setSize(widget.size());
  generator.setViewBox(widget.rect());
  generator.setResolution(dots_per_inch);
  generator.setTitle("LossLab");
  paint(widget, generator);
  return buffer.data();
}

QByteArray pdf(QWidget& widget) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    writer.setResolution(dots_per_inch);
    writer.setTitle("LossLab");
    writer.setPageMargins({});
    writer.setPageSize(QPageSize(QSizeF(widget.size()) / dots_per_inch, QPageSize::Inch, {},
                                 QPageSize::ExactMatch));
    paint(widget, writer);
  }
  return buffer.data();
}

QByteArray png(QWidget& widget, int zoom) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  picture_image(widget, zoom).save(&buffer, "PNG");
  return buffer.data();
}

} // namespace

QImage picture_image(QWidget& picture, int zoom) {
  QImage image(picture.size() * zoom, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(zoom);
  image.fill(ground(picture));
  QPainter painter(&image);
  picture.render(&painter, {}, {}, QWidget::DrawChildren);
  return image;
}

QByteArray widget_file(QWidget& widget, const QByteArray& format, int zoom) {
  return format == "svg" ? svg(widget) : format == "pdf" ? pdf(widget) : png(widget, zoom);
}

QByteArray exported(Page& page, const QByteArray& format) {
  return format == "csv" ? page.table().toUtf8() : widget_file(page.picture(), format, 2);
}

} // namespace losslab
