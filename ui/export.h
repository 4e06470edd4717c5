#pragma once

#include "ui/page.h"

#include <QImage>

namespace losslab {

/// The page's picture as the bytes of a PNG (at twice the resolution), SVG or PDF file, or its
/// numbers as CSV. format: "png", "svg", "pdf", "csv".
QByteArray exported(Page& page, const QByteArray& format);

/// zoom: pixels of the image per pixel of the widget.
QImage picture_image(QWidget& picture, int zoom);
/// The widget as it stands; in SVG and PDF drawn as vectors where its parts can be.
QByteArray widget_file(QWidget& widget, const QByteArray& format, int zoom);

} // namespace losslab
