#include "ui/pages/outliers/classes_model.h"

#include "core/exact_text.h"
#include "core/scene/chosen.h"
#include "core/scene/fields.h"
#include "ui/pages/outliers/right_of.h"

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

std::optional<Refusal> refuse_place(double x, double y) {
  for (const auto& [name, value] : {std::pair("x", x), std::pair("y", y)})
    if (!(value >= rules::drawable.low && value <= rules::drawable.high))
      return Refusal{name, "must lie within ±1e12, or no plot could show it"};
  return std::nullopt;
}

} // namespace

ClassesModel::ClassesModel(OutliersModel& page, QObject* parent) : QObject(parent), page_(page) {
  connect(&page_, &SceneModel::sceneChanged, this, &ClassesModel::follow);
  follow();
}

void ClassesModel::follow() {
  if (page_.outliers().view != OutliersView::classes) return; // another lab is looked at
  classes_ = page_.outliers().classes.value_or(first_two_classes());
  const bool other = classes_.points != fitted_.points || classes_.losses != fitted_.losses ||
                     classes_.regularisation != fitted_.regularisation;
  if (stale_ || other) refit();
  Q_EMIT changed();
}

void ClassesModel::refit() {
  stale_ = false;
  fitted_ = classes_;
  fits_.clear();
  for (const Entry* entry : catalogue()) {
    const LossChoice* chosen = find_choice(classes_.losses, entry->card.id);
    if (chosen == nullptr) continue;
    const auto loss = make_loss(chosen->id, chosen->parameters);
    if (!loss) continue;
    Fit fit{
        &entry->card, *loss, fit_boundary(**loss, classes_.points, classes_.regularisation), {}};
    if (fit.boundary)
      measure_standings(*pointwise(**loss), classes_.points, *fit.boundary, fit.standings);
    fit.errors = static_cast<std::size_t>(
        std::count_if(fit.standings.begin(), fit.standings.end(),
                      [](const PointStanding& standing) { return standing.margin <= 0; }));
    fits_.push_back(std::move(fit));
  }
}

const ClassesModel::Fit* ClassesModel::focused() const {
  const auto found = std::find_if(fits_.begin(), fits_.end(), [this](const Fit& fit) {
    return fit.card->id == classes_.focus;
  });
  return found == fits_.end() ? nullptr : &*found;
}

bool ClassesModel::separable() const {
  return std::any_of(fits_.begin(), fits_.end(),
                     [](const Fit& fit) { return fit.boundary && fit.errors == 0; });
}

void ClassesModel::change(const TwoClasses& next, const std::string& gesture) {
  OutliersScene scene = page_.outliers();
  scene.classes = next;
  page_.change(scene, gesture);
}

void ClassesModel::amend(const TwoClasses& next) {
  OutliersScene scene = page_.outliers();
  scene.classes = next;
  page_.amend(scene);
}

void ClassesModel::select(std::optional<std::size_t> index) {
  if (index && *index >= classes_.points.size()) return;
  TwoClasses next = classes_;
  next.selected = index;
  amend(next);
}

std::optional<Refusal> ClassesModel::movePoint(std::size_t index, double x, double y,
                                               const std::string& gesture) {
  if (index >= classes_.points.size()) return std::nullopt;
  if (auto refusal = refuse_place(x, y)) return refusal;
  TwoClasses next = classes_;
  next.points[index].x = x;
  next.points[index].y = y;
  next.selected = index;
  change(next, gesture);
  return std::nullopt;
}

std::optional<Refusal> ClassesModel::addPoint(const Labelled& point) {
  if (auto refusal = refuse_place(point.x, point.y)) return refusal;
  if (classes_.points.size() == rules::most_labelled)
    return Refusal{"points", std::to_string(rules::most_labelled) +
                                 " are as many as follow a hand; delete some first"};
  TwoClasses next = classes_;
  next.points.push_back(point);
  next.selected = next.points.size() - 1;
  change(next);
  return std::nullopt;
}

void ClassesModel::removePoint(std::size_t index) {
  if (index >= classes_.points.size()) return;
  TwoClasses next = classes_;
  const double x = next.points[index].x;
  next.points.erase(next.points.begin() + static_cast<std::ptrdiff_t>(index));
  next.selected = right_of(next.points, x);
  change(next);
}

void ClassesModel::flipPoint(std::size_t index) {
  if (index >= classes_.points.size()) return;
  TwoClasses next = classes_;
  next.points[index].positive = !next.points[index].positive;
  next.selected = index;
  change(next);
}

void ClassesModel::setPoints(const ClassesStart& start) {
  TwoClasses next = classes_;
  next.points = start.draw();
  next.selected = next.points.size() - 1;
  change(next);
}

void ClassesModel::toggleLoss(const std::string& id) {
  const Entry* entry = find_loss(id);
  if (entry == nullptr || !separates(entry->card)) return;
  TwoClasses next = classes_;
  toggle_choice(next.losses, next.focus, id);
  change(next);
}

void ClassesModel::setFocus(const std::string& id) {
  TwoClasses next = classes_;
  next.focus = id;
  amend(next);
}

void ClassesModel::setParameter(const std::string& parameter, double value) {
  TwoClasses next = classes_;
  if (set_parameter(next.losses, next.focus, parameter, value))
    change(next, "parameter " + parameter);
}

void ClassesModel::setRegularisation(double value) {
  TwoClasses next = classes_;
  next.regularisation = value;
  change(next);
}

std::string ClassesModel::table() const {
  std::string text = "x,y,label";
  for (const Fit& fit : fits_)
    if (fit.boundary)
      for (const char* column : {" margin", " pull", " share"})
        text += "," + fit.card->id + column;
  text += '\n';
  for (std::size_t i = 0; i < classes_.points.size(); ++i) {
    const Labelled& point = classes_.points[i];
    text += exact_text(point.x) + ',' + exact_text(point.y) + (point.positive ? ",1" : ",0");
    for (const Fit& fit : fits_)
      if (fit.boundary)
        for (const double number :
             {fit.standings[i].margin, fit.boundary->pulls[i], fit.standings[i].share})
          text += ',' + exact_text(number);
    text += '\n';
  }
  return text;
}

} // namespace losslab
