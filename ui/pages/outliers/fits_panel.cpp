#include "ui/pages/outliers/fits_panel.h"

#include "ui/pages/outliers/loss_chooser.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/loss_table.h"
#include "ui/widgets/parameter_sliders.h"

#include <QHBoxLayout>
#include <QRegularExpression>

#include <cmath>

namespace losslab {

namespace {

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
    : Panel({}, parent), model_(model),
      table_(new LossTable(LossTable::Look::lines, {{tr("slope")}, {tr("intercept")}, {}}, 49)),
      chooser_(new LossChooser(tr("Which regression losses fit a line to the points"),
                               [](const Card& card) { return card.family == Family::regression; })),
      rule_(rule()), sliders_(new ParameterSliders), equation_(new QLabel),
      judgement_(label({}, "secondary")), minima_(label({}, "secondary")) {
  equation_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  equation_->setWordWrap(true);
  auto* heading = new QHBoxLayout;
  heading->addWidget(label(tr("Fits"), "section"), 1);
  heading->addWidget(chooser_);
  body()->addLayout(heading);
  table_->setNameTip(tr("Show the residuals of this fit, and fill the points for it"));
  body()->addWidget(table_);
  body()->addWidget(rule_);
  body()->addWidget(equation_);
  body()->addWidget(sliders_);
  body()->addWidget(judgement_);
  body()->addWidget(minima_);
  connect(table_, &LossTable::chosen, &model_, &OutliersModel::setFocus);
  connect(chooser_, &LossChooser::lossToggled, &model_, &OutliersModel::toggleLoss);
  connect(sliders_, &ParameterSliders::changed, &model_, &OutliersModel::setParameter);
  connect(sliders_, &ParameterSliders::finished, &model_, &SceneModel::endGesture);
  connect(&model_, &SceneModel::sceneChanged, this, &FitsPanel::refresh);
  refresh();
}

void FitsPanel::refresh() {
  QStringList ids;
  for (const auto& fit : model_.fits())
    ids << text(fit.card->id);
  table_->setLosses(ids);
  QStringList chosen; // also while a guess hides the fits
  for (const LossChoice& choice : model_.outliers().losses)
    chosen << text(choice.id);
  chooser_->setChosen(chosen);
  showRows();
  showFocus();
}

void FitsPanel::showRows() {
  const OutliersScene& scene = model_.outliers();
  const auto truth = scene.degree == 1 ? model_.trueLine() : std::nullopt;
  showHeads(truth.has_value());
  QStringList reasons;
  for (int row = 0; row < static_cast<int>(model_.fits().size()); ++row) {
    const auto& fit = model_.fits()[static_cast<std::size_t>(row)];
    const QStringList cells = cellsOf(fit, truth);
    for (int column = 0; column < cells.size(); ++column)
      table_->setCell(row, column, cells[column]);
    reasons << complaint(fit);
  }
  table_->setReasons(reasons);
  table_->setChosen(scene.focus);
  if (truth)
    table_->setFoot(tr("true line"), {cell(truth->slope, slope_decimals),
                                      cell(truth->intercept, intercept_decimals)});
  else
    table_->setFoot({});
}

void FitsPanel::showHeads(bool truth) {
  const OutliersScene& scene = model_.outliers();
  const bool line = scene.degree == 1;
  const QString there = scene.selected ? tr("ŷ at point") : QString();
  table_->setHead(0, line ? tr("slope") : there,
                  line ? QString() : tr("The curve where the selected point stands"));
  table_->setHead(1, line ? tr("intercept") : tr("· %1").arg(power_text(scene.degree)),
                  line ? QString() : tr("The coefficient of the highest power"));
  table_->setHead(2, truth ? tr("off") : QString(), tr("How far the slope is off the true line's"));
}

/// Of a line slope, intercept and how far the slope is off the true one; of a curve its value where
/// the selected point stands, and the coefficient of its highest power.
QStringList FitsPanel::cellsOf(const OutliersModel::Fit& fit,
                               const std::optional<Line>& truth) const {
  if (!fit.fitted) return {"–", "–", {}};
  const OutliersScene& scene = model_.outliers();
  const Polynomial& curve = fit.fitted->curve;
  if (scene.degree > 1)
    return {scene.selected ? cell(curve.at(scene.points[*scene.selected].x), intercept_decimals)
                           : QString(),
            short_number(curve.over_x()[static_cast<std::size_t>(scene.degree)], 3),
            {}};
  const Line line = curve.line();
  return {cell(line.slope, slope_decimals), cell(line.intercept, intercept_decimals),
          truth ? cell(line.slope - truth->slope, slope_decimals) : QString()};
}

void FitsPanel::showFocus() {
  const auto* fit = model_.focused();
  equation_->setVisible(fit && fit->fitted);
  const bool guess = model_.outliers().guess;
  rule_->setVisible(!guess);
  judgement_->setVisible(guess || (fit && fit->fitted));
  if (guess) judgement_->setText(tr("Told when the fits are revealed."));
  minima_->setVisible(false);
  sliders_->setVisible(fit != nullptr);
  if (fit != nullptr) sliders_->showLoss(*fit->loss);
  if (fit == nullptr || !fit->fitted) return;
  equation_->setText(QString("<b>%1</b>&nbsp; %2")
                         .arg(QString::fromStdString(fit->card->short_name),
                              equation_text(fit->fitted->curve, model_.outliers().intercept)));
  judgement_->setText(
      tr("Mean loss %1 · %2").arg(short_number(fit->fitted->objective), text(fit->fitted->why)) +
      (model_.outliers().mad_scale
           ? tr(" · residuals over %1 (1.4826·MAD)").arg(short_number(fit->fitted->scale))
           : QString()));
  const auto& others = model_.otherMinima();
  minima_->setVisible(!others.empty());
  if (!others.empty())
    minima_->setText(
        (others.size() == 1
             ? tr("Another local minimum was found, in thin dots: its mean loss is %1.")
             : tr("%1 other local minima were found, in thin dots: the lowest has mean loss %2.")
                   .arg(others.size()))
            .arg(short_number(others.front().objective)));
}

} // namespace losslab
