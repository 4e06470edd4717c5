#include "ui/pages/explore/code_view.h"

#include "ui/code_text.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/tool_button.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace losslab {

namespace {

QStringList library_names() {
  QStringList names;
  for (const CodeLibrary& library : code_libraries)
    names << text(library.name);
  return names;
}

} // namespace

CodeView::CodeView(QWidget* parent)
    : QWidget(parent), library_(new Segments(tr("Library"), library_names())),
      code_(new QPlainTextEdit) {
  auto* copy_button = new IconButton("copy", tr("Copy this code to the clipboard"));
  code_->setProperty("code", "true");
  code_->setReadOnly(true);
  code_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  code_->setLineWrapMode(QPlainTextEdit::NoWrap); // a line of Python must stay one
  code_->setAccessibleName(tr("Code; the arrow keys move in it"));
  code_->setTabChangesFocus(true);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(library_);
  row->addStretch(1);
  row->addWidget(copy_button);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(8));
  column->addLayout(row);
  column->addWidget(code_, 1);
  connect(library_, &Segments::chosen, this, &CodeView::refresh);
  connect(copy_button, &QToolButton::clicked, this, &CodeView::copy);
}

void CodeView::show(const Card& card, std::span<const double> values) {
  card_ = &card;
  values_.assign(values.begin(), values.end());
  refresh();
}

void CodeView::refresh() {
  if (card_ == nullptr) return;
  const auto library = static_cast<std::size_t>(library_->current());
  const QString code = code_text(code_libraries[library], *card_, values_);
  if (code == code_->toPlainText()) return;
  const int scrolled = code_->verticalScrollBar()->value();
  code_->setPlainText(code);
  code_->verticalScrollBar()->setValue(scrolled);
}

void CodeView::copy() {
  const auto library = static_cast<std::size_t>(library_->current());
  Q_EMIT noticed(copy_code(code_libraries[library], *card_, values_));
}

} // namespace losslab
