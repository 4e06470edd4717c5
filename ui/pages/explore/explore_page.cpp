#include "ui/pages/explore/explore_page.h"

#include "ui/pages/explore/curves_view.h"
#include "ui/pages/explore/details_panel.h"
#include "ui/pages/explore/formula_panel.h"
#include "ui/pages/explore/pictures/picture.h"
#include "ui/pages/explore/readings_panel.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/loss_picker.h"
#include "ui/widgets/panel_column.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/send_row.h"
#include "ui/widgets/tool_button.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>

namespace losslab {

namespace {

constexpr int roll_interval = 60; // ms between steps of the ball: slow enough to count them

QString axis_name(Axis axis) {
  switch (axis) {
  case Axis::error:
    return ExplorePage::tr("Error e");
  case Axis::prediction:
    return ExplorePage::tr("Prediction ŷ");
  case Axis::margin:
    return ExplorePage::tr("Margin");
  case Axis::logit:
    return ExplorePage::tr("Logit");
  case Axis::probability:
    return ExplorePage::tr("Probability");
  }
  return {};
}

} // namespace

// δ = 1.345 keeps 95 % of the efficiency on normal noise, and parts Huber's gradient from MAE's.
Scene ExplorePage::fresh() {
  ExploreScene scene;
  scene.losses = {{"mse", {}}, {"mae", {}}, {"huber", {{"delta", 1.345}}}};
  return scene;
}

Page* ExplorePage::make(const Scene& scene, const Services& /*services*/) {
  return new ExplorePage(std::get<ExploreScene>(scene));
}

ExplorePage::ExplorePage(const ExploreScene& scene, QWidget* parent)
    : Page(parent), model_(scene), picker_(new LossPicker([](const Card&) { return true; })) {
  auto* panel = new Panel;
  panel->body()->setContentsMargins(8, 14, 8, 8);
  panel->body()->addWidget(picker_);
  picker_panel_ = panel;
  column_ = new PanelColumn(tr("About the loss"), 318);
  column_->addPanel(tr("Formula"), new FormulaPanel(model_));
  column_->addPanel(tr("Values"), new ReadingsPanel(model_));
  auto* details = new DetailsPanel(model_);
  column_->addFillingPanel(tr("Details"), details);
  connect(details, &DetailsPanel::noticed, this, &Page::noticed);
  column_->setFooter(send_ = new SendRow({"outliers", "train", "quiz"}));
  connect(send_, &SendRow::sceneRequested, this, &Page::sceneRequested);

  auto* hero = new Panel;
  hero_ = hero->body();
  curves_ = new QWidget;
  auto* curves = new QVBoxLayout(curves_);
  curves->setContentsMargins(0, 0, 0, 0);
  curves->addWidget(makeControls());
  curves->addWidget(scrolled((plots_ = new CurvesView(model_))), 1);
  hero_->addWidget(curves_, 1);
  row_ = new QHBoxLayout(this);
  row_->setContentsMargins(0, 0, 0, 0);
  row_->setSpacing(14);
  row_->addWidget(picker_panel_);
  row_->addWidget(hero, 1);
  row_->addWidget(column_);

  connect(picker_, &LossPicker::toggled, &model_, [this](const QString& id) { toggleLoss(id); });
  connect(picker_, &LossPicker::focused, &model_,
          [this](const QString& id) { model_.setFocus(id.toStdString()); });
  connect(&model_, &SceneModel::sceneChanged, this, &ExplorePage::showScene);
  roll_timer_.setInterval(roll_interval);
  connect(&roll_timer_, &QTimer::timeout, this, &ExplorePage::roll);
  showScene();
}

QWidget* ExplorePage::makeControls() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  auto* axis = new QWidget;
  axis_place_ = new QHBoxLayout(axis);
  axis_place_->setContentsMargins(0, 0, 0, 0);
  target_class_ = new Segments(tr("Target"), {tr("y = 1"), tr("y = 0")});
  target_name_ = new QLabel(tr("Target y"));
  target_name_->setMinimumHeight(scaled(32)); // on one line with its field
  target_ = new QDoubleSpinBox;
  target_->setRange(-100, 100);
  target_->setDecimals(2);
  target_->setSingleStep(0.5);
  target_->setAccessibleName(tr("Target y"));
  target_->setFixedWidth(scaled(76));
  gradient_ = tool_button(tr("Gradient"), tr("Show the first derivative"));
  curvature_ = tool_button(tr("Curvature"), tr("Show the second derivative"));
  for (QToolButton* toggle : {gradient_, curvature_})
    toggle->setCheckable(true);
  ball_ = tool_button(tr("Drop a ball"), {});
  rate_ = new QComboBox;
  rate_->setAccessibleName(tr("Learning rate η"));
  rate_->setToolTip(tr("Learning rate η: how far one step goes"));
  for (const double rate : {0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 1.1, 3.0})
    rate_->addItem(tr("η = %1").arg(short_number(rate)), rate);
  readout_ = label({}, "number");
  readout_->setMinimumHeight(scaled(32)); // on one line with the buttons
  readout_->ensurePolished();
  // Of one width for all it says: the buttons' row must not break while the crosshair moves.
  readout_->setMinimumWidth(readout_->fontMetrics().horizontalAdvance("p = −00.00") + scaled(8));
  for (QWidget* control : {static_cast<QWidget*>(axis), static_cast<QWidget*>(target_class_),
                           static_cast<QWidget*>(target_name_), static_cast<QWidget*>(target_),
                           static_cast<QWidget*>(gradient_), static_cast<QWidget*>(curvature_),
                           static_cast<QWidget*>(ball_), static_cast<QWidget*>(rate_),
                           static_cast<QWidget*>(readout_)})
    flow->addWidget(control);

  connect(target_class_, &Segments::chosen, &model_,
          [this](int index) { model_.setTarget(index == 0 ? 1 : 0); });
  connect(target_, &QDoubleSpinBox::valueChanged, &model_, &ExploreModel::setTarget);
  connect(target_, &QDoubleSpinBox::editingFinished, &model_, &SceneModel::endGesture);
  const auto set_plots = [this] {
    model_.setPlots(gradient_->isChecked(), curvature_->isChecked());
  };
  connect(gradient_, &QToolButton::clicked, this, set_plots);
  connect(curvature_, &QToolButton::clicked, this, set_plots);
  connect(ball_, &QToolButton::clicked, this, &ExplorePage::dropBall);
  connect(rate_, &QComboBox::activated, &model_,
          [this] { model_.setRate(rate_->currentData().toDouble()); });
  return bar;
}

void ExplorePage::showScene() {
  const ExploreScene& scene = model_.explore();
  QStringList ticked;
  for (const auto& choice : scene.losses)
    ticked << QString::fromStdString(choice.id);
  picker_->setState(ticked, QString::fromStdString(scene.focus));
  showPicture();
  showAxes();
  const bool class_target = scene.axis == Axis::logit || scene.axis == Axis::probability;
  target_class_->setVisible(class_target);
  target_class_->setCurrent(scene.target >= 0.5 ? 0 : 1);
  const QSignalBlocker quiet(target_);
  target_->setValue(scene.target);
  target_->setVisible(model_.targetMatters());
  target_name_->setVisible(model_.targetMatters());
  gradient_->setChecked(scene.gradient);
  curvature_->setChecked(scene.curvature);
  ball_->setText(scene.ball ? tr("Remove ball") : tr("Drop a ball"));
  const bool rolls = scene.ball || model_.focus().has_axis(scene.axis);
  ball_->setEnabled(rolls);
  ball_->setToolTip(rolls ? tr("Drop a ball at the crosshair; it rolls down by −η·gradient")
                          : tr("%1 has no curve over this axis: tick it to change over")
                                .arg(QString::fromStdString(model_.focus().name)));
  rate_->setVisible(scene.ball.has_value());
  if (scene.ball) showRate(scene.ball->rate);
  send_->setLosses(scene.losses, model_.focus());
  if (!scene.ball) roll_timer_.stop();
  readout_->setText(axis_reading(scene.axis, scene.crosshair));
  Q_EMIT subtitleChanged();
}

void ExplorePage::toggleLoss(const QString& id) {
  const std::size_t before = model_.explore().losses.size();
  if (model_.toggleLoss(id.toStdString())) {
    const auto& losses = model_.explore().losses;
    const bool ticked = !losses.empty() && losses.back().id == id.toStdString();
    if (ticked && losses.size() <= before)
      Q_EMIT noticed(tr("%1 has a picture of its own; what that cannot show was unticked. Undo "
                        "brings it back.")
                         .arg(text(model_.focus().name)));
    return;
  }
  showScene(); // takes the tick back
  Q_EMIT noticed(
      tr("%1 curves are as many as can be told apart: untick one first.").arg(most_losses));
}

void ExplorePage::showPicture() {
  const InputKind kind = model_.explore().kind;
  if (kind == pictured_) return;
  pictured_ = kind;
  if (pictures_) { // perhaps it is one of its own buttons that asked for this
    pictures_->hide();
    pictures_->deleteLater();
    pictures_ = nullptr;
    picture_ = nullptr;
  }
  const PictureEntry* entry = find_picture(kind);
  curves_->setVisible(entry == nullptr);
  if (entry == nullptr) return;
  picture_ = entry->make(model_);
  hero_->addWidget((pictures_ = scrolled(picture_)), 1);
}

void ExplorePage::showRate(double rate) {
  int index = rate_->findData(rate);
  if (index < 0) { // of a scene that was written by hand
    index = rate_->count();
    rate_->addItem(tr("η = %1").arg(short_number(rate)), rate);
  }
  rate_->setCurrentIndex(index);
}

void ExplorePage::showAxes() {
  QList<Axis> axes;
  for (const Axis axis : model_.focus().axes)
    axes << axis;
  if (!axes.contains(model_.explore().axis)) axes.prepend(model_.explore().axis);
  if (axes != offered_axes_) {
    offered_axes_ = axes;
    QStringList names;
    for (const Axis axis : axes)
      names << axis_name(axis);
    auto* next = new Segments(tr("Axis"), names);
    if (axis_) { // perhaps it is one of its own buttons that asked for this
      axis_->hide();
      axis_->deleteLater();
    }
    axis_ = next;
    axis_place_->addWidget(axis_);
    connect(axis_, &Segments::chosen, &model_,
            [this](int index) { model_.setAxis(offered_axes_.at(index)); });
  }
  axis_->setCurrent(static_cast<int>(axes.indexOf(model_.explore().axis)));
}

void ExplorePage::dropBall() {
  if (model_.explore().ball) return model_.removeBall();
  model_.dropBall(model_.explore().crosshair);
  roll_timer_.start();
}

void ExplorePage::roll() {
  using Rolled = ExploreModel::Rolled;
  const Rolled now = model_.stepBall();
  if (now == Rolled::on) return;
  roll_timer_.stop();
  const auto& ball = model_.explore().ball;
  if (now == Rolled::rests && ball)
    Q_EMIT noticed(tr("The ball rests at %1 = %2.")
                       .arg(axis_symbol(model_.explore().axis), number_text(ball->position, 3)));
  if (now == Rolled::left)
    Q_EMIT noticed(tr("The ball left for good: this learning rate is too large here."));
}

QString ExplorePage::subtitle() const {
  const auto& scene = model_.explore();
  if (const PictureEntry* entry = find_picture(scene.kind))
    return tr("%1 · %2").arg(text(family_name(model_.focus().family)),
                             QCoreApplication::translate("pictures", entry->subtitle));
  const Card& shown = model_.focus().has_axis(scene.axis) || model_.drawn().empty()
                          ? model_.focus()
                          : *model_.drawn().front().card;
  return tr("%1 · loss and gradient against %2")
      .arg(text(family_name(shown.family)),
           axis_label(scene.axis).section(" = ", 0, 0).section(' ', 0, -2));
}

QString ExplorePage::help() const {
  if (const PictureEntry* entry = find_picture(model_.explore().kind))
    return QCoreApplication::translate("pictures", entry->help);
  return tr(
      "<p>Tick losses to lay their curves over one another. The crosshair reads all of them.</p>"
      "<p><b>On a plot</b>: ← → move the crosshair (Shift fine, Ctrl coarse), + − zoom, 0 resets. "
      "Drag to pan, wheel to zoom, double-click to reset.</p>"
      "<p><b>Drop a ball</b>: it rolls by −η·gradient of the loss in focus, as an optimizer "
      "would. Try a large η.</p>");
}

QWidget& ExplorePage::picture() {
  return picture_ ? static_cast<QWidget&>(*picture_) : static_cast<QWidget&>(*plots_);
}

QString ExplorePage::table() const { return picture_ ? picture_->table() : plots_->table(); }

void ExplorePage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  fold();
}

// On a narrow window the list of losses folds in among the panels at the right.
void ExplorePage::fold() {
  const bool narrow = width() < scaled(1040);
  const bool folded = row_->indexOf(picker_panel_) < 0;
  if (narrow == folded) return;
  if (narrow) {
    row_->removeWidget(picker_panel_);
    column_->insertFirst(tr("Losses"), picker_panel_);
  } else {
    column_->takeFirst();
    row_->insertWidget(0, picker_panel_);
    picker_panel_->show();
  }
}

} // namespace losslab
