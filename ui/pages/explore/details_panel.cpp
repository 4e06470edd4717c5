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

QString DetailsPanel::text(const Loss& loss) const {
  switch (shown_.part) {
  case use:
    return use_text(loss.card());
  case libraries:
    return libraries_text(loss.card(), loss.parameters());
  default:
    return examples_text(loss.card());
  }
}

void DetailsPanel::refresh() {
  const LossPtr chosen = model_.focusedLoss();
  const LossPtr loss =
      chosen ? chosen : *make_loss(model_.focus().id); // of a scene that was written by hand
  const std::span<const double> values = loss->parameters();
  const Shown next{loss->card().id, choice_->current(), {values.begin(), values.end()}};
  if (next == shown_) return;
  // Where only numbers change the reader stays at the line that they read.
  const bool same_page = next.loss == shown_.loss && next.part == shown_.part;
  shown_ = next;
  text_->setVisible(next.part != code);
  code_->setVisible(next.part == code);
  if (next.part == code) return code_->show(loss->card(), values);
  const int scrolled = same_page ? text_->verticalScrollBar()->value() : 0;
  text_->setHtml(text(*loss));
  text_->verticalScrollBar()->setValue(scrolled);
}

} // namespace losslab
