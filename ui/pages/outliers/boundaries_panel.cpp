#include "ui/pages/outliers/boundaries_panel.h"

#include "ui/pages/outliers/loss_chooser.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/loss_swatch.h"
#include "ui/widgets/parameter_sliders.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QToolButton>

#include <cmath>
#include <numbers>

namespace losslab {

namespace {

QLabel* number(QGridLayout* grid, int row, int column, const char* role = nullptr) {
  QLabel* made = role ? label({}, role) : new QLabel;
  made->setWordWrap(false);
  made->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  made->setMinimumWidth(scaled(49));
  grid->addWidget(made, row, column);
  return made;
}

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
      chooser_(new LossChooser(tr("Which losses draw a boundary between the classes"), &separates)),
      equation_(new QLabel), sliders_(new ParameterSliders), judgement_(label({}, "secondary")) {
  equation_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  equation_->setWordWrap(true);
  equation_->setToolTip(tr("The logit; the boundary is where it is 0"));
  auto* heading = new QHBoxLayout;
  heading->addWidget(label(tr("Boundaries"), "section"), 1);
  heading->addWidget(chooser_);
  body()->addLayout(heading);
  body()->addWidget(rule());
  body()->addWidget(equation_);
  body()->addWidget(sliders_);
  body()->addWidget(judgement_);
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
  if (ids != shown_ || table_ == nullptr) {
    shown_ = ids;
    buildTable();
  }
  chooser_->setChosen(ids);
  showRows();
  showFocus();
}

void BoundariesPanel::buildTable() {
  delete table_;
  rows_.clear();
  table_ = new QWidget(this);
  body()->insertWidget(1, table_);
  auto* grid = new QGridLayout(table_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(scaled(4));
  grid->setVerticalSpacing(scaled(2));
  grid->setColumnStretch(1, 1);
  grid->addWidget(label(tr("loss"), "caption"), 0, 0, 1, 2);
  const std::pair<QString, QString> heads[]{
      {tr("angle"), tr("Of w, from the x axis; the boundary stands square to it")},
      {tr("errors"), tr("Points on the wrong side of it")},
      {tr("objective"), tr("Mean loss + λ/2·|w|², where this boundary is least")}};
  for (int i = 0; i < 3; ++i) {
    QLabel* head = number(grid, 0, i + 2, "caption");
    head->setText(heads[i].first);
    head->setToolTip(heads[i].second);
  }
  int row = 1;
  for (const auto& fit : model_.fits()) {
    grid->addWidget(rule(), row++, 0, 1, 5);
    grid->addWidget(new LossSwatch(fit.card->id, LossSwatch::Shape::line), row, 0);
    auto* name = new QToolButton;
    name->setText(text(fit.card->short_name));
    name->setCheckable(true);
    name->setProperty("row", "true");
    name->setFocusPolicy(Qt::StrongFocus);
    name->setToolTip(tr("Show the margins and pulls of this boundary"));
    connect(name, &QToolButton::clicked, &model_,
            [this, id = fit.card->id] { model_.setFocus(id); });
    grid->addWidget(name, row, 1, Qt::AlignLeft);
    QLabel* reason = label({}, "warn");
    rows_.append({name, number(grid, row, 2), number(grid, row, 3), number(grid, row, 4), reason});
    grid->addWidget(reason, ++row, 1, 1, 4);
    ++row;
  }
}

void BoundariesPanel::showRows() {
  QString told; // a reason that holds for all is told once
  for (std::size_t i = 0; i < model_.fits().size(); ++i) {
    const auto& fit = model_.fits()[i];
    const Row& row = rows_.at(static_cast<qsizetype>(i));
    row.name->setChecked(fit.card->id == model_.classes().focus);
    const bool drawn = fit.boundary && fit.boundary->divides;
    row.direction->setText(drawn ? direction_text(fit.boundary->separator) : QString("–"));
    row.errors->setText(drawn ? QString::number(fit.errors) : QString("–"));
    row.objective->setText(fit.boundary ? objective_text(fit.boundary->objective) : QString("–"));
    const QString why = complaint(fit);
    row.reason->setText(why);
    row.reason->setVisible(!why.isEmpty() && why != told);
    if (!why.isEmpty()) told = why;
  }
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
