#include "ui/pages/train/transport.h"

#include "ui/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/tool_button.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace losslab {

Transport::Transport(TrainModel& model, QWidget* parent)
    : Panel({}, parent), model_(model),
      reset_(new IconButton("reset", tr("Back to epoch 0 (Ctrl+Backspace)"))),
      play_(new QPushButton), step_(new IconButton("step", tr("One epoch (Ctrl+Right)"))),
      epoch_(new ElidedLabel("number")),
      add_(tool_button(tr("Add loss"), tr("One more lane: the same network, another loss"))) {
  body()->setContentsMargins(16, 10, 16, 10);
  for (QToolButton* button : {reset_, step_})
    button->setProperty("flat", "true");
  play_->setProperty("primary", "true");
  play_->setToolTip(tr("Play or pause (Ctrl+Enter)"));
  auto* row = new QHBoxLayout;
  row->setSpacing(scaled(8));
  row->addWidget(reset_);
  row->addWidget(play_);
  row->addWidget(step_);
  row->addWidget(epoch_, 1);
  row->addWidget(add_);
  body()->addLayout(row);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(reset_, &QToolButton::clicked, &model_, &TrainModel::reset);
  connect(play_, &QPushButton::clicked, &model_,
          [this] { model_.setPlaying(!model_.isPlaying()); });
  connect(step_, &QToolButton::clicked, &model_, &TrainModel::step);
  connect(add_, &QToolButton::clicked, &model_, &TrainModel::addLane);
  connect(&model_, &TrainModel::playingChanged, this, &Transport::showPlay);
  connect(&model_, &TrainModel::snapshotTaken, this, &Transport::refresh);
  connect(&model_, &SceneModel::sceneChanged, this, &Transport::refresh);
  when_rethemed(this, [this] { showPlay(); });
  connectKeys();
  showPlay();
  refresh();
}

void Transport::connectKeys() {
  const auto key = [this](const QKeySequence& keys, QAbstractButton* button) {
    auto* shortcut = new QShortcut(keys, this);
    connect(shortcut, &QShortcut::activated, button, &QAbstractButton::click);
  };
  key(QKeySequence(Qt::CTRL | Qt::Key_Return), play_);
  key(QKeySequence(Qt::CTRL | Qt::Key_Enter), play_);
  key(QKeySequence(Qt::CTRL | Qt::Key_Right), step_);
  key(QKeySequence(Qt::CTRL | Qt::Key_Backspace), reset_);
}

void Transport::showPlay() {
  const bool playing = model_.isPlaying();
  const QString text = playing ? tr("Pause") : tr("Play");
  play_->setText(text);
  play_->setIcon(icon(playing ? "pause" : "play", on_accent()));
  play_->setMinimumWidth(scaled(80)); // the same for both words
}

void Transport::refresh() {
  epoch_->setText(tr("epoch %1").arg(QLocale(QLocale::English).toString(model_.snapshot().epoch)));
  reset_->setEnabled(model_.train().epochs > 0);
  add_->setEnabled(model_.canAddLane());
  add_->setToolTip(model_.canAddLane() ? tr("One more lane: the same network, another loss")
                                       : tr("Four lanes are as many as can be compared"));
}

} // namespace losslab
