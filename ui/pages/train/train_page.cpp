#include "ui/pages/train/train_page.h"

#include "ui/pages/train/lane_panel.h"
#include "ui/pages/train/learning_panel.h"
#include "ui/pages/train/network_panel.h"
#include "ui/pages/train/samples_panel.h"
#include "ui/pages/train/steps_panel.h"
#include "ui/pages/train/transport.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/even_grid.h"
#include "ui/widgets/panel_column.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/send_row.h"
#include "ui/widgets/tool_button.h"

#include <QEventLoop>
#include <QHBoxLayout>

namespace losslab {

namespace {
constexpr int gap = 14;
constexpr int least_lane = 196; ///< design pixels
constexpr int least_curves = 280;
} // namespace

Scene TrainPage::fresh() {
  TrainScene scene;
  scene.lanes = {{"bce_with_logits", {}}, {"mse", {}}, {"hinge", {}}};
  scene.network.hidden = {4, 4};
  return scene;
}

Page* TrainPage::make(const Scene& scene, const Services& /*services*/) {
  return new TrainPage(std::get<TrainScene>(scene));
}

TrainPage::TrainPage(const TrainScene& scene, QWidget* parent) : Page(parent), model_(scene) {
  auto* right = new QVBoxLayout;
  right->setContentsMargins(0, 0, 0, 0);
  right->setSpacing(gap);
  right->addWidget(new Transport(model_));
  right->addWidget(scrolled(makePicture()), 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(gap);
  row->addWidget(makeColumn());
  row->addLayout(right, 1);
  connect(&model_, &SceneModel::sceneChanged, this, &TrainPage::showLanes);
  connect(&model_, &SceneModel::sceneChanged, this, &TrainPage::showMeasure);
  connect(&model_, &SceneModel::sceneChanged, this, &TrainPage::showLosses);
  connect(&model_, &SceneModel::sceneChanged, this, &Page::subtitleChanged);
  showLanes();
  showMeasure();
  showLosses();
}

void TrainPage::showLosses() {
  send_->setLosses(model_.train().lanes, model_.lossOf(model_.train().focus));
}

void TrainPage::showLanes() {
  const auto wanted = static_cast<qsizetype>(model_.train().lanes.size());
  if (lanes_.size() == wanted) return;
  while (lanes_.size() > wanted)
    lanes_.takeLast()->deleteLater(); // it may be its own menu that removes it
  while (lanes_.size() < wanted)
    lanes_.append(new LanePanel(model_, static_cast<std::size_t>(lanes_.size())));
  lanes_view_->setCards({lanes_.begin(), lanes_.end()});
}

QWidget* TrainPage::makeColumn() {
  auto* column = new PanelColumn(tr("About the race"), 260);
  column->addPanel(tr("Data"), new SamplesPanel(model_));
  column->addPanel(tr("Network"), new NetworkPanel(model_));
  column->addPanel(tr("Steps"), new StepsPanel(model_));
  column->setFooter(send_ = new SendRow({"explore", "quiz"}));
  connect(send_, &SendRow::sceneRequested, this, &Page::sceneRequested);
  return column;
}

QWidget* TrainPage::makePicture() {
  picture_ = new QWidget;
  auto* column = new QVBoxLayout(picture_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(gap);
  column->addWidget((lanes_view_ = new EvenGrid(least_lane)), 1);
  learning_ = new LearningPanel(model_);
  measure_ = new Segments(tr("Measure"), {tr("Log loss"), tr("Accuracy"), tr("Own loss")});
  learning_->setChoice(measure_);
  gradient_ = new LearningPanel(model_);
  gradient_->setQuantity(tr("Gradient size, layer 1"),
                         tr("running mean of what pulls on the first weights"),
                         [](const LearningPoint& point) { return point.gradient; });
  auto* curves = new EvenGrid(least_curves);
  curves->setCards({learning_, gradient_});
  column->addWidget(curves, 1);
  connect(measure_, &Segments::chosen, &model_,
          [this](int index) { model_.setMeasure(static_cast<Measure>(index)); });
  return picture_;
}

void TrainPage::showMeasure() {
  const bool classes = model_.data().task == Task::classification;
  const Measure measure = model_.train().measure;
  measure_->setText(static_cast<int>(Measure::common),
                    classes ? tr("Log loss") : tr("Squared error"));
  measure_->setCurrent(static_cast<int>(measure));
  measure_->setUnavailable(static_cast<int>(Measure::accuracy),
                           classes ? QString() : tr("Real targets are not simply right or wrong"));
  struct Shown {
    QString title;
    LearningPanel::Quantity test;
    LearningPanel::Quantity training;
  };
  const std::array<Shown, 3> all{
      Shown{classes ? tr("Log loss") : tr("Squared error"),
            [](const LearningPoint& point) { return point.test.common; },
            [](const LearningPoint& point) { return point.training.common; }},
      Shown{tr("Accuracy"), [](const LearningPoint& point) { return point.test.accuracy; },
            [](const LearningPoint& point) { return point.training.accuracy; }},
      Shown{tr("Own loss"), [](const LearningPoint& point) { return point.test.own; },
            [](const LearningPoint& point) { return point.training.own; }}};
  const Shown& shown = all[static_cast<std::size_t>(measure)];
  learning_->setQuantities(shown.title, tr("test; thin: training"), shown.test, shown.training);
}

QString TrainPage::subtitle() const {
  const TrainScene& scene = model_.train();
  const Generator& generator = model_.generator();
  QString name = text(generator.name);
  if (scene.data.flipped > 0)
    name = (generator.task == Task::classification ? tr("%1 with %2 % flipped labels")
                                                   : tr("%1 with %2 % outliers"))
               .arg(name, number_text(100 * scene.data.flipped, 0));
  const QString lanes =
      scene.lanes.size() == 1 ? tr("one loss") : tr("%1 losses").arg(scene.lanes.size());
  return tr("%1 · one network, %2, the same seed").arg(name, lanes);
}

QString TrainPage::help() const {
  return tr("<p>The same network learns the same samples in the same batches, once for each loss. "
            "What differs between lanes is the loss alone.</p>"
            "<p>Play, pause and step through the epochs; click a lane to see its network. The name "
            "of a lane opens the list of losses.</p>"
            "<p><b>Keys</b>: Ctrl+Enter plays and pauses, Ctrl+Right is one epoch, Ctrl+Backspace "
            "goes back to the start; arrows on a learning curve read it.</p>"
            "<p><b>Own loss</b> is what a lane minimises; lanes can't be compared by it. <b>Log "
            "loss</b> and <b>accuracy</b> judge all lanes alike.</p>");
}

QString TrainPage::table() const { return QString::fromStdString(model_.table()); }

void TrainPage::finish() {
  QEventLoop loop;
  connect(&model_, &TrainModel::snapshotTaken, &loop, [this, &loop] {
    if (model_.isSettled()) loop.quit();
  });
  if (!model_.isSettled()) loop.exec();
}

} // namespace losslab
