#include "ui/pages/outliers/boundaries_panel.h"

#include "ui/pages/outliers/loss_chooser.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/loss_table.h"
#include "ui/widgets/parameter_sliders.h"

#include <QHBoxLayout>

#include <cmath>
#include <numbers>

namespace losslab {

namespace {

/// Why there is no boundary, or none to rely on; empty when all is well.
QString complaint(const ClassesModel::Fit& fit) {
  if (!fit.boundary) return text(fit.boundary.refusal().why);
  if (!fit.boundary->converged)
    return BoundariesPanel::tr("not converged: %1").arg(text(fit.boundary->why));
  if (!fit.boundary->divides)
    return BoundariesPanel::tr("no boundary: its minimum is w = 0, which tells nothing apart");
  return {};
}

QString direction_text(const Separator& separator) {
  const double degrees = std::atan2(separator.y, separator.x) * 180 / std::numbers::pi;
  return number_text(degrees, 1) + "°";
}

QString equation_text(const Separator& separator) {
  const auto term = [](double value, const char* unit) {
    return QString(value < 0 ? " − " : " + ") + short_number(std::abs(value), 3) + unit;
  };
  return "z = " + short_number(separator.x, 3) + "·x" + term(separator.y, "·y") +
         term(separator.b, "");
}

QString objective_text(double value) {
  return value < 1e4 && value >= 5e-5 ? number_text(value, 4) : short_number(value, 3);
}

} // namespace

BoundariesPanel::BoundariesPanel(ClassesModel& model, QWidget* parent)
    : Panel({}, parent), model_(model),
      table_(new LossTable(
          LossTable::Look::lines,
          {{tr("angle"), tr("Of w, from the x axis; the boundary stands square to it")},
           {tr("errors"), tr("Points on the wrong side of it")},
           {tr("objective"), tr("Mean loss + λ/2·|w|², where this boundary is least")}},
          49)),
      chooser_(new LossChooser(tr("Which losses draw a boundary between the classes"), &separates)),
      equation_(new QLabel), sliders_(new ParameterSliders), judgement_(label({}, "secondary")) {
  equation_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  equation_->setWordWrap(true);
  equation_->setToolTip(tr("The logit; the boundary is where it is 0"));
  auto* heading = new QHBoxLayout;
  heading->addWidget(label(tr("Boundaries"), "section"), 1);
  heading->addWidget(chooser_);
  body()->addLayout(heading);
  table_->setNameTip(tr("Show the margins and pulls of this boundary"));
  body()->addWidget(table_);
  body()->addWidget(rule());
  body()->addWidget(equation_);
  body()->addWidget(sliders_);
  body()->addWidget(judgement_);
  connect(table_, &LossTable::chosen, &model_, &ClassesModel::setFocus);
  connect(chooser_, &LossChooser::lossToggled, &model_, &ClassesModel::toggleLoss);
  connect(sliders_, &ParameterSliders::changed, &model_, &ClassesModel::setParameter);
  connect(sliders_, &ParameterSliders::finished, &model_, &ClassesModel::endGesture);
  connect(&model_, &ClassesModel::changed, this, &BoundariesPanel::refresh);
  refresh();
}

void BoundariesPanel::refresh() {
  QStringList ids;
  for (const auto& fit : model_.fits())
    ids << text(fit.card->id);
  table_->setLosses(ids);
  chooser_->setChosen(ids);
  showRows();
  showFocus();
}

void BoundariesPanel::showRows() {
  QStringList reasons;
  for (int row = 0; row < static_cast<int>(model_.fits().size()); ++row) {
    const auto& fit = model_.fits()[static_cast<std::size_t>(row)];
    const bool drawn = fit.boundary && fit.boundary->divides;
    table_->setCell(row, 0, drawn ? direction_text(fit.boundary->separator) : QString("–"));
    table_->setCell(row, 1, drawn ? QString::number(fit.errors) : QString("–"));
    table_->setCell(row, 2, fit.boundary ? objective_text(fit.boundary->objective) : QString("–"));
    reasons << complaint(fit);
  }
  table_->setReasons(reasons);
  table_->setChosen(model_.classes().focus);
}

void BoundariesPanel::showFocus() {
  const auto* fit = model_.focused();
  const bool there = fit != nullptr && fit->boundary;
  equation_->setVisible(there);
  judgement_->setVisible(there);
  if (fit != nullptr) sliders_->showLoss(*fit->loss);
  if (!there) return;
  const BoundaryFit& boundary = *fit->boundary;
  equation_->setText(QString("<b>%1</b>&nbsp; %2")
                         .arg(text(fit->card->short_name), equation_text(boundary.separator)));
  QStringList says{text(boundary.why)};
  if (!boundary.others.empty())
    says << tr("Another minimum, less good: %1 (%2)")
                .arg(direction_text(boundary.others.front().separator),
                     objective_text(boundary.others.front().objective));
  if (fit->errors == 0 && boundary.divides)
    says << tr("A line tells all points apart: only λ keeps w from growing");
  for (QString& sentence : says)
    sentence[0] = sentence[0].toUpper();
  judgement_->setText(says.join(". ") + ".");
}

} // namespace losslab
