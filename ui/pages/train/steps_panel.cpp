#include "ui/pages/train/steps_panel.h"

#include "ui/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace losslab {

StepsPanel::StepsPanel(TrainModel& model, QWidget* parent)
    : Panel(tr("Steps"), parent), model_(model), rate_(new QComboBox), batch_(new QSpinBox),
      seed_(new QSpinBox) {
  for (const double rate : {0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0})
    rate_->addItem(QString::number(rate), rate);
  rate_->setToolTip(tr("How far one step of gradient descent goes"));
  rate_->setAccessibleName(tr("Learning rate"));
  batch_->setRange(1, TrainScene::largest_batch);
  batch_->setKeyboardTracking(false);
  batch_->setAlignment(Qt::AlignRight);
  batch_->setToolTip(tr("How many samples one step looks at"));
  batch_->setAccessibleName(tr("Batch size"));
  seed_->setRange(0, std::numeric_limits<int>::max());
  seed_->setKeyboardTracking(false);
  seed_->setAlignment(Qt::AlignRight);
  seed_->setToolTip(tr("The same seed begins with the same weights, in every lane"));
  seed_->setAccessibleName(tr("Seed of the first weights"));
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(scaled(8));
  grid->setVerticalSpacing(scaled(8));
  grid->setColumnStretch(0, 1);
  grid->addWidget(label(tr("Learning rate"), "secondary"), 0, 0);
  grid->addWidget(rate_, 0, 1);
  grid->addWidget(label(tr("Batch size"), "secondary"), 1, 0);
  grid->addWidget(batch_, 1, 1);
  grid->addWidget(label(tr("First weights"), "secondary"), 2, 0);
  grid->addWidget(seed_, 2, 1);
  for (QWidget* field :
       {static_cast<QWidget*>(rate_), static_cast<QWidget*>(batch_), static_cast<QWidget*>(seed_)})
    field->setFixedWidth(scaled(96));
  body()->addLayout(grid);
  connect(rate_, &QComboBox::activated, &model_,
          [this] { model_.setRate(rate_->currentData().toDouble()); });
  connect(batch_, &QSpinBox::valueChanged, &model_, [this](int batch) { model_.setBatch(batch); });
  connect(seed_, &QSpinBox::valueChanged, &model_, [this](int seed) {
    TrainNetwork network = model_.train().network;
    network.seed = static_cast<std::uint64_t>(seed);
    model_.setNetwork(network);
  });
  connect(&model_, &SceneModel::sceneChanged, this, &StepsPanel::refresh);
  refresh();
}

void StepsPanel::refresh() {
  const double rate = model_.train().rate;
  int index = rate_->findData(rate);
  if (index < 0) { // of a scene that was written by hand
    rate_->addItem(QString::number(rate), rate);
    index = rate_->count() - 1;
  }
  rate_->setCurrentIndex(index);
  const QSignalBlocker quiet(batch_);
  batch_->setValue(model_.train().batch);
  const QSignalBlocker quiet_seed(seed_);
  seed_->setValue(static_cast<int>(std::min<std::uint64_t>(
      model_.train().network.seed, static_cast<std::uint64_t>(seed_->maximum()))));
}

} // namespace losslab
