#include "ui/pages/outliers/fits_lab.h"

#include "ui/pages/outliers/beneath_button.h"
#include "ui/pages/outliers/breakdown_panel.h"
#include "ui/pages/outliers/data_panel.h"
#include "ui/pages/outliers/exact_place.h"
#include "ui/pages/outliers/filling.h"
#include "ui/pages/outliers/fits_panel.h"
#include "ui/pages/outliers/landscape_panel.h"
#include "ui/pages/outliers/own_line_panel.h"
#include "ui/pages/outliers/pull_panel.h"
#include "ui/pages/outliers/sensitivity_panel.h"
#include "ui/pages/outliers/shape_button.h"
#include "ui/pages/outliers/task_panel.h"
#include "ui/pages/outliers/try_panel.h"
#include "ui/pages/outliers/why_model.h"
#include "ui/plot/line_handles.h"
#include "ui/plot/scatter_plot.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/menu_choice.h"
#include "ui/widgets/panel_column.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/send_row.h"
#include "ui/widgets/tool_button.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace losslab {

namespace {

Sample sample(QPointF point) { return {point.x(), point.y()}; }

LossStyle true_line_style() {
  LossStyle style{.color = tokens().soft, .pen = QPen(tokens().faint, 1.4)};
  style.pen.setDashPattern({2, 3});
  return style;
}

/// Where a loss could also have come to rest.
LossStyle other_minimum_style(const std::string& id) {
  LossStyle style = loss_style(id);
  style.pen.setWidthF(1.2);
  style.pen.setDashPattern({1, 4});
  return style;
}

} // namespace

FitsLab::FitsLab(OutliersModel& model, const Services& services, QWidget* parent)
    : Lab(model, parent), why_(new WhyModel(model_, this)),
      plot_(new ScatterPlot(tr("Points and fitted lines"))),
      own_panel_(new OwnLinePanel(model_, this)),
      task_panel_(new TaskPanel(model_, services, this)),
      column_(new PanelColumn(tr("About the fits"), 344)), data_(new DataPanel(model_, services)),
      filled_(label({}, "caption")) {
  for (QWidget* panel : {static_cast<QWidget*>(own_panel_), static_cast<QWidget*>(task_panel_)})
    panel->hide();
  connect(task_panel_, &TaskPanel::sceneRequested, this, &Lab::sceneRequested);
  auto* hero = new Panel;
  hero->body()->addWidget(makeControls());
  hero->body()->addWidget(filled_);
  auto* pictures = new QWidget;
  auto* drawn = new QVBoxLayout(pictures);
  drawn->setContentsMargins(0, 0, 0, 0);
  drawn->addWidget(plot_, 2);
  drawn->addWidget(new SensitivityPanel(model_, *why_), 1);
  drawn->addWidget(landscape_ = new LandscapePanel(model_), 1);
  hero->body()->addWidget(scrolled(pictures), 1);
  connect(own_panel_, &OwnLinePanel::noticed, this, &Lab::noticed);
  column_->addPanel(tr("Fits"), new FitsPanel(model_));
  column_->addPanel(tr("Point"), new PullPanel(model_, *why_));
  column_->addPanel(tr("Breakdown"), new BreakdownPanel(model_, *why_));
  column_->addSpare(new TryPanel(model_));
  column_->setFooter(send_ = new SendRow({"explore", "train", "quiz"}));
  connect(send_, &SendRow::sceneRequested, this, &Lab::sceneRequested);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(14);
  row->addWidget(hero, 1);
  row->addWidget(column_);

  plot_->setDescriber([this](std::size_t index) { return describe(index); });
  connectPlot();
  connect(data_, &DataPanel::noticed, this, &Lab::noticed);
  connect(new QShortcut(QKeySequence::Paste, plot_, nullptr, nullptr, Qt::WidgetShortcut),
          &QShortcut::activated, data_, &DataPanel::pasteCsv);
  connect(&model_, &SceneModel::sceneChanged, this, &FitsLab::showScene);
  connect(why_, &WhyModel::shiftsChanged, this, &FitsLab::showFilling);
  when_rethemed(this, [this] { showScene(); });
  showScene();
}

QWidget* FitsLab::makeControls() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  if (lab_catalogue().size() > 1) flow->addWidget(makeSwitch());
  residuals_ = new MenuChoice(tr("What is drawn between points and fit"),
                              {tr("No residuals"), tr("Residuals"), tr("Squares"), tr("Loss")});
  filling_ = new MenuChoice(tr("What the points are filled by"),
                            {tr("Plain points"), tr("Weight"), tr("Share of the pull"),
                             tr("Leverage"), tr("Shift if left out")});
  own_ = tool_button(tr("My line"), tr("Draw a line of your own, then compare it with the fits"));
  own_->setCheckable(true);
  show_all_ = new IconButton("reset", tr("Show all points (0 in the plot)"));
  remove_ = new IconButton("delete", tr("Delete the selected point (Del in the plot)"));
  place_ = new ExactPlace(*filling_);
  for (QWidget* control :
       {static_cast<QWidget*>(shape_button(model_)), static_cast<QWidget*>(residuals_),
        static_cast<QWidget*>(filling_), static_cast<QWidget*>(own_),
        static_cast<QWidget*>(beneath_button(model_)), static_cast<QWidget*>(makeData()),
        static_cast<QWidget*>(show_all_), static_cast<QWidget*>(remove_),
        static_cast<QWidget*>(place_)})
    flow->addWidget(control);

  connect(residuals_, &MenuChoice::chosen, &model_,
          [this](int index) { model_.setResiduals(static_cast<ResidualStyle>(index)); });
  connect(filling_, &MenuChoice::chosen, &model_,
          [this](int index) { model_.setFilling(static_cast<Filling>(index)); });
  connect(own_, &QToolButton::clicked, &model_, &OutliersModel::toggleOwn);
  connect(show_all_, &QToolButton::clicked, plot_, &ScatterPlot::showAll);
  connect(remove_, &QToolButton::clicked, &model_, [this] {
    if (const auto selected = model_.outliers().selected) model_.removePoint(*selected);
  });
  connect(place_, &ExactPlace::refused, this, &Lab::noticed);
  connect(place_, &ExactPlace::entered, &model_, [this](QPointF place) {
    if (const auto selected = model_.outliers().selected)
      model_.movePoint(*selected, sample(place));
  });
  return bar;
}

// Of the learner's own line and of a task: cards that stand before the others while there is such.
void FitsLab::showOwn() {
  handles_->setLine(model_.outliers().own);
  own_->setChecked(model_.outliers().own.has_value());
  QList<std::pair<QString, QWidget*>> there;
  if (model_.outliers().own) there.append({tr("My line"), own_panel_});
  if (task_panel_->hasTask()) there.append({tr("Task"), task_panel_});
  if (there == extra_) return;
  for (const auto& [name, panel] : extra_) {
    column_->takeFirst();
    panel->hide();
  }
  extra_ = there;
  for (const auto& [name, panel] : extra_) {
    panel->show();
    column_->insertFirst(name, panel, PanelColumn::Look::at_it);
  }
}

// A card of its own that opens below its button: data are chosen now and then, not all the time.
QToolButton* FitsLab::makeData() {
  auto* opener =
      tool_button(tr("Data ▾"), tr("Choose a published set, draw points, open, paste or save CSV"));
  auto* popup = new QFrame(this, Qt::Popup);
  popup->setAttribute(Qt::WA_TranslucentBackground);
  popup->setFixedWidth(scaled(360));
  auto* inside = new QVBoxLayout(popup);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->addWidget(data_);
  const auto fit = [popup] { // adjustSize() would not ask how high wrapped text is at this width
    popup->layout()->activate();
    popup->resize(popup->width(), popup->layout()->totalHeightForWidth(popup->width()));
  };
  const auto open = [popup, opener, fit] {
    fit();
    popup->move(opener->mapToGlobal(QPoint(0, opener->height() + 4)));
    popup->show();
    popup->setFocus();
  };
  connect(opener, &QToolButton::clicked, popup, open);
  connect(data_, &DataPanel::refused, popup, open);
  connect(data_, &DataPanel::dialogOpens, popup, &QWidget::hide);
  connect(data_, &DataPanel::resized, popup, fit);
  return opener;
}

void FitsLab::connectPlot() {
  handles_ = new LineHandles(*plot_);
  connect(handles_, &LineHandles::moved, &model_,
          [this](const Line& line) { model_.setOwn(line, "own line"); });
  connect(handles_, &LineHandles::released, &model_, &SceneModel::endGesture);
  connect(handles_, &LineHandles::cancelled, &model_, &SceneModel::cancelGesture);
  connect(plot_, &ScatterPlot::pointSelected, &model_, &OutliersModel::select);
  connect(plot_, &ScatterPlot::pointMoved, &model_, [this](std::size_t index, QPointF to) {
    model_.movePoint(index, sample(to), "move " + std::to_string(index));
  });
  connect(plot_, &ScatterPlot::moveFinished, &model_, &SceneModel::endGesture);
  connect(plot_, &ScatterPlot::moveCancelled, &model_, &SceneModel::cancelGesture);
  connect(plot_, &ScatterPlot::pointAdded, &model_,
          [this](QPointF at) { tell(model_.addPoint(sample(at))); });
  connect(plot_, &ScatterPlot::pointRemoved, &model_, &OutliersModel::removePoint);
}

void FitsLab::tell(const std::optional<Refusal>& refusal) {
  if (refusal) Q_EMIT noticed(QString::fromStdString(refusal->text()));
}

void FitsLab::showScene() {
  if (model_.outliers().view != OutliersView::fits) return; // the model does not fit now
  showPoints();
  showLines();
  showFocus();
  showSelected();
  residuals_->setCurrent(static_cast<int>(model_.outliers().residuals));
  filling_->setCurrent(static_cast<int>(model_.outliers().filling));
  showOwn();
  send_->setLosses(model_.outliers().losses, find_loss(model_.outliers().focus)->card);
  Q_EMIT subtitleChanged();
}

void FitsLab::showPoints() {
  const OutliersScene& scene = model_.outliers();
  std::vector<QPointF> points;
  points.reserve(scene.points.size());
  for (const Sample& point : scene.points)
    points.emplace_back(point.x, point.y);
  plot_->setPoints(points, scene.selected);
  const auto [x, y] = model_.axisNames();
  plot_->setAxisNames(QString::fromStdString(x), QString::fromStdString(y));
}

void FitsLab::showLines() {
  QList<FittedLine> lines;
  if (const auto truth = model_.trueLine())
    lines.append({tr("true"), true_line_style(), [line = *truth](double x) { return line.at(x); }});
  const auto add = [&](const OutliersModel::Fit& fit) {
    if (fit.fitted)
      lines.append({QString::fromStdString(fit.card->short_name), loss_style(fit.card->id),
                    [curve = fit.fitted->curve](double x) { return curve.at(x); },
                    fit.fitted->curve.degree == 1});
  };
  const auto* focused = model_.focused();
  for (const auto& fit : model_.fits())
    if (&fit != focused) add(fit);
  if (focused != nullptr) add(*focused); // over the others
  for (const Minimum& other : model_.otherMinima())
    lines.append({{},
                  other_minimum_style(model_.outliers().focus),
                  [curve = other.curve](double x) { return curve.at(x); },
                  other.curve.degree == 1});
  plot_->setLines(lines);
}

void FitsLab::showFocus() {
  const OutliersScene& scene = model_.outliers();
  const bool many = scene.points.size() > ScatterPlot::most_circles;
  for (const int style : {1, 2, 3}) // all but the plain lines
    residuals_->setUnavailable(
        style,
        many ? tr("Not drawn for more than 2,000 points, which are shown as dots") : QString());
  const auto* fit = model_.focused();
  const QColor color = loss_style(scene.focus).color;
  std::vector<double> fitted;
  if (fit != nullptr)
    for (std::size_t i = 0; i < fit->influence.size() && !many; ++i)
      fitted.push_back(fit->fitted->curve.at(scene.points[i].x));
  const bool areas = scene.residuals == ResidualStyle::penalty && !many;
  plot_->setResiduals(static_cast<ScatterPlot::Residuals>(scene.residuals), fitted, color,
                      areas ? model_.penaltyWidths() : std::vector<double>{});
  showFilling();
}

void FitsLab::showFilling() {
  const FilledPoints filled = fill_points(model_, *why_);
  plot_->setFilling(filled.shares, loss_style(model_.outliers().focus).color);
  filled_->setVisible(!filled.says.isEmpty());
  filled_->setText(filled.says);
}

void FitsLab::showSelected() {
  const auto selected = model_.outliers().selected;
  remove_->setEnabled(selected.has_value());
  if (!selected) return place_->setPlace(std::nullopt);
  const Sample& point = model_.outliers().points[*selected];
  place_->setPlace(QPointF(point.x, point.y));
}

QString FitsLab::describe(std::size_t index) const {
  const auto& points = model_.outliers().points;
  if (index >= points.size()) return {};
  QString text = tr("Point %1 of %2: x = %3, y = %4")
                     .arg(index + 1)
                     .arg(points.size())
                     .arg(short_number(points[index].x), short_number(points[index].y));
  const auto* fit = model_.focused();
  if (fit != nullptr && index < fit->influence.size())
    text += tr(". %1: residual %2, weight %3, %4 % of the pull; leverage %5")
                .arg(QString::fromStdString(fit->card->short_name),
                     short_number(fit->influence[index].residual, 3),
                     number_text(fit->influence[index].weight, 2),
                     short_number(100 * fit->influence[index].share, 2),
                     short_number(fit->influence[index].leverage, 2));
  return text;
}

QString FitsLab::subtitle() const {
  const OutliersScene& scene = model_.outliers();
  QString points =
      scene.points.size() == 1
          ? tr("1 point")
          : tr("%1 points")
                .arg(QLocale(QLocale::English).toString(qulonglong(scene.points.size())));
  if (const SourcedSet* set = model_.dataset())
    points = (model_.datasetChanged() ? tr("%1, changed · %2") : tr("%1 · %2"))
                 .arg(QString::fromStdString(set->name), points);
  const QString fitted =
      scene.degree == 1 ? tr("line") : tr("curves of degree %1").arg(scene.degree);
  return scene.selected ? tr("%1 · %2 · one point in your hand").arg(points, fitted)
                        : tr("%1 · %2").arg(points, fitted);
}

QString FitsLab::help() const {
  return tr(
      "<p>Drag a point and watch the line of every chosen loss follow it, or not.</p>"
      "<p><b>Loss</b> draws an area as large as what the loss in focus makes of each residual: a "
      "square for MSE, a strip of one width for MAE, next to nothing for a point Tukey gave up.</p>"
      "<p><b>Pointer</b>: double-click adds a point; click a selected point to pick it up, then "
      "click where it should go; drag empty space to pan, wheel to zoom.</p>"
      "<p><b>Keys on the plot</b>: Tab walks the points (of more than 2,000, Page Down does), "
      "arrows move one (Shift fine, Ctrl "
      "coarse), "
      "Insert adds, Del deletes, Esc cancels or lets go, + − zoom, 0 shows all, Ctrl+V pastes CSV."
      "</p><p><b>Weight</b>: how much a point counts against one the loss fully trusts. "
      "<b>Share of the pull</b>: how hard it pulls at the fit, of all points together. "
      "<b>Leverage</b>: how far out in x it lies. <b>Shift</b>: how far the fit moves if it is "
      "left "
      "out. The menu that says “Plain points” at first fills the points by one of them.</p>");
}

void FitsLab::finish() {
  why_->finish();
  landscape_->finish();
}

QWidget& FitsLab::picture() { return *plot_; }

QString FitsLab::table() const { return QString::fromStdString(model_.table()); }

} // namespace losslab
