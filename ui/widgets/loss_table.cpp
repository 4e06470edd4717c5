#include "ui/widgets/loss_table.h"

#include "core/loss/catalogue.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/loss_swatch.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/share_bar.h"

#include <QGridLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace losslab {

namespace {

constexpr int first_number = 2; ///< column of the grid, after line or name, and name or bar

} // namespace

LossTable::LossTable(Look look, const QList<Head>& heads, int least_width, QWidget* parent)
    : QWidget(parent), look_(look), heads_(heads), least_width_(least_width) {
  auto* around = new QVBoxLayout(this);
  around->setContentsMargins(0, 0, 0, 0);
  build();
}

QLabel* LossTable::addNumber(int row, int column, const char* role) {
  QLabel* made = role ? label({}, role) : new QLabel;
  made->setWordWrap(false);
  made->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  made->setMinimumWidth(scaled(least_width_));
  grid_->addWidget(made, row, first_number + column);
  return made;
}

void LossTable::build() {
  delete inside_;
  rows_.clear();
  head_labels_.clear();
  inside_ = new QWidget;
  layout()->addWidget(inside_);
  grid_ = new QGridLayout(inside_);
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(scaled(look_ == Look::lines ? 4 : 8));
  grid_->setVerticalSpacing(scaled(look_ == Look::lines ? 2 : 6));
  grid_->setColumnStretch(1, 1);
  if (look_ == Look::lines) grid_->addWidget(label(tr("loss"), "caption"), 0, 0, 1, 2);
  for (int column = 0; column < heads_.size(); ++column) {
    head_labels_.append(addNumber(0, column, "caption"));
    setHead(column, heads_[column].text, heads_[column].tip);
  }
  for (const QString& id : ids_)
    addRow(id);
  const int last = grid_->rowCount();
  foot_ = {rule(), label({}, "soft"), {}};
  grid_->addWidget(foot_.rule, last, 0, 1, -1);
  grid_->addWidget(foot_.name, last + 1, 0, 1, 2);
  for (int column = 0; column < heads_.size(); ++column)
    foot_.cells.append(addNumber(last + 1, column, "soft"));
  setFoot({});
  setVisible(!ids_.isEmpty());
}

void LossTable::addRow(const QString& id) {
  const Card& card = find_loss(id.toStdString())->card;
  Row made;
  int row = grid_->rowCount();
  if (look_ == Look::bars) {
    grid_->addWidget(new QLabel(text(card.short_name)), row, 0);
    grid_->addWidget(made.bar = new ShareBar(card.id), row, 1);
  } else {
    grid_->addWidget(rule(), row++, 0, 1, -1);
    grid_->addWidget(new LossSwatch(card.id, LossSwatch::Shape::line), row, 0);
    made.name = new QToolButton;
    made.name->setText(text(card.short_name));
    made.name->setCheckable(true);
    made.name->setProperty("row", "true");
    made.name->setFocusPolicy(Qt::StrongFocus);
    made.name->setToolTip(name_tip_);
    connect(made.name, &QToolButton::clicked, this, [this, own = card.id] { Q_EMIT chosen(own); });
    grid_->addWidget(made.name, row, 1, Qt::AlignLeft);
    grid_->addWidget(made.reason = label({}, "warn"), row + 1, 1, 1, -1);
    made.reason->hide();
  }
  for (int column = 0; column < heads_.size(); ++column)
    made.cells.append(addNumber(row, column, heads_[column].soft ? "soft" : nullptr));
  rows_.append(made);
}

void LossTable::setLosses(const QStringList& ids) {
  if (ids == ids_) return;
  ids_ = ids;
  build();
}

void LossTable::setHead(int column, const QString& text, const QString& tip) {
  head_labels_[column]->setText(text);
  head_labels_[column]->setToolTip(tip);
}

void LossTable::setCell(int row, int column, const QString& text) {
  rows_[row].cells[column]->setText(text);
}

void LossTable::setBar(int row, double share) { rows_[row].bar->setShare(share); }

void LossTable::setReasons(const QStringList& reasons) {
  for (int row = 0; row < rows_.size(); ++row) {
    const QString& why = reasons[row];
    rows_[row].reason->setText(why);
    rows_[row].reason->setVisible(!why.isEmpty() && reasons.indexOf(why) == row);
  }
}

void LossTable::setChosen(const std::string& id) {
  for (int row = 0; row < rows_.size(); ++row)
    rows_[row].name->setChecked(ids_[row].toStdString() == id);
}

void LossTable::setFoot(const QString& name, const QStringList& cells) {
  foot_.rule->setVisible(!name.isEmpty());
  foot_.name->setVisible(!name.isEmpty());
  foot_.name->setText(name);
  for (int column = 0; column < foot_.cells.size(); ++column) {
    foot_.cells[column]->setVisible(!name.isEmpty());
    foot_.cells[column]->setText(cells.value(column));
  }
}

} // namespace losslab
