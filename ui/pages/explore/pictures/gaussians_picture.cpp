#include "ui/pages/explore/pictures/gaussians_picture.h"

#include "ui/plot/curve_plot.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/plane_editor.h"
#include "ui/widgets/tool_button.h"

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <functional>

namespace losslab {

namespace {

const QRectF pad_range(-3, 0.2, 6, 2.8); // mean across, spread upward
constexpr double x_range = 6;            // of the densities, to both sides
constexpr int columns = 90;              // of the heat map; it is smoothed when it is painted
constexpr int rows = 42;

double log_variance(double spread) { return 2 * std::log(spread); }

/// The middles of so many cells from first to last.
std::vector<double> cells(double first, double last, int count) {
  std::vector<double> middles(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < middles.size(); ++i)
    middles[i] = first + (last - first) * (static_cast<double>(i) + 0.5) / count;
  return middles;
}

} // namespace

GaussiansPicture::GaussiansPicture(ExploreModel& model, QWidget* parent)
    : Picture(model, parent),
      pad_(new PlaneEditor(tr("Mean μ across, standard deviation σ upward"))),
      numbers_(label({}, "reading")), says_(label({}, "soft")),
      densities_(new CurvePlot(tr("Densities"))) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(6));
  column->addWidget(makeButtons());
  column->addWidget(pad_, 5);
  column->addWidget(numbers_);
  column->addWidget(says_);
  column->addWidget(densities_, 4);
  says_->setMinimumHeight(2 * says_->fontMetrics().lineSpacing()); // the pad must not jump
  says_->setAlignment(Qt::AlignTop);
  densities_->setAxisLabel(tr("x"));

  connect(pad_, &PlaneEditor::moved, &model_, [this](int /*spot*/, QPointF place) {
    model_.setGiven(
        ExploreModel::Numbers{{"mean", {place.x()}}, {"log_variance", {log_variance(place.y())}}},
        "pad");
  });
  connect(pad_, &PlaneEditor::released, &model_, &SceneModel::endGesture);
  connect(pad_, &PlaneEditor::cancelled, &model_, &SceneModel::cancelGesture);
  connect(humps_, &QToolButton::toggled, this, &GaussiansPicture::refresh);
  connect(densities_, &CurvePlot::crosshairMoved, this, [this](double x) {
    x_ = std::clamp(x, -x_range, x_range);
    showDensities();
  });
  follow();
}

QWidget* GaussiansPicture::makeButtons() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  addStarts(flow);
  humps_ = tool_button(tr("Two humps"),
                       tr("A target of two humps: one KL covers both, the other sits on one"));
  humps_->setCheckable(true);
  flow->addWidget(humps_);
  return bar;
}

Normal GaussiansPicture::shown() const {
  const double spread = std::exp(0.5 * std::clamp(given("log_variance")[0], -14.0, 14.0));
  return {std::clamp(given("mean")[0], -1e3, 1e3), spread};
}

void GaussiansPicture::refresh() {
  if (model_.explore().kind != InputKind::gaussians) return;
  const Shown* focused = model_.focused();
  const Normal normal = shown();
  PlaneEditor::Plane plane{{{tr("μ, σ"), tokens().accent, {normal.mean, normal.spread}}}};
  plane.full_pull = 0.25;
  QString slopes;
  if (focused != nullptr && focused->by("log_variance") != nullptr) {
    const double by_mean = focused->by("mean")->values[0];
    const double by_log_variance = focused->by("log_variance")->values[0];
    // A small step in log σ² moves σ by half of it, times σ.
    plane.spots[0].pull = {-by_mean, -0.5 * normal.spread * by_log_variance};
    slopes = tr("    ∂L/∂μ = %1    ∂L/∂log σ² = %2")
                 .arg(number_text(by_mean, 2), number_text(by_log_variance, 2));
  }
  pad_->setFrame(pad_range, tr("mean μ"), tr("spread σ"), ground());
  pad_->setPlane(plane);
  numbers_->setText(
      tr("μ = %1    σ = %2").arg(number_text(normal.mean, 2), number_text(normal.spread, 2)) +
      slopes);
  says_->setText(says());
  showDensities();
}

QString GaussiansPicture::says() const {
  const Normal normal = shown();
  if (humps_->isChecked())
    return tr("KL(P‖Q) wants Q to cover both humps, KL(Q‖P) lets it sit on one. For your Q they "
              "are %1 and %2: drag it to the least of each.")
        .arg(number_text(TwoHumps::forward(normal), 2), number_text(TwoHumps::reverse(normal), 2));
  const Shown* focused = model_.focused();
  if (focused == nullptr || !focused->value || !std::isfinite(*focused->value))
    return tr("The stronger the colour, the larger the loss.");
  if (*focused->value < 1e-9)
    return tr("This is the prior: the loss is 0, and the code says nothing of its input.");
  const double center = 0.5 * normal.mean * normal.mean;
  return tr("Of the loss, %1 is for lying off the centre and %2 for the spread. The arrow: where a "
            "step down moves it.")
      .arg(number_text(center, 2), number_text(*focused->value - center, 2));
}

// The loss over the pad, from surface to accent: its root, so that the valley has a shape too.
// Drawn once for each theme: what the hand moves does not change it.
const QImage& GaussiansPicture::ground() {
  static const QImage none;
  const Shown* focused = model_.focused();
  if (focused == nullptr) return none;
  if (drawn_on_ == tokens().surface) return ground_;
  drawn_on_ = tokens().surface;
  const std::vector<double> values =
      over_gaussians(*focused->loss, cells(pad_range.left(), pad_range.right(), columns),
                     cells(pad_range.bottom(), pad_range.top(), rows));
  if (values.empty()) return none;
  const double most = *std::max_element(values.begin(), values.end());
  ground_ = QImage(columns, rows, QImage::Format_RGB32);
  auto value = values.begin();
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const double share = std::sqrt(std::max(0.0, *value++ / most));
      ground_.setPixelColor(column, row, mixed(tokens().surface, tokens().accent, 0.6 * share));
    }
  return ground_;
}

void GaussiansPicture::showDensities() {
  const Normal normal = shown();
  QList<CurvePlot::Line> lines;
  QList<CurvePlot::Mark> marks;
  QStringList spoken{tr("x = %1").arg(number_text(x_, 2))};
  double top = 0.5;
  const auto add = [&](const QString& name, const QPen& pen,
                       const std::function<double(double)>& density) {
    CurvePlot::Line::Stretch stretch;
    for (int i = -100; i <= 100; ++i) {
      const double x = x_range * i / 100;
      stretch.x.append(x);
      stretch.y.append(density(x));
      top = std::max(top, stretch.y.last());
    }
    lines.append({name, {pen.color(), pen}, {stretch}});
    marks.append({density(x_), pen.color()});
    spoken << tr("%1: %2").arg(name, number_text(density(x_), 3));
  };
  const auto add_normal = [&](const QString& name, const QPen& pen, const Normal& of) {
    add(name, pen, [of](double x) { return of.density(x); });
  };
  const Tokens& colors = tokens();
  if (humps_->isChecked()) {
    static const Normal seeking = TwoHumps::seeking();
    add(tr("humps P"), QPen(colors.faint, 2, Qt::DashLine), &TwoHumps::density);
    add_normal(tr("least KL(P‖Q)"), QPen(colors.series[1], 2), TwoHumps::covering());
    add_normal(tr("least KL(Q‖P)"), QPen(colors.series[2], 2, Qt::DashDotLine), seeking);
  } else {
    add_normal(tr("prior N(0, 1)"), QPen(colors.faint, 2, Qt::DashLine), {0, 1});
  }
  add_normal(humps_->isChecked() ? tr("your Q") : tr("N(μ, σ²)"), QPen(colors.accent, 2), normal);
  densities_->setLines(lines);
  densities_->setRange(-x_range, x_range, -0.02 * top, 1.06 * top);
  densities_->setCrosshair(x_, marks, spoken.join(", "));
}

} // namespace losslab
