#include "ui/pages/outliers/class_pull_panel.h"

#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/share_bar.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

QLabel* number(QGridLayout* grid, int row, int column, const char* role = nullptr) {
  QLabel* made = role ? label({}, role) : new QLabel;
  made->setWordWrap(false);
  made->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  made->setMinimumWidth(scaled(48));
  grid->addWidget(made, row, column);
  return made;
}

} // namespace

ClassPullPanel::ClassPullPanel(ClassesModel& model, QWidget* parent)
    : Panel(tr("What pulls?"), parent), model_(model), says_(label({}, "secondary")),
      hardest_(label({}, "soft")) {
  body()->addWidget(says_);
  body()->addWidget(hardest_);
  connect(&model_, &ClassesModel::changed, this, &ClassPullPanel::refresh);
  refresh();
}

void ClassPullPanel::build() {
  delete table_;
  rows_.clear();
  table_ = new QWidget(this);
  body()->insertWidget(body()->indexOf(hardest_), table_);
  auto* grid = new QGridLayout(table_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(scaled(8));
  grid->setVerticalSpacing(scaled(6));
  grid->setColumnStretch(1, 1);
  QLabel* pull = number(grid, 0, 2, "caption");
  pull->setText(tr("pull"));
  pull->setToolTip(tr("Its share of the slopes of all points; both classes pull 50 % each"));
  QLabel* margin = number(grid, 0, 3, "caption");
  margin->setText(tr("margin"));
  margin->setToolTip(tr("Its logit, negative on the wrong side"));
  int row = 1;
  for (const auto& fit : model_.fits()) {
    grid->addWidget(new QLabel(text(fit.card->short_name)), row, 0);
    auto* bar = new ShareBar(fit.card->id);
    grid->addWidget(bar, row, 1);
    rows_.append({bar, number(grid, row, 2), number(grid, row, 3)});
    ++row;
  }
  grid->addWidget(rule(), row, 0, 1, 4);
}

void ClassPullPanel::refresh() {
  QStringList ids;
  for (const auto& fit : model_.fits())
    ids << text(fit.card->id);
  if (ids != shown_ || table_ == nullptr) {
    shown_ = ids;
    build();
  }
  const auto selected = model_.classes().selected;
  table_->setVisible(selected.has_value());
  says_->setText(selected ? tr("This point's share of all pull, and its margin.")
                          : tr("Select a point to see how hard it pulls at each boundary."));
  if (selected) showSelected(*selected);
  const QString most = hardest();
  hardest_->setText(most);
  hardest_->setVisible(!most.isEmpty());
}

void ClassPullPanel::showSelected(std::size_t selected) {
  for (std::size_t i = 0; i < model_.fits().size(); ++i) {
    const auto& standings = model_.fits()[i].standings;
    const Row& row = rows_.at(static_cast<qsizetype>(i));
    const bool known = selected < standings.size();
    row.bar->setShare(known ? standings[selected].share : 0);
    row.share->setText(known ? tr("%1 %").arg(number_text(100 * standings[selected].share, 0))
                             : QString("–"));
    const double margin = known ? standings[selected].margin : 0;
    row.margin->setText(!known                   ? QString("–")
                        : std::abs(margin) < 1e3 ? number_text(margin, 1)
                                                 : short_number(margin, 2));
  }
}

QString ClassPullPanel::hardest() const {
  const auto* fit = model_.focused();
  if (fit == nullptr || fit->standings.empty()) return {};
  const auto& standings = fit->standings;
  const auto most =
      std::max_element(standings.begin(), standings.end(),
                       [](const auto& a, const auto& b) { return a.share < b.share - 1e-9; });
  const auto support = std::count_if(standings.begin(), standings.end(),
                                     [](const auto& standing) { return standing.support; });
  const QString name = text(fit->card->short_name);
  const QString share = number_text(100 * most->share, 0);
  const QString rests =
      support == 0 ? tr("all points pull at it") : tr("it rests on %1 points").arg(support);
  const auto selected = model_.classes().selected;
  const bool in_hand = selected && standings[*selected].share > most->share - 1e-9;
  const QString hardest =
      in_hand ? tr("this point") : tr("point %1").arg(most - standings.begin() + 1);
  return tr("<b>%1</b>: %2, and none pulls harder than %3 (%4 %).")
      .arg(name, rests, hardest, share);
}

} // namespace losslab
