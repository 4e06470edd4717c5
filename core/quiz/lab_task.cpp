#include "core/quiz/lab_task.h"

#include "core/exact_text.h"
#include "core/fit/mean_loss.h"
#include "core/scene/chosen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace losslab {

namespace {

constexpr std::array numbers{
    LabNumber{"slope", true, false, "slope of %"},
    LabNumber{"turn", true, false, "how far the slope of % has turned"},
    LabNumber{"shift", true, false, "how far the line of % has moved at any point"},
    LabNumber{"weight", true, true, "the weight % gives the moved point"},
    LabNumber{"share", true, true, "the moved point's share of all pull under %"},
    LabNumber{"off", true, true, "how far the point stands off the line % had"},
    LabNumber{"own", true, false, "mean loss of your line over the best, under %"},
    LabNumber{"minima", true, false, "local minima of %"},
    LabNumber{"spread", false, false, "how far the slopes of all fits lie apart"},
    LabNumber{"moved", false, false, "points moved or added"},
    LabNumber{"removed", false, false, "points removed"},
    LabNumber{"sideways", false, true, "how far the point was moved sideways"},
    LabNumber{"lifted", false, true, "how far the point was moved up or down"},
    LabNumber{"leverage", false, true, "leverage of the moved point"},
};

LossChoice choice_of(const OutliersScene& scene, const std::string& loss) {
  const LossChoice* found = find_choice(scene.losses, loss);
  return found ? *found : LossChoice{loss, {}};
}

Outcome<CurveFit> fit_of(Fitter& fitter, const OutliersScene& scene, const std::string& id) {
  const LossChoice choice = choice_of(scene, id);
  const auto loss = make_loss(choice.id, choice.parameters);
  if (!loss) return loss.refusal();
  fitter.set_points(scene.points, {scene.degree, scene.intercept});
  return fitter.fit(**loss, {.mad = scene.mad_scale});
}

} // namespace

std::span<const LabNumber> lab_numbers() { return numbers; }

const LabNumber* find_lab_number(std::string_view id) {
  const auto found = std::find_if(numbers.begin(), numbers.end(),
                                  [id](const LabNumber& each) { return each.id == id; });
  return found == numbers.end() ? nullptr : &*found;
}

LabReading::LabReading(const OutliersScene& start, const OutliersScene& now)
    : start_(start), now_(now) {
  std::vector<Sample> before = start.points;
  for (std::size_t i = 0; i < now.points.size(); ++i) {
    const auto same = std::find(before.begin(), before.end(), now.points[i]);
    if (same == before.end())
      moved_.push_back(i);
    else
      before.erase(same);
  }
  left_ = before.size();
}

const LabReading::Fitted& LabReading::fitted(const std::string& loss) {
  const auto known = fits_.find(loss);
  if (known != fits_.end()) return known->second;
  Fitter fitter;
  auto before = fit_of(fitter, start_, loss);
  auto after = fit_of(fitter, now_, loss);
  std::vector<PointInfluence> influence;
  if (after) {
    const LossChoice choice = choice_of(now_, loss);
    measure_influence(*pointwise(**make_loss(choice.id, choice.parameters)), fitter.design(),
                      {after->curve, after->scale}, influence);
  }
  return fits_.emplace(loss, Fitted{std::move(before), std::move(after), std::move(influence)})
      .first->second;
}

std::optional<Range> LabReading::reached(std::string_view id, const std::string& loss) {
  const LabNumber* known = find_lab_number(id);
  if (known == nullptr) return std::nullopt;
  const auto one = [](std::optional<double> value) {
    return value && std::isfinite(*value) ? std::optional(Range{*value, *value}) : std::nullopt;
  };
  if (known->of_moved) return of_moved(id, loss);
  return one(known->of_loss ? of_loss(id, loss) : of_all(id));
}

std::optional<double> LabReading::number(std::string_view id, const std::string& loss) {
  const auto range = reached(id, loss);
  return range ? std::optional(range->high) : std::nullopt;
}

/// What the moved points have of it; nothing while none is moved.
std::optional<Range> LabReading::of_moved(std::string_view id, const std::string& loss) {
  std::optional<Range> range;
  const auto see = [&range](double value) {
    if (!range) range = Range{value, value};
    range = Range{std::min(range->low, value), std::max(range->high, value)};
  };
  const bool same_points = start_.points.size() == now_.points.size();
  const auto any = [this] { // a leverage is the same under every loss that fits
    for (const LossChoice& choice : now_.losses)
      if (fitted(choice.id).after) return choice.id;
    return std::string();
  };
  const Fitted* fit =
      id == "lifted" || id == "sideways" ? nullptr : &fitted(loss.empty() ? any() : loss);
  for (const std::size_t i : moved_) {
    if (fit == nullptr && same_points)
      see(id == "sideways" ? std::abs(now_.points[i].x - start_.points[i].x)
                           : std::abs(now_.points[i].y - start_.points[i].y));
    if (fit == nullptr) continue;
    if (id == "off" && fit->before)
      see(std::abs(fit->before->curve.at(now_.points[i].x) - now_.points[i].y));
    if (i >= fit->influence.size()) continue;
    if (id == "weight") see(fit->influence[i].weight);
    if (id == "share") see(fit->influence[i].share);
    if (id == "leverage") see(fit->influence[i].leverage);
  }
  return range;
}

std::optional<double> LabReading::of_loss(std::string_view id, const std::string& loss) {
  const Fitted& fit = fitted(loss);
  if (!fit.after) return std::nullopt;
  const Polynomial& curve = fit.after->curve;
  if (id == "slope") return curve.line().slope;
  const LossChoice choice = choice_of(now_, loss);
  const LossPtr made = *make_loss(choice.id, choice.parameters);
  if (id == "minima") {
    Fitter fitter;
    fitter.set_points(now_.points, {now_.degree, now_.intercept});
    return 1 + static_cast<double>(fitter.other_minima(*made, *fit.after).size());
  }
  if (id == "own") {
    if (!now_.own) return std::nullopt;
    return MeanLoss(*pointwise(*made), now_.points, fit.after->scale).of(*now_.own) /
           fit.after->objective;
  }
  if (!fit.before) return std::nullopt;
  if (id == "turn") return std::abs(curve.line().slope - fit.before->curve.line().slope);
  double shift = 0;
  for (const Sample& point : start_.points)
    shift = std::max(shift, std::abs(curve.at(point.x) - fit.before->curve.at(point.x)));
  return shift;
}

std::optional<double> LabReading::of_all(std::string_view id) {
  if (id == "moved") return static_cast<double>(moved_.size());
  if (id == "removed")
    return static_cast<double>(left_ > moved_.size() ? left_ - moved_.size() : 0);
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const LossChoice& choice : now_.losses) {
    const Fitted& fit = fitted(choice.id);
    if (!fit.after) continue;
    const double slope = fit.after->curve.line().slope;
    low = std::min(low, slope);
    high = std::max(high, slope);
  }
  return high - low; // infinite without a fit
}

bool LabReading::holds(const Goal& goal) {
  const auto range = reached(goal.number, goal.loss);
  return range && !(goal.at_least && range->low < *goal.at_least) &&
         !(goal.at_most && range->high > *goal.at_most);
}

std::string LabReading::most(std::string_view id) {
  std::string best;
  double largest = -std::numeric_limits<double>::infinity();
  for (const LossChoice& choice : now_.losses) {
    const auto value = number(id, choice.id);
    if (!value || *value <= largest) continue;
    largest = *value;
    best = choice.id;
  }
  return best;
}

std::string goal_text(const Goal& goal) {
  std::string text(find_lab_number(goal.number)->says);
  if (const auto place = text.find('%'); place != std::string::npos) {
    const Entry* entry = find_loss(goal.loss);
    text.replace(place, 1, entry ? entry->card.short_name : goal.loss);
  }
  if (goal.at_least && goal.at_most && *goal.at_least == *goal.at_most)
    return text + ": " + short_text(*goal.at_least);
  if (goal.at_least) text += ": at least " + short_text(*goal.at_least);
  if (goal.at_most)
    text += (goal.at_least ? ", at most " : ": at most ") + short_text(*goal.at_most);
  return text;
}

} // namespace losslab
