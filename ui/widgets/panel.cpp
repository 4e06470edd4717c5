#include "ui/widgets/panel.h"

#include "ui/theme.h"

#include <QVBoxLayout>

namespace losslab {

Panel::Panel(const QString& title, QWidget* parent) : QFrame(parent), body_(new QVBoxLayout(this)) {
  setProperty("card", "true");
  body_->setContentsMargins(16, 14, 16, 16);
  body_->setSpacing(scaled(8));
  if (!title.isEmpty()) body_->addWidget(label(title, "section"));
}

QLabel* label(const QString& text, const char* role, QWidget* parent) {
  auto* made = new QLabel(text, parent);
  made->setProperty("role", role);
  const QByteArray name(role);
  made->setWordWrap(name != "chip" && name != "number" && name != "title" && name != "heading");
  return made;
}

QFrame* rule(QWidget* parent) {
  auto* line = new QFrame(parent);
  line->setProperty("rule", "true");
  return line;
}

} // namespace losslab
