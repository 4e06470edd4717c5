#include "ui/pages/train/lane_panel.h"

#include "ui/plot/answer_plot.h"
#include "ui/theme.h"
#include "ui/widgets/loss_swatch.h"

#include <QEvent>
#include <QGridLayout>
#include <QMenu>
#include <QResizeEvent>
#include <QStyle>
#include <QToolButton>

#include <cmath>

namespace losslab {

namespace {

constexpr Range regression_answers{-1, 1}; ///< targets without outliers
constexpr Range regression_heights{-2, 6}; ///< of a curve, with outliers
constexpr Range class_answers{0, 1};

QLabel* number(QGridLayout* grid, int row, int column) {
  auto* made = new QLabel;
  made->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  made->setMinimumWidth(scaled(52));
  grid->addWidget(made, row, column);
  return made;
}

// Three decimals for a column of ordinary numbers; a large one keeps its size readable.
QString cell(double value) {
  return std::abs(value) < 1000 ? number_text(value, 3) : short_number(value, 3);
}

QString percent(double share) { return LanePanel::tr("%1 %").arg(number_text(100 * share, 1)); }

std::vector<AnswerPlot::Dot> dots_of(const Samples& samples) {
  std::vector<AnswerPlot::Dot> dots;
  const bool plane = samples.features.size() == 2;
  for (std::size_t i = 0; i < samples.size(); ++i)
    dots.push_back({{samples.features[0][i], plane ? samples.features[1][i] : samples.targets[i]},
                    samples.targets[i]});
  return dots;
}

} // namespace

LanePanel::LanePanel(TrainModel& model, std::size_t lane, QWidget* parent)
    : Panel({}, parent), model_(model), lane_(lane), refusal_(label({}, "warn")),
      content_(new QBoxLayout(QBoxLayout::TopToBottom)) {
  body()->setContentsMargins(14, 10, 14, 12);
  setMinimumWidth(scaled(160)); // not what it needs with the numbers beside the picture
  body()->addWidget(makeHeader());
  body()->addWidget(refusal_);
  content_->setContentsMargins(0, 0, 0, 0);
  content_->setSpacing(scaled(10));
  body()->addLayout(content_, 1);
  content_->addWidget(makeMetrics());
  connect(&model_, &SceneModel::sceneChanged, this, &LanePanel::showScene);
  connect(&model_, &TrainModel::snapshotTaken, this, &LanePanel::showSnapshot);
  when_rethemed(this, [this] { showLoss(); });
  showScene();
  showSnapshot();
}

QWidget* LanePanel::makeHeader() {
  auto* header = new QWidget;
  header->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(scaled(6));
  swatch_ = new LossSwatch({}, LossSwatch::Shape::line);
  loss_ = new QToolButton;
  loss_->setProperty("row", "true");
  loss_->setFocusPolicy(Qt::StrongFocus);
  loss_->setPopupMode(QToolButton::InstantPopup);
  loss_->installEventFilter(this);
  QFont strong = loss_->font();
  strong.setWeight(QFont::DemiBold);
  loss_->setFont(strong);
  menu_ = new QMenu(loss_);
  menu_->setToolTipsVisible(true);
  connect(menu_, &QMenu::aboutToShow, this, &LanePanel::fillMenu);
  loss_->setMenu(menu_);
  row->addWidget(swatch_);
  row->addWidget(loss_);
  row->addStretch(1);
  return header;
}

QWidget* LanePanel::makeMetrics() {
  auto* place = new QWidget;
  auto* middle = new QVBoxLayout(place);
  middle->setContentsMargins(0, 0, 0, 0);
  middle->addStretch(1);
  auto* grid = new QGridLayout;
  middle->addLayout(grid);
  middle->addStretch(1);
  grid->setHorizontalSpacing(scaled(6));
  grid->setVerticalSpacing(scaled(4));
  grid->setColumnStretch(0, 1);
  for (const auto& [text, column] : {std::pair{tr("train"), 1}, std::pair{tr("test"), 2}}) {
    auto* head = label(text, "caption");
    head->setAlignment(Qt::AlignRight);
    grid->addWidget(head, 0, column);
  }
  int line = 1;
  for (Row& row : rows_) {
    row.name = label({}, "secondary");
    row.name->setWordWrap(false);
    grid->addWidget(row.name, line, 0);
    row.training = number(grid, line, 1);
    row.test = number(grid, line, 2);
    ++line;
  }
  return place;
}

void LanePanel::fillMenu() {
  menu_->clear();
  for (const TrainModel::Offer& offer : model_.offers()) {
    const std::string id = offer.card->id;
    QAction* action = menu_->addAction(QString::fromStdString(offer.card->name), &model_,
                                       [this, id] { model_.setLane(lane_, id); });
    action->setCheckable(true);
    action->setChecked(id == model_.train().lanes[lane_].id);
    action->setEnabled(offer.why_not.empty());
    action->setToolTip(QString::fromStdString(offer.why_not));
  }
  menu_->addSeparator();
  QAction* remove =
      menu_->addAction(tr("Remove this lane"), &model_, [this] { model_.removeLane(lane_); });
  remove->setEnabled(model_.canRemoveLane());
}

void LanePanel::showScene() {
  if (lane_ >= model_.train().lanes.size()) return; // about to go
  const bool chosen = model_.train().focus == lane_ && model_.train().lanes.size() > 1;
  if (property("card") != (chosen ? "chosen" : "true")) {
    setProperty("card", chosen ? "chosen" : "true");
    restyle(this);
  }
  const std::string& id = model_.train().lanes[lane_].id;
  const bool new_data = plot_ == nullptr || shown_data_ != model_.train().data;
  if (plot_ == nullptr || shown_data_.id != model_.train().data.id) replacePlot();
  if (new_data) plot_->setDots(dots_of(model_.data().training));
  shown_data_ = model_.train().data;
  if (id != shown_loss_ || new_data) showLoss();
  if (model_.snapshot().lanes.empty()) showSnapshot();
}

void LanePanel::showLoss() {
  shown_loss_ = model_.train().lanes[lane_].id;
  swatch_->setLoss(shown_loss_);
  loss_->setText(model_.laneName(lane_) + " ▾");
  loss_->setAccessibleName(tr("Loss of lane %1: %2").arg(lane_ + 1).arg(model_.laneName(lane_)));
  loss_->setToolTip(QString::fromStdString(model_.lossOf(lane_).name));
  if (auto* curve = qobject_cast<AnswerCurve*>(plot_)) curve->setStyle(loss_style(shown_loss_));
}

void LanePanel::replacePlot() {
  delete plot_;
  const Generator& generator = model_.generator();
  const bool classes = generator.task == Task::classification;
  if (generator.features == 2)
    plot_ = new AnswerMap(tr("What the network answers over both inputs"), map_side,
                          generator.reach, classes ? class_answers : regression_answers);
  else
    plot_ = new AnswerCurve(tr("What the network predicts"), generator.reach, regression_heights);
  connect(plot_, &AnswerPlot::clicked, this, [this] { model_.setFocus(lane_); });
  content_->insertWidget(0, plot_, 1);
  rows_[0].name->setText(tr("own loss"));
  rows_[1].name->setText(classes ? tr("log loss") : tr("squared error"));
  rows_[2].name->setText(tr("accuracy"));
  for (QLabel* part : {rows_[2].name, rows_[2].training, rows_[2].test})
    part->setVisible(classes);
}

void LanePanel::showSnapshot() {
  const auto& lanes = model_.snapshot().lanes;
  const LaneSnapshot* lane = lane_ < lanes.size() ? &lanes[lane_] : nullptr;
  const bool refused = lane != nullptr && lane->refusal.has_value();
  refusal_->setVisible(refused);
  if (refused) refusal_->setText(QString::fromStdString(lane->refusal->why));
  if (lane == nullptr) return; // the old picture stays until the new race has said something
  plot_->setAnswers(lane->answers);
  if (lane->curve.empty()) {
    for (const Row& row : rows_)
      for (QLabel* part : {row.training, row.test})
        part->setText("–");
    return;
  }
  const LearningPoint& now = lane->curve.back();
  rows_[0].training->setText(cell(now.training.own));
  rows_[0].test->setText(cell(now.test.own));
  rows_[1].training->setText(cell(now.training.common));
  rows_[1].test->setText(cell(now.test.common));
  rows_[2].training->setText(percent(now.training.accuracy));
  rows_[2].test->setText(percent(now.test.accuracy));
}

// Where a lane is wide and low, the numbers stand beside the picture.
void LanePanel::resizeEvent(QResizeEvent* event) {
  Panel::resizeEvent(event);
  const bool wide =
      event->size().width() > scaled(360) && event->size().width() > event->size().height() * 5 / 4;
  content_->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void LanePanel::mousePressEvent(QMouseEvent* event) {
  Panel::mousePressEvent(event);
  model_.setFocus(lane_);
}

// The lane whose button has the keyboard is the one in focus.
bool LanePanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusIn && lane_ < model_.train().lanes.size())
    model_.setFocus(lane_);
  return Panel::eventFilter(watched, event);
}

} // namespace losslab
