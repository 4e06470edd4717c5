#include "ui/widgets/loss_title.h"

#include "ui/text.h"
#include "ui/widgets/loss_swatch.h"
#include "ui/widgets/panel.h"

#include <QHBoxLayout>

namespace losslab {

LossTitle::LossTitle(const Card& card, QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(new LossSwatch(card.id, LossSwatch::Shape::square));
  row->addWidget(label(text(card.name), "heading"), 1);
  if (!card.in_guide) return;
  QLabel* guide = label(tr("in the guide"), "secondary");
  guide->setWordWrap(false);
  guide->setToolTip(tr("One of the losses that the interview guide asks for"));
  row->addWidget(guide);
}

} // namespace losslab
