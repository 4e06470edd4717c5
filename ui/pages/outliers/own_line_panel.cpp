#include "ui/pages/outliers/own_line_panel.h"

#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/loss_table.h"
#include "ui/widgets/number_field.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace losslab {

OwnLinePanel::OwnLinePanel(OutliersModel& model, QWidget* parent)
    : Panel(tr("My line"), parent), model_(model), says_(label({}, "secondary")),
      table_(new LossTable(LossTable::Look::lines,
                           {{tr("mine"), tr("The mean loss of your line")},
                            {tr("best"), tr("The least mean loss of any line")},
                            {tr("times"), tr("Yours over the best")}},
                           49)) {
  body()->addWidget(says_);
  body()->addWidget(makeFields());
  reveal_ = new QPushButton(tr("Reveal the fits"));
  reveal_->setProperty("primary", "true");
  body()->addWidget(reveal_);
  table_->setNameTip(tr("Show the residuals of this fit, and fill the points for it"));
  body()->addWidget(table_);
  connect(table_, &LossTable::chosen, &model_, &OutliersModel::setFocus);
  connect(reveal_, &QPushButton::clicked, &model_, [this] { model_.setGuess(false); });
  connect(&model_, &SceneModel::sceneChanged, this, &OwnLinePanel::refresh);
  refresh();
}

QWidget* OwnLinePanel::makeFields() {
  auto* fields = new QWidget;
  auto* row = new QHBoxLayout(fields);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(scaled(6));
  slope_ = new NumberField(tr("slope of my line"));
  intercept_ = new NumberField(tr("intercept of my line"));
  row->addWidget(new QLabel(tr("slope")));
  row->addWidget(slope_);
  row->addWidget(new QLabel(tr("intercept")));
  row->addWidget(intercept_);
  for (NumberField* field : {slope_, intercept_})
    connect(field, &NumberField::refused, this, [this](const QString& text) {
      Q_EMIT noticed(tr("“%1” is no number; the line stays where it is.").arg(text));
    });
  const auto take = [this](const Line& line) {
    const auto refusal = model_.setOwn(line);
    if (!refusal) return;
    Q_EMIT noticed(text(refusal->text()));
    refresh(); // the refused number goes
  };
  connect(slope_, &NumberField::entered, this, [this, take](double slope) {
    if (const auto own = model_.outliers().own) take({own->intercept, slope});
  });
  connect(intercept_, &NumberField::entered, this, [this, take](double intercept) {
    if (const auto own = model_.outliers().own) take({intercept, own->slope});
  });
  return fields;
}

void OwnLinePanel::refresh() {
  const auto& own = model_.outliers().own;
  if (!own) return;
  slope_->setValue(own->slope);
  intercept_->setValue(own->intercept);
  const bool guess = model_.outliers().guess;
  reveal_->setVisible(guess);
  QStringList ids;
  for (const auto& fit : model_.fits())
    ids << text(fit.card->id);
  table_->setLosses(ids);
  table_->setChosen(model_.outliers().focus);
  says_->setText(says());
  const auto scores = model_.ownScores();
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const int row = static_cast<int>(i);
    const auto& fitted = model_.fits()[i].fitted;
    const auto& score = scores[i];
    table_->setCell(row, 0, std::isfinite(score) ? short_number(score, 3) : tr("none"));
    table_->setCell(row, 1, fitted ? short_number(fitted->objective, 3) : QString("–"));
    const double times = fitted ? score / fitted->objective : 0;
    table_->setCell(row, 2, fitted && std::isfinite(times) ? number_text(times, 2) : QString("–"));
  }
}

// The loss under which the own line is nearest to the best.
QString OwnLinePanel::says() const {
  if (model_.outliers().guess)
    return tr("Where would you draw it? Drag its two handles or type it, then reveal the fits.");
  const auto scores = model_.ownScores();
  const OutliersModel::Fit* nearest = nullptr;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto& fit = model_.fits()[i];
    const double times = fit.fitted ? scores[i] / fit.fitted->objective : least;
    if (!(times < least)) continue;
    least = times;
    nearest = &fit;
  }
  if (nearest == nullptr) return tr("No fit to compare it with.");
  return tr("By your line you see these points most like <b>%1</b>.")
      .arg(text(nearest->card->short_name));
}

} // namespace losslab
