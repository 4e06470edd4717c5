#include "ui/pages/outliers/classes_lab.h"

#include "ui/pages/outliers/boundaries_panel.h"
#include "ui/pages/outliers/class_pull_panel.h"
#include "ui/pages/outliers/class_try_panel.h"
#include "ui/pages/outliers/exact_place.h"
#include "ui/plot/classes_plot.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/panel_column.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/send_row.h"
#include "ui/widgets/tool_button.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace losslab {

namespace {

constexpr double regularisations[]{1e-4, 1e-3, 0.01, 0.1, 1};

QString class_name(bool positive) {
  return positive ? ClassesLab::tr("positive") : ClassesLab::tr("negative");
}

} // namespace

ClassesLab::ClassesLab(OutliersModel& model, const Services& /*services*/, QWidget* parent)
    : Lab(model, parent), classes_(model),
      plot_(new ClassesPlot(tr("Points of two classes and boundaries between them"))) {
  auto* hero = new Panel;
  hero->body()->addWidget(makeControls());
  hero->body()->addWidget(plot_, 1);
  auto* column = new PanelColumn(tr("About the boundaries"), 344);
  column->addPanel(tr("Boundaries"), new BoundariesPanel(classes_));
  column->addPanel(tr("Point"), new ClassPullPanel(classes_));
  column->addSpare(new ClassTryPanel(classes_));
  column->setFooter(send_ = new SendRow({"explore", "train", "quiz"}));
  connect(send_, &SendRow::sceneRequested, this, &Lab::sceneRequested);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(14);
  row->addWidget(hero, 1);
  row->addWidget(column);

  plot_->setDescriber([this](std::size_t index) { return describe(index); });
  connectControls();
  connectPlot();
  connect(&classes_, &ClassesModel::changed, this, &ClassesLab::showScene);
  when_rethemed(this, [this] { showScene(); });
  showScene();
}

QWidget* ClassesLab::makeControls() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  auto* starts = makeStarts();
  added_ = new Segments(tr("Class of new points"), {class_mark(true) + " " + class_name(true),
                                                    class_mark(false) + " " + class_name(false)});
  added_->setToolTip(tr("Which class a double-click adds (C in the plot switches)"));
  regularisation_ = new QComboBox;
  regularisation_->setAccessibleName(tr("λ, the strength of the penalty on w"));
  regularisation_->setToolTip(tr("How much λ/2·|w|² counts beside the mean loss"));
  flip_ = tool_button(tr("Flip"), tr("Give the selected point the other label (L in the "
                                     "plot)"));
  place_ = new ExactPlace(*flip_);
  show_all_ = new IconButton("reset", tr("Show all points (0 in the plot)"));
  remove_ = new IconButton("delete", tr("Delete the selected point (Del in the plot)"));
  for (QWidget* control : {static_cast<QWidget*>(makeSwitch()), static_cast<QWidget*>(starts),
                           static_cast<QWidget*>(added_), static_cast<QWidget*>(regularisation_),
                           static_cast<QWidget*>(show_all_), static_cast<QWidget*>(place_),
                           static_cast<QWidget*>(flip_), static_cast<QWidget*>(remove_)})
    flow->addWidget(control);
  return bar;
}

QToolButton* ClassesLab::makeStarts() {
  auto* opener = tool_button(tr("Points ▾"), tr("Other points to begin with"));
  opener->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(opener);
  menu->setToolTipsVisible(true);
  for (const ClassesStart& start : classes_starts()) {
    auto* action = menu->addAction(text(start.name));
    action->setToolTip(text(start.says));
    connect(action, &QAction::triggered, &classes_, [this, &start] { classes_.setPoints(start); });
  }
  opener->setMenu(menu);
  return opener;
}

void ClassesLab::connectControls() {
  connect(regularisation_, &QComboBox::activated, &classes_, [this](int index) {
    classes_.setRegularisation(regularisation_->itemData(index).toDouble());
  });
  connect(show_all_, &QToolButton::clicked, plot_, &ScatterPlot::showAll);
  connect(flip_, &QToolButton::clicked, &classes_, [this] {
    if (const auto selected = classes_.classes().selected) classes_.flipPoint(*selected);
  });
  connect(remove_, &QToolButton::clicked, &classes_, [this] {
    if (const auto selected = classes_.classes().selected) classes_.removePoint(*selected);
  });
  connect(place_, &ExactPlace::refused, this, &Lab::noticed);
  connect(place_, &ExactPlace::entered, this, [this](QPointF place) {
    const auto selected = classes_.classes().selected;
    if (!selected) return;
    tell(classes_.movePoint(*selected, place.x(), place.y()));
    showSelected(); // a refused number goes
  });
}

void ClassesLab::connectPlot() {
  connect(plot_, &ScatterPlot::pointSelected, &classes_, &ClassesModel::select);
  connect(plot_, &ScatterPlot::pointMoved, this, [this](std::size_t index, QPointF to) {
    tell(classes_.movePoint(index, to.x(), to.y(), "move " + std::to_string(index)));
  });
  connect(plot_, &ScatterPlot::moveFinished, &classes_, &ClassesModel::endGesture);
  connect(plot_, &ScatterPlot::moveCancelled, &classes_, &ClassesModel::cancelGesture);
  connect(plot_, &ScatterPlot::pointAdded, this, [this](QPointF at) {
    tell(classes_.addPoint({at.x(), at.y(), added_->current() == 0}));
  });
  connect(plot_, &ScatterPlot::pointRemoved, &classes_, &ClassesModel::removePoint);
  connect(plot_, &ClassesPlot::flipRequested, &classes_, &ClassesModel::flipPoint);
  connect(plot_, &ClassesPlot::classSwitched, this, [this] {
    added_->setCurrent(1 - added_->current());
    Q_EMIT noticed(tr("New points are %1.").arg(class_name(added_->current() == 0)));
  });
}

void ClassesLab::tell(const std::optional<Refusal>& refusal) {
  if (refusal) Q_EMIT noticed(text(refusal->text()));
}

void ClassesLab::showScene() {
  showPoints();
  showBoundaries();
  showSelected();
  showRegularisation();
  send_->setLosses(classes_.classes().losses, find_loss(classes_.classes().focus)->card);
  Q_EMIT subtitleChanged();
}

// Filled by how hard each pulls at the boundary in focus, against the one that pulls hardest.
void ClassesLab::showPoints() {
  const TwoClasses& shown = classes_.classes();
  std::vector<QPointF> points;
  std::vector<ClassesPlot::Standing> standings;
  for (const Labelled& point : shown.points) {
    points.emplace_back(point.x, point.y);
    standings.push_back({point.positive});
  }
  if (const auto* fit = classes_.focused(); fit != nullptr && !fit->standings.empty()) {
    double most = 0;
    for (const PointStanding& standing : fit->standings)
      most = std::max(most, standing.share);
    for (std::size_t i = 0; i < standings.size(); ++i) {
      standings[i].support = fit->standings[i].support;
      standings[i].pull = most > 0 ? fit->standings[i].share / most : 0;
    }
  }
  plot_->setPoints(points, shown.selected);
  plot_->setStandings(standings);
}

void ClassesLab::showBoundaries() {
  QList<ClassesPlot::Boundary> boundaries;
  for (const auto& fit : classes_.fits()) {
    if (!fit.boundary || !fit.boundary->divides) continue;
    const Separator& at = fit.boundary->separator;
    boundaries.append(
        {text(fit.card->short_name), loss_style(fit.card->id), at.x, at.y, at.b, std::nullopt});
    if (&fit == classes_.focused()) boundaries.back().margin = margin_of(*fit.loss);
  }
  plot_->setBoundaries(boundaries);
}

void ClassesLab::showSelected() {
  const auto selected = classes_.classes().selected;
  remove_->setEnabled(selected.has_value());
  flip_->setEnabled(selected.has_value());
  if (!selected) return place_->setPlace(std::nullopt);
  const Labelled& point = classes_.classes().points[*selected];
  place_->setPlace(QPointF(point.x, point.y));
}

// Those on offer, and the scene's own.
void ClassesLab::showRegularisation() {
  const double now = classes_.classes().regularisation;
  std::vector<double> offered(std::begin(regularisations), std::end(regularisations));
  if (std::find(offered.begin(), offered.end(), now) == offered.end()) offered.push_back(now);
  std::sort(offered.begin(), offered.end());
  regularisation_->clear();
  for (const double value : offered)
    regularisation_->addItem("λ = " + short_number(value, 4), value);
  regularisation_->setCurrentIndex(regularisation_->findData(now));
}

QString ClassesLab::describe(std::size_t index) const {
  const auto& points = classes_.classes().points;
  if (index >= points.size()) return {};
  QString says = tr("Point %1 of %2, %3: x = %4, y = %5")
                     .arg(index + 1)
                     .arg(points.size())
                     .arg(class_name(points[index].positive), short_number(points[index].x),
                          short_number(points[index].y));
  const auto* fit = classes_.focused();
  if (fit != nullptr && index < fit->standings.size()) {
    const PointStanding& standing = fit->standings[index];
    says += tr(". %1: margin %2, %3 % of all pull")
                .arg(text(fit->card->short_name), short_number(standing.margin, 3),
                     number_text(100 * standing.share, 0));
    if (standing.support) says += tr(", support point");
  }
  return says;
}

QString ClassesLab::subtitle() const {
  const TwoClasses& shown = classes_.classes();
  const auto positive = std::count_if(shown.points.begin(), shown.points.end(),
                                      [](const Labelled& point) { return point.positive; });
  const auto negative = static_cast<std::ptrdiff_t>(shown.points.size()) - positive;
  const QString counts = tr("%1 positive · %2 negative").arg(positive).arg(negative);
  return shown.selected ? tr("%1 · one in your hand").arg(counts) : counts;
}

QString ClassesLab::help() const {
  return tr(
      "<p>Drag a point and watch the boundary of every chosen loss follow it, or not. Each "
      "minimises its mean loss + λ/2·|w|²; the intercept is not penalised.</p>"
      "<p><b>Pointer</b>: double-click adds a point of the class chosen above; click a selected "
      "point to pick it up, then click where it should go; drag empty space to pan, wheel to "
      "zoom.</p>"
      "<p><b>Keys on the plot</b>: Tab walks the points, arrows move one (Shift fine, Ctrl "
      "coarse), L flips its label, Insert adds, C switches the class of new points, Del deletes, "
      "Esc cancels or lets go, + − zoom, 0 shows all.</p>"
      "<p><b>Dashed</b>: where the margin of the boundary in focus is reached. <b>Ringed</b>: the "
      "points it rests on. <b>Filled</b>: how hard a point pulls at it, against the hardest.</p>");
}

QWidget& ClassesLab::picture() { return *plot_; }

QString ClassesLab::table() const { return QString::fromStdString(classes_.table()); }

} // namespace losslab
