#include "ui/pages/outliers/bridge_panel.h"

#include "ui/theme.h"
#include "ui/widgets/tool_button.h"

#include <QGridLayout>

#include <cmath>

namespace losslab {

namespace {

QString short_name(const NoiseModel& model) {
  return QString::fromStdString(model.matchingLoss().card().short_name);
}

/// "Huber, δ = 0.513".
QString full_name(const NoiseModel& model) {
  const Card& card = model.matchingLoss().card();
  QString name = short_name(model);
  for (std::size_t i = 0; i < card.parameters.size(); ++i)
    name += QString(", %1 = %2")
                .arg(QString::fromStdString(card.parameters[i].symbol),
                     short_number(model.matchingLoss().parameters()[i], 3));
  return name;
}

QString says(Noise noise, const QString& loss) {
  switch (noise) {
  case Noise::normal:
    return BridgePanel::tr("Normal noise leads to <b>%1</b>: −log of a bell is a parabola.")
        .arg(loss);
  case Noise::laplace:
    return BridgePanel::tr("Laplace noise leads to <b>%1</b>: −log of two exponentials is two "
                           "straight lines.")
        .arg(loss);
  case Noise::student:
    return BridgePanel::tr(
               "Student's t leads to the <b>%1</b> loss at c = √ν·scale, here √3·scale. "
               "ν = 1 is the Cauchy density itself; other ν change only the factor.")
        .arg(loss);
  case Noise::contaminated:
    break;
  }
  return BridgePanel::tr("Whatever the one gross error in ten is, <b>%1</b> is the safest loss. It "
                         "is −log of the hardest (least favourable) such noise: normal in the "
                         "middle, Laplace in the tails (Huber, 1964), from k = 1.14 scales on.")
      .arg(loss);
}

/// "2σ²": what the factor is made of.
QString factor_name(Noise noise) {
  switch (noise) {
  case Noise::normal:
    return "2σ²";
  case Noise::laplace:
    return "b";
  case Noise::student:
    return "c²/(ν + 1)";
  case Noise::contaminated:
    return "σ²";
  }
  return {};
}

} // namespace

BridgePanel::BridgePanel(NoiseModel& model, QWidget* parent)
    : Panel(tr("From noise to loss"), parent), model_(model), leads_to_(label({}, "secondary")),
      table_(new QWidget),
      why_(label(tr("The likeliest line makes the product of all f(e) greatest: the sum of −log f "
                    "least. Constants and factors move no minimum."),
                 "secondary")),
      fit_(tool_button({}, tr("Takes it among the fitted losses, at these parameters"))) {
  body()->addWidget(leads_to_);
  body()->addWidget(table_);
  body()->addWidget(why_);
  body()->addWidget(fit_, 0, Qt::AlignLeft);
  auto* grid = new QGridLayout(table_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(scaled(3));
  grid->setColumnStretch(0, 1);
  for (int row = 0; row < static_cast<int>(steps_.size()); ++row) {
    auto& [words, number] = steps_[static_cast<std::size_t>(row)];
    words = label({}, "soft");
    words->setWordWrap(false);
    number = label({}, "number");
    number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(words, row, 0);
    grid->addWidget(number, row, 1);
  }
  connect(fit_, &QToolButton::clicked, &model_, &NoiseModel::fitMatchingLoss);
  connect(&model_, &NoiseModel::restarted, this, &BridgePanel::restart);
  restart();
}

void BridgePanel::setError(double error) {
  error_ = error;
  showSteps();
}

void BridgePanel::restart() {
  const bool known = model_.bridge().ok();
  for (QWidget* part :
       {static_cast<QWidget*>(table_), static_cast<QWidget*>(why_), static_cast<QWidget*>(fit_)})
    part->setVisible(known);
  if (!known)
    return leads_to_->setText(
        tr("The loss is %1.").arg(QString::fromStdString(model_.bridge().refusal().why)));
  const QString loss = short_name(model_);
  leads_to_->setText(says(model_.synthetic().noise, loss));
  const bool fitted = model_.fitsMatchingLoss();
  fit_->setEnabled(!fitted);
  fit_->setText(fitted ? tr("%1 is fitted").arg(full_name(model_))
                       : tr("Fit with %1").arg(full_name(model_)));
  const QString factor =
      tr("times %1 = %2")
          .arg(factor_name(model_.synthetic().noise), short_number(model_.bridge()->factor, 3));
  const QStringList words{tr("error e"),   tr("density f(e)"),
                          tr("−log f(e)"), tr("less −log f(0)"),
                          factor,          tr("%1 of e").arg(loss)};
  for (std::size_t i = 0; i < steps_.size(); ++i)
    steps_[i].words->setText(words.at(static_cast<qsizetype>(i)));
  showSteps();
}

// The last two are one number by two ways: from the density, and asked of the loss itself.
void BridgePanel::showSteps() {
  if (!model_.bridge()) return;
  const BridgeSteps steps = bridge_steps(*model_.bridge(), error_);
  const std::array numbers{error_,          steps.density,
                           steps.minus_log, steps.difference,
                           steps.loss,      model_.matchingLoss().at(error_, 0).value};
  for (std::size_t i = 0; i < steps_.size(); ++i)
    steps_[i].number->setText(short_number(numbers[i]));
}

} // namespace losslab
