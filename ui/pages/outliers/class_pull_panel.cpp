#include "ui/pages/outliers/class_pull_panel.h"

#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/loss_table.h"

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace losslab {

ClassPullPanel::ClassPullPanel(ClassesModel& model, QWidget* parent)
    : Panel(tr("What pulls?"), parent), model_(model), says_(label({}, "secondary")),
      table_(new LossTable(
          LossTable::Look::bars,
          {{tr("pull"), tr("Its share of the slopes of all points; both classes pull 50 % each")},
           {tr("margin"), tr("Its logit, negative on the wrong side")}},
          48)),
      rule_(rule()), hardest_(label({}, "soft")) {
  for (QWidget* part : {static_cast<QWidget*>(says_), static_cast<QWidget*>(table_),
                        static_cast<QWidget*>(rule_), static_cast<QWidget*>(hardest_)})
    body()->addWidget(part);
  connect(&model_, &ClassesModel::changed, this, &ClassPullPanel::refresh);
  refresh();
}

void ClassPullPanel::refresh() {
  QStringList ids;
  for (const auto& fit : model_.fits())
    ids << text(fit.card->id);
  table_->setLosses(ids);
  const auto selected = model_.classes().selected;
  for (QWidget* part : {static_cast<QWidget*>(table_), static_cast<QWidget*>(rule_)})
    part->setVisible(selected && !ids.isEmpty());
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
    const int row = static_cast<int>(i);
    const bool known = selected < standings.size();
    table_->setBar(row, known ? standings[selected].share : 0);
    table_->setCell(row, 0,
                    known ? tr("%1 %").arg(number_text(100 * standings[selected].share, 0))
                          : QString("–"));
    const double margin = known ? standings[selected].margin : 0;
    table_->setCell(row, 1,
                    !known                   ? QString("–")
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
