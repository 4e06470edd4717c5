#include "ui/pages/explore/details_panel.h"

#include "ui/pages/explore/code_view.h"
#include "ui/pages/explore/details_text.h"
#include "ui/theme.h"
#include "ui/widgets/segments.h"

#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace losslab {

namespace {

enum Part { use, libraries, examples, code };

} // namespace

DetailsPanel::DetailsPanel(ExploreModel& model, QWidget* parent)
    : Panel({}, parent), model_(model),
      choice_(new Segments(tr("About this loss"),
                           {tr("Use"), tr("Libraries"), tr("Examples"), tr("Code")})),
      text_(new QTextBrowser), // unlike a label it breaks long names of functions
      code_(new CodeView) {
  text_->setFrameShape(QFrame::NoFrame);
  text_->document()->setDocumentMargin(0);
  text_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  text_->setAccessibleName(tr("About this loss; the arrow keys scroll"));
  text_->setMinimumHeight(scaled(150));
  code_->setMinimumHeight(scaled(150));
  body()->addWidget(choice_);
  body()->addWidget(text_, 1);
  body()->addWidget(code_, 1);
  connect(choice_, &Segments::chosen, this, &DetailsPanel::refresh);
  connect(code_, &CodeView::noticed, this, &DetailsPanel::noticed);
  connect(&model_, &SceneModel::sceneChanged, this, &DetailsPanel::refresh);
  refresh();
}

LossPtr DetailsPanel::loss() const {
  const LossPtr chosen = model_.focusedLoss();
  return chosen ? chosen : *make_loss(model_.focus().id); // of a scene that was written by hand
}

QString DetailsPanel::text() const {
  const Card& card = model_.focus();
  switch (choice_->current()) {
  case use:
    return use_text(card);
  case libraries:
    return libraries_text(card, loss()->parameters());
  default:
    return examples_text(card);
  }
}

void DetailsPanel::refresh() {
  const bool shows_code = choice_->current() == code;
  text_->setVisible(!shows_code);
  code_->setVisible(shows_code);
  if (shows_code) return code_->show(model_.focus(), loss()->parameters());
  const QString text = this->text();
  if (text == shown_) return;
  // Where only numbers change the reader stays at the line that they read.
  const std::pair page{model_.focus().id, choice_->current()};
  const int scrolled = page == shown_page_ ? text_->verticalScrollBar()->value() : 0;
  shown_ = text;
  shown_page_ = page;
  text_->setHtml(text);
  text_->verticalScrollBar()->setValue(scrolled);
}

} // namespace losslab
