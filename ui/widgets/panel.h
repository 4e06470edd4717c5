#pragma once

#include <QFrame>
#include <QLabel>

class QVBoxLayout;

namespace losslab {

/// A rounded surface with 16 px inside; what stands on a page stands on one.
class Panel : public QFrame {
  Q_OBJECT

 public:
  explicit Panel(const QString& title = {}, QWidget* parent = nullptr);
  QVBoxLayout* body() const { return body_; }

 private:
  QVBoxLayout* body_;
};

/// A label in one of the style sheet's roles: title, heading, section, soft, reading, reading soft,
/// secondary, caption, chip, warn, number. Wraps its words, except for chips, numbers, titles and
/// headings.
QLabel* label(const QString& text, const char* role, QWidget* parent = nullptr);

/// A hairline.
QFrame* rule(QWidget* parent = nullptr);

} // namespace losslab
