#include "ui/pages/choose/marks_panel.h"

#include "ui/pages/show_link.h"
#include "ui/rich_text.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/loss_title.h"
#include "ui/widgets/send_row.h"

#include <QTextBrowser>
#include <QVBoxLayout>

namespace losslab {

namespace {

constexpr int column_width = 396; // design px

QString line(const QString& html) { return paragraph(html, "line-height:125%"); }

QString warned(const QString& html) {
  return "<span style='color:" + tokens().warn.name() + "'>" + html + "</span>";
}

} // namespace

MarksPanel::MarksPanel(ChooseModel& model, QWidget* parent)
    : Panel({}, parent), model_(model), text_(new QTextBrowser),
      send_(new SendRow({"explore", "outliers", "train", "quiz"})) {
  text_->setFrameShape(QFrame::NoFrame);
  text_->document()->setDocumentMargin(0);
  text_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  text_->setAccessibleName(tr("Why these marks; the arrow keys scroll"));
  text_->setMinimumHeight(scaled(120));
  body()->addWidget(text_, 1);
  body()->addWidget(send_);
  connect(send_, &SendRow::sceneRequested, this, &MarksPanel::sceneRequested);
  connect(&model_, &SceneModel::sceneChanged, this, &MarksPanel::refresh);
  when_rethemed(this, [this] { text_->setHtml(explained(model_.focus())); });
  setWide(false);
  refresh();
}

void MarksPanel::setWide(bool wide) {
  setMinimumWidth(wide ? 0 : scaled(column_width));
  setMaximumWidth(wide ? QWIDGETSIZE_MAX : scaled(column_width));
}

void MarksPanel::refresh() {
  const Card& card = model_.focus();
  if (shown_ == card.id) return;
  shown_ = card.id;
  delete title_;
  delete links_;
  body()->insertWidget(0, title_ = new LossTitle(card));
  text_->setHtml(explained(card));
  links_ = new QWidget;
  auto* flow = new FlowLayout(links_, scaled(14));
  for (const Dispute& dispute : model_.advice().disputes) {
    if (dispute.loss != card.id) continue;
    QPushButton* link = show_link(dispute.show, text(dispute.said));
    link->setAccessibleName(link->text() + ' ' + text(dispute.said));
    connect(link, &QPushButton::clicked, this,
            [this, scene = dispute.show] { Q_EMIT sceneRequested(scene); });
    flow->addWidget(link);
  }
  body()->insertWidget(2, links_);
  send_->setLosses({{card.id, {}}}, card);
}

QString MarksPanel::explained(const Card& card) const {
  QString all = line(html(card.use));
  for (const Mark& mark : marks()) {
    const bool yes = card.properties.*mark.has;
    const Dispute* dispute = model_.advice().dispute(card.id, mark.id);
    all += line((yes ? "✓&nbsp; " : "–&nbsp; ") + QString("<b>") + html(mark.name) + "</b> · " +
                html(yes ? mark.yes : mark.no));
    if (dispute != nullptr)
      all += line(warned("≠&nbsp; " + tr("The guide: “%1”").arg(html(dispute->said))) + "<br>" +
                  tr("The numbers: %1").arg(html(dispute->found)));
  }
  if (!card.parameters.empty()) all += line(tr("The marks hold at the default parameters."));
  all += line(tr("Output layer: %1.").arg(html(card.activation)));
  for (const Dispute& dispute : model_.advice().disputes)
    if (dispute.loss == card.id && dispute.mark.empty())
      all += line(warned("≠&nbsp; " + tr("Often said: “%1”").arg(html(dispute.said))) + "<br>" +
                  html(dispute.found));
  return all;
}

} // namespace losslab
