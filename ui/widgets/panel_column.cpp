#include "ui/widgets/panel_column.h"

#include "ui/theme.h"
#include "ui/widgets/segments.h"

#include <QEvent>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace losslab {

namespace {
constexpr int gap = 14;

int height_at(const QWidget& panel, int width) {
  return panel.hasHeightForWidth() ? panel.heightForWidth(width) : panel.sizeHint().height();
}
} // namespace

PanelColumn::PanelColumn(const QString& name, int width, QWidget* parent)
    : QWidget(parent), name_(name), scroll_(new QScrollArea(this)), outer_(new QVBoxLayout(this)) {
  outer_->setContentsMargins(0, 0, 0, 0);
  outer_->setSpacing(gap);
  auto* content = new QWidget;
  content->setProperty("clear", "true");
  inner_ = new QVBoxLayout(content);
  inner_->setContentsMargins(0, 0, 0, 0);
  inner_->setSpacing(gap);
  inner_->addStretch(1);
  scroll_->setWidget(content);
  content->installEventFilter(this);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  outer_->addWidget(scroll_, 1);
  setFixedWidth(40 + scaled(width - 40)); // the margins do not grow
}

void PanelColumn::addPanel(const QString& tab, QWidget* panel) { add({tab, panel}); }
void PanelColumn::addFillingPanel(const QString& tab, QWidget* panel) { add({tab, panel, true}); }

void PanelColumn::add(const Entry& entry) {
  constexpr int all_that_is_left = 1000; // against the stretch below the cards
  entries_.append(entry);
  inner_->insertWidget(inner_->count() - 1, entry.panel, entry.fills ? all_that_is_left : 0);
  rebuildTabs();
}

void PanelColumn::addSpare(QWidget* panel) {
  spare_ = panel;
  inner_->insertWidget(inner_->count() - 1, panel);
}

void PanelColumn::insertFirst(const QString& tab, QWidget* panel, Look look) {
  entries_.prepend({tab, panel});
  inner_->insertWidget(0, panel);
  current_ = look == Look::at_it ? 0 : current_ + 1;
  rebuildTabs();
  refold();
}

void PanelColumn::takeFirst() {
  inner_->removeWidget(entries_.takeFirst().panel);
  current_ = std::max(0, current_ - 1);
  rebuildTabs();
  refold();
}

void PanelColumn::setFooter(QWidget* footer) {
  footer_ = footer;
  outer_->addWidget(footer);
}

void PanelColumn::rebuildTabs() {
  delete tabs_;
  QStringList names;
  for (const Entry& entry : entries_)
    names.append(entry.tab);
  tabs_ = new Segments(name_, names, this);
  tabs_->setCurrent(current_);
  tabs_->setVisible(folded_);
  connect(tabs_, &Segments::chosen, this, [this](int index) {
    current_ = index;
    refold();
  });
  outer_->insertWidget(0, tabs_);
}

void PanelColumn::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  refold();
}

// The scroll area keeps to itself that its content wants another height.
bool PanelColumn::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::LayoutRequest)
    QMetaObject::invokeMethod(this, &PanelColumn::refold, Qt::QueuedConnection);
  return QWidget::eventFilter(watched, event);
}

void PanelColumn::refold() {
  if (entries_.isEmpty()) return;
  int needed = -gap;
  for (const Entry& entry : entries_)
    needed += gap + (entry.fills ? entry.panel->minimumSizeHint().height()
                                 : height_at(*entry.panel, width()));
  const int available = height() - (footer_ ? footer_->sizeHint().height() + gap : 0);
  folded_ = needed > available && entries_.size() > 1;
  tabs_->setVisible(folded_);
  for (int i = 0; i < entries_.size(); ++i)
    entries_.at(i).panel->setVisible(!folded_ || i == current_);
  if (spare_) spare_->setVisible(needed + gap + height_at(*spare_, width()) <= available);
}

} // namespace losslab
