#include "ui/pages/outliers/outliers_model.h"

#include "core/data/noise.h"
#include "core/exact_text.h"
#include "core/fit/mean_loss.h"
#include "core/fit/no_line.h"
#include "core/scene/chosen.h"
#include "core/scene/fields.h"
#include "ui/pages/outliers/right_of.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace losslab {

namespace {

/// As a scene's text takes it.
bool is_drawable(double value) {
  return value >= rules::drawable.low && value <= rules::drawable.high; // NaN is not
}
bool finite(const Sample& point) { return std::isfinite(point.x) && std::isfinite(point.y); }

} // namespace

OutliersScene OutliersModel::fresh() {
  constexpr std::size_t dragged = 23;
  OutliersScene scene;
  scene.synthetic = Synthetic{};
  scene.points = draw_points(*scene.synthetic);
  scene.points[dragged].y = -2.6;
  scene.selected = dragged;
  return scene;
}

OutliersModel::OutliersModel(const OutliersScene& scene, const Services& services, QObject* parent)
    : SceneModel(scene, parent), services_(services) {
  amend(withPoints(scene));
  connect(this, &SceneModel::sceneChanged, this, &OutliersModel::follow);
  refit();
}

const std::vector<OutliersModel::Fit>& OutliersModel::fits() const {
  static const std::vector<Fit> hidden;
  return outliers().guess ? hidden : fits_;
}

const OutliersModel::Fit* OutliersModel::focused() const {
  const auto found = std::find_if(fits().begin(), fits().end(), [this](const Fit& fit) {
    return fit.card->id == outliers().focus;
  });
  return found == fits().end() ? nullptr : &*found;
}

std::vector<double> OutliersModel::ownScores() const {
  std::vector<double> scores;
  if (!outliers().own) return scores;
  for (const Fit& fit : fits()) {
    const double scale = fit.fitted ? fit.fitted->scale : 1;
    scores.push_back(MeanLoss(*pointwise(*fit.loss), fitted_.points, scale).of(*outliers().own));
  }
  return scores;
}

std::vector<double> OutliersModel::penaltyWidths() const {
  std::vector<double> widths;
  const Fit* fit = focused();
  if (fit == nullptr || !fit->fitted) return widths;
  const double scale = fit->fitted->scale;
  for (std::size_t i = 0; i < fit->influence.size(); ++i) {
    const double y = fitted_.points[i].y;
    const double residual = fit->influence[i].residual;
    const double loss = pointwise(*fit->loss)->at((y + residual) / scale, y / scale).value;
    const double width = scale * scale * loss / std::abs(residual); // the area in units of y²
    widths.push_back(residual != 0 && std::isfinite(width) ? width : 0);
  }
  return widths;
}

const std::vector<Minimum>& OutliersModel::otherMinima() {
  static const std::vector<Minimum> hidden;
  if (outliers().guess) return hidden;
  constexpr std::size_t most_points = 1000;
  if (minima_ && minima_of_ == outliers().focus) return *minima_;
  minima_.emplace();
  minima_of_ = outliers().focus;
  const Fit* fit = focused();
  if (fit != nullptr && fit->fitted && fitted_.points.size() <= most_points)
    *minima_ = fitter_.other_minima(*fit->loss, *fit->fitted);
  return *minima_;
}

std::optional<Line> OutliersModel::trueLine() const {
  const auto& synthetic = outliers().synthetic;
  if (!synthetic || outliers().guess) return std::nullopt;
  return Line{synthetic->intercept, synthetic->slope};
}

/// A scene may say where its points come from and leave out the points.
OutliersScene OutliersModel::withPoints(OutliersScene scene) const {
  if (!scene.points.empty() || (!scene.synthetic && scene.dataset.empty())) return scene;
  if (scene.synthetic) {
    scene.points = draw_points(*scene.synthetic);
    return scene;
  }
  const auto sets = datasets();
  const SourcedSet* named = sets ? find_set(*sets, scene.dataset) : nullptr;
  if (named != nullptr) scene.points = named->points;
  return scene;
}

void OutliersModel::follow() {
  if (outliers().points.empty()) {
    const OutliersScene filled = withPoints(outliers());
    if (!filled.points.empty()) return amend(filled);
  }
  if (outliers().view != OutliersView::fits) return; // another lab fits for itself
  const OutliersScene& now = outliers();
  if (now.points != fitted_.points || now.losses != fitted_.losses ||
      now.degree != fitted_.degree || now.intercept != fitted_.intercept ||
      now.mad_scale != fitted_.mad_scale)
    refit();
}

void OutliersModel::refit() {
  fitted_ = outliers();
  fitter_.set_points(fitted_.points, {fitted_.degree, fitted_.intercept});
  minima_.reset();
  std::vector<Fit> before = std::exchange(fits_, {});
  for (const Entry* entry : catalogue()) {
    const auto chosen = find_choice(fitted_.losses, entry->card.id);
    if (chosen == nullptr) continue;
    const auto loss = make_loss(chosen->id, chosen->parameters);
    if (!loss) continue;
    const auto refusal = no_line(**loss);
    Fit fit{&entry->card,
            *loss,
            refusal ? Outcome<CurveFit>(*refusal) : fitter_.fit(**loss, {.mad = fitted_.mad_scale}),
            {}};
    for (Fit& old : before) // its memory is used again: of 100,000 points that is a millisecond
      if (old.card == fit.card) fit.influence = std::move(old.influence);
    fit.influence.clear();
    if (fit.fitted)
      measure_influence(*pointwise(*fit.loss), fitter_.design(),
                        {fit.fitted->curve, fit.fitted->scale}, fit.influence);
    fits_.push_back(std::move(fit));
  }
}

void OutliersModel::setView(OutliersView view) {
  OutliersScene next = outliers();
  next.view = view;
  change(next);
}

void OutliersModel::select(std::optional<std::size_t> index) {
  OutliersScene next = outliers();
  if (index && *index >= next.points.size()) return;
  next.selected = index;
  amend(next);
}

void OutliersModel::movePoint(std::size_t index, const Sample& to, const std::string& gesture) {
  if (index >= outliers().points.size() || !finite(to)) return;
  OutliersScene next = outliers();
  next.points[index] = to;
  next.selected = index;
  change(next, gesture);
}

std::optional<Refusal> OutliersModel::addPoint(const Sample& point) {
  if (!finite(point)) return Refusal{"points", "x and y must be finite numbers"};
  if (outliers().points.size() == rules::most_points)
    return Refusal{"points", "100,000 are as many as can be shown; delete some first"};
  OutliersScene next = outliers();
  next.points.push_back(point);
  next.selected = next.points.size() - 1;
  change(next);
  return std::nullopt;
}

void OutliersModel::removePoint(std::size_t index) {
  if (index >= outliers().points.size()) return;
  OutliersScene next = outliers();
  const double x = next.points[index].x;
  next.points.erase(next.points.begin() + static_cast<std::ptrdiff_t>(index));
  next.selected = right_of(next.points, x);
  if (next.points.empty()) { // nothing is left of what was drawn or published
    next.synthetic.reset();
    next.dataset.clear();
    next.x_name.clear();
    next.y_name.clear();
  }
  change(next);
}

void OutliersModel::toggleLoss(const std::string& id) {
  const Entry* entry = find_loss(id);
  if (entry == nullptr || entry->card.family != Family::regression) return;
  OutliersScene next = outliers();
  toggle_choice(next.losses, next.focus, id);
  change(next);
}

void OutliersModel::chooseLoss(const LossChoice& choice) {
  OutliersScene next = outliers();
  if (LossChoice* chosen = find_choice(next.losses, choice.id))
    *chosen = choice;
  else if (next.losses.size() < most_losses)
    next.losses.push_back(choice);
  else
    return;
  next.focus = choice.id;
  change(next);
}

void OutliersModel::setFocus(const std::string& id) {
  OutliersScene next = outliers();
  next.focus = id;
  amend(next);
}

void OutliersModel::setParameter(const std::string& parameter, double value) {
  OutliersScene next = outliers();
  if (set_parameter(next.losses, next.focus, parameter, value))
    change(next, "parameter " + parameter);
}

void OutliersModel::setShape(const Shape& shape) {
  OutliersScene next = outliers();
  next.degree = std::clamp(shape.degree, 1, OutliersScene::most_degree);
  next.intercept = shape.intercept;
  change(next);
}

void OutliersModel::toggleOwn() {
  OutliersScene next = outliers();
  next.guess = !next.own;
  if (next.own) {
    next.own.reset();
  } else {
    double middle = 0;
    for (const Sample& point : next.points)
      middle += point.y / static_cast<double>(next.points.size());
    next.own = Line{is_drawable(middle) ? middle : 0, 0};
  }
  change(next);
}

std::optional<Refusal> OutliersModel::setOwn(const Line& line, const std::string& gesture) {
  for (const auto& [name, value] :
       {std::pair("slope", line.slope), std::pair("intercept", line.intercept)})
    if (!is_drawable(value))
      return Refusal{name, "must be between " + short_text(rules::drawable.low) + " and " +
                               short_text(rules::drawable.high) + " for the line to be drawn"};
  OutliersScene next = outliers();
  next.own = line;
  change(next, gesture);
  return std::nullopt;
}

void OutliersModel::setGuess(bool on) {
  OutliersScene next = outliers();
  next.guess = on;
  change(next);
}

void OutliersModel::endTask() {
  OutliersScene next = outliers();
  next.task.clear();
  change(next);
}

void OutliersModel::setMadScale(bool on) {
  OutliersScene next = outliers();
  next.mad_scale = on;
  change(next);
}

void OutliersModel::setResiduals(ResidualStyle style) {
  OutliersScene next = outliers();
  next.residuals = style;
  change(next);
}

void OutliersModel::setFilling(Filling filling) {
  OutliersScene next = outliers();
  next.filling = filling;
  change(next);
}

void OutliersModel::setBeneath(Beneath beneath) {
  OutliersScene next = outliers();
  next.beneath = beneath;
  change(next);
}

void OutliersModel::setSynthetic(const Synthetic& synthetic) {
  OutliersScene next = outliers();
  next.synthetic = synthetic;
  next.dataset.clear();
  next.x_name.clear();
  next.y_name.clear();
  next.points = draw_points(synthetic);
  if (next.selected && *next.selected >= next.points.size()) next.selected.reset();
  change(next);
}

void OutliersModel::takePoints(std::vector<Sample> points, const std::string& x,
                               const std::string& y) {
  constexpr int longest = 60; // characters: what an axis has room for
  OutliersScene next = outliers();
  next.x_name = QString::fromStdString(x).left(longest).toStdString();
  next.y_name = QString::fromStdString(y).left(longest).toStdString();
  next.points = std::move(points);
  next.synthetic.reset();
  next.dataset.clear();
  next.selected.reset();
  change(next);
}

Outcome<std::span<const SourcedSet>> OutliersModel::datasets() const {
  if (!datasets_) {
    if (!services_.datasets) return Refusal{"", "no data sets are at hand"};
    const auto read = services_.datasets();
    if (!read) return read.refusal();
    datasets_ = *read;
  }
  return std::span<const SourcedSet>(*datasets_);
}

void OutliersModel::takeDataset(const std::string& id) {
  const auto sets = datasets();
  const SourcedSet* set = sets ? find_set(*sets, id) : nullptr;
  if (set == nullptr) return;
  OutliersScene next = outliers();
  next.points = set->points;
  next.synthetic.reset();
  next.dataset = id;
  next.x_name.clear();
  next.y_name.clear();
  next.selected.reset();
  change(next);
}

const SourcedSet* OutliersModel::dataset() const {
  if (outliers().dataset.empty()) return nullptr; // nothing is read for it
  const auto sets = datasets();
  return sets ? find_set(*sets, outliers().dataset) : nullptr;
}

std::pair<std::string, std::string> OutliersModel::axisNames() const {
  if (const SourcedSet* set = dataset()) return {set->x, set->y};
  return {outliers().x_name, outliers().y_name};
}

bool OutliersModel::datasetChanged() const {
  const SourcedSet* set = dataset();
  return set != nullptr && set->points != outliers().points;
}

std::string OutliersModel::table() const {
  std::string text = "x,y";
  for (const Fit& fit : fits())
    if (fit.fitted) text += "," + fit.card->id + " residual," + fit.card->id + " weight";
  text += '\n';
  const auto& points = outliers().points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    text += exact_text(points[i].x) + ',' + exact_text(points[i].y);
    for (const Fit& fit : fits()) {
      if (!fit.fitted) continue;
      text +=
          ',' + exact_text(fit.influence[i].residual) + ',' + exact_text(fit.influence[i].weight);
    }
    text += '\n';
  }
  return text;
}

} // namespace losslab
