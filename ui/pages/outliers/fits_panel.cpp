#include "ui/pages/outliers/fits_panel.h"

#include "ui/pages/outliers/focus_sliders.h"
#include "ui/pages/outliers/loss_chooser.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/loss_swatch.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

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

constexpr int slope_decimals = 3;
constexpr int intercept_decimals = 2;

// Numbers of ordinary size share their decimals, so that nothing jitters; others keep their size
// readable.
QString cell(double value, int decimals) {
  const double size = std::abs(value);
  const bool ordinary = size == 0 || (size < 1e5 && size >= 0.5 * std::pow(10, -decimals));
  return ordinary ? number_text(value, decimals) : short_number(value, 3);
}

/// Why there is no line, or none to rely on; empty when all is well.
QString complaint(const OutliersModel::Fit& fit) {
  if (!fit.fitted) {
    const Refusal& refusal = fit.fitted.refusal();
    const QString why = QString::fromStdString(refusal.why);
    static const QRegularExpression one_point(R"(^points\[(\d+)\]\.(\w)$)");
    if (const auto found = one_point.match(QString::fromStdString(refusal.place)); found.hasMatch())
      return FitsPanel::tr("point %1, %2: %3")
          .arg(found.captured(1).toInt() + 1)
          .arg(found.captured(2), why);
    return refusal.place == "points" ? why : QString::fromStdString(refusal.text());
  }
  return fit.fitted->converged ? QString()
                               : FitsPanel::tr("not converged: %1").arg(text(fit.fitted->why));
}

/// "x", "x²"
QString power_text(int power) {
  static const QString digits = "⁰¹²³⁴⁵";
  return power == 1 ? QString("x") : QString("x") + digits[power];
}

QString equation_text(const Polynomial& curve, bool intercept) {
  const auto told = curve.over_x();
  QString text = "ŷ =";
  for (int k = intercept ? 0 : 1; k <= curve.degree; ++k) {
    const double each = told[static_cast<std::size_t>(k)];
    const bool first = k == (intercept ? 0 : 1);
    text += first ? QString(" ") : each < 0 ? QString(" − ") : QString(" + ");
    text += short_number(first ? each : std::abs(each));
    if (k > 0) text += QStringLiteral("·") + power_text(k);
  }
  return text;
}

} // namespace

FitsPanel::FitsPanel(OutliersModel& model, QWidget* parent)
    : Panel({}, parent), model_(model), equation_(new QLabel),
      judgement_(label({}, "secondary")), minima_(label({}, "secondary")) {
  equation_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  equation_->setWordWrap(true);
  auto* heading = new QHBoxLayout;
  heading->addWidget(label(tr("Fits"), "section"), 1);
  heading->addWidget(new LossChooser(model_));
  body()->addLayout(heading);
  body()->addWidget(rule());
  body()->addWidget(equation_);
  body()->addWidget(new FocusSliders(model_));
  body()->addWidget(judgement_);
  body()->addWidget(minima_);
  connect(&model_, &SceneModel::sceneChanged, this, &FitsPanel::refresh);
  refresh();
}

void FitsPanel::refresh() {
  QStringList ids;
  for (const auto& fit : model_.fits())
    ids << text(fit.card->id);
  if (ids != shown_ || table_ == nullptr) {
    shown_ = ids;
    buildTable();
  }
  showRows();
  showFocus();
}

void FitsPanel::buildTable() {
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
      {tr("slope"), {}},
      {tr("intercept"), {}},
      {tr("shift"), tr("How far the slope is off the true line's")}};
  for (int i = 0; i < 3; ++i) {
    QLabel* head = number(grid, 0, i + 2, "caption");
    head->setText(heads[i].first);
    head->setToolTip(heads[i].second);
    true_line_.shift_head = head; // the last
    if (i < 2) (i == 0 ? slope_head_ : intercept_head_) = head;
  }
  int row = 1;
  for (const auto& fit : model_.fits()) {
    grid->addWidget(rule(), row++, 0, 1, 5);
    grid->addWidget(new LossSwatch(fit.card->id, LossSwatch::Shape::line), row, 0);
    auto* name = new QToolButton;
    name->setText(QString::fromStdString(fit.card->short_name));
    name->setCheckable(true);
    name->setProperty("row", "true");
    name->setFocusPolicy(Qt::StrongFocus);
    name->setToolTip(tr("Show the residuals and weights of this fit"));
    connect(name, &QToolButton::clicked, &model_,
            [this, id = fit.card->id] { model_.setFocus(id); });
    grid->addWidget(name, row, 1, Qt::AlignLeft);
    QLabel* slope = number(grid, row, 2);
    QLabel* intercept = number(grid, row, 3);
    QLabel* shift = number(grid, row, 4);
    QLabel* reason = label({}, "warn");
    grid->addWidget(reason, ++row, 1, 1, 4);
    ++row;
    rows_.append({name, slope, intercept, shift, reason});
  }
  true_line_.rule = rule();
  true_line_.name = label(tr("true line"), "soft");
  grid->addWidget(true_line_.rule, row++, 0, 1, 5);
  grid->addWidget(true_line_.name, row, 0, 1, 2);
  true_line_.slope = number(grid, row, 2, "soft");
  true_line_.intercept = number(grid, row, 3, "soft");
}

void FitsPanel::showRows() {
  const auto truth = model_.outliers().degree == 1 ? model_.trueLine() : std::nullopt;
  showHeads();
  QString told; // a reason that holds for all is told once
  for (std::size_t i = 0; i < model_.fits().size(); ++i) {
    const auto& fit = model_.fits()[i];
    const Row& row = rows_.at(static_cast<qsizetype>(i));
    row.name->setChecked(fit.card->id == model_.outliers().focus);
    showCells(fit, row);
    const QString why = complaint(fit);
    row.reason->setText(why);
    row.reason->setVisible(!why.isEmpty() && why != told);
    if (!why.isEmpty()) told = why;
  }
  for (QWidget* part :
       {true_line_.rule, static_cast<QWidget*>(true_line_.name),
        static_cast<QWidget*>(true_line_.slope), static_cast<QWidget*>(true_line_.intercept),
        static_cast<QWidget*>(true_line_.shift_head)})
    part->setVisible(truth.has_value());
  if (!truth) return;
  true_line_.slope->setText(cell(truth->slope, slope_decimals));
  true_line_.intercept->setText(cell(truth->intercept, intercept_decimals));
}

void FitsPanel::showHeads() {
  const OutliersScene& scene = model_.outliers();
  if (scene.degree == 1) {
    slope_head_->setText(tr("slope"));
    intercept_head_->setText(tr("intercept"));
    return;
  }
  slope_head_->setText(scene.selected ? tr("ŷ at point") : QString());
  slope_head_->setToolTip(tr("The curve where the selected point stands"));
  intercept_head_->setText(tr("· %1").arg(power_text(scene.degree)));
  intercept_head_->setToolTip(tr("The coefficient of the highest power"));
}

void FitsPanel::showCells(const OutliersModel::Fit& fit, const Row& row) const {
  const OutliersScene& scene = model_.outliers();
  for (QLabel* each : {row.slope, row.intercept, row.shift})
    each->setText(fit.fitted || each == row.shift ? QString() : QString("–"));
  if (!fit.fitted) return;
  const Polynomial& curve = fit.fitted->curve;
  if (scene.degree > 1) {
    if (scene.selected)
      row.slope->setText(cell(curve.at(scene.points[*scene.selected].x), intercept_decimals));
    row.intercept->setText(short_number(curve.over_x()[static_cast<std::size_t>(scene.degree)], 3));
    return;
  }
  const Line line = curve.line();
  row.slope->setText(cell(line.slope, slope_decimals));
  row.intercept->setText(cell(line.intercept, intercept_decimals));
  if (const auto truth = model_.trueLine())
    row.shift->setText(number_text(line.slope - truth->slope, slope_decimals));
}

void FitsPanel::showFocus() {
  const auto* fit = model_.focused();
  equation_->setVisible(fit && fit->fitted);
  judgement_->setVisible(fit && fit->fitted);
  minima_->setVisible(false);
  if (fit == nullptr || !fit->fitted) return;
  equation_->setText(QString("<b>%1</b>&nbsp; %2")
                         .arg(QString::fromStdString(fit->card->short_name),
                              equation_text(fit->fitted->curve, model_.outliers().intercept)));
  judgement_->setText(
      tr("Mean loss %1 · %2").arg(short_number(fit->fitted->objective), text(fit->fitted->why)) +
      (model_.outliers().mad_scale
           ? tr(" · residuals over %1 (1.4826·MAD)").arg(short_number(fit->fitted->scale))
           : QString()));
  const auto& minima = model_.minima();
  minima_->setVisible(minima.size() > 1);
  if (minima.size() > 1)
    minima_->setText(tr("%1 local minima were found, dotted: the next has mean loss %2.")
                         .arg(minima.size())
                         .arg(short_number(minima[1].objective)));
}

} // namespace losslab
