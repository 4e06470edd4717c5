#pragma once

#include "ui/text.h"

namespace losslab {

// Pieces of the rich text that a QTextBrowser shows.

/// Core's UTF-8 with what HTML would take for its own escaped.
inline QString html(std::string_view utf8) { return text(utf8).toHtmlEscaped(); }

/// With its distance to the next; style: more of it ("line-height:125%").
inline QString paragraph(const QString& html, const QString& style = {}) {
  return "<p style='margin:0 0 8px 0; " + style + "'>" + html + "</p>";
}

} // namespace losslab
