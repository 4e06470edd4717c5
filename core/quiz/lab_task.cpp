#include "core/quiz/lab_task.h"

#include "core/fit/mean_loss.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace losslab {

namespace {

constexpr std::array numbers{
    LabNumber{"slope", true, "slope of %"},
    LabNumber{"turn", true, "how far the slope of % has turned"},
    LabNumber{"shift", true, "how far the line of % has moved at any point"},
    LabNumber{"weight", true, "the weight % gives the moved point"},
    LabNumber{"share", true, "the moved point's share of all pull under %"},
    LabNumber{"own", true, "mean loss of your line over the best, under %"},
    LabNumber{"minima", true, "local minima of %"},
    LabNumber{"spread", false, "how far the slopes of all fits lie apart"},
    LabNumber{"moved", false, "points moved or added"},
    LabNumber{"removed", false, "points removed"},
    LabNumber{"sideways", false, "how far points were moved sideways"},
    LabNumber{"lifted", false, "how far points were moved up or down"},
    LabNumber{"leverage", false, "leverage of the moved point"},
};

LossChoice choice_of(const OutliersScene& scene, const std::string& loss) {
  for (const LossChoice& choice : scene.losses)
    if (choice.id == loss) return choice;
  return {loss, {}};
}

Outcome<CurveFit> fit_of(Fitter& fitter, const OutliersScene& scene, const std::string& id) {
  const LossChoice choice = choice_of(scene, id);
  const auto loss = make_loss(choice.id, choice.parameters);
  if (!loss) return loss.refusal();
  fitter.set_points(scene.points, {scene.degree, scene.intercept});
  return fitter.fit(**loss, {.mad = scene.mad_scale});
}

std::string short_text(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%g", value);
  return text.data();
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

std::optional<double> LabReading::number(std::string_view id, const std::string& loss) {
  const LabNumber* known = find_lab_number(id);
  if (known == nullptr) return std::nullopt;
  if (known->of_loss) return of_loss(id, loss);
  return id == "spread" || id == "leverage" ? of_fits(id) : of_points(id);
}

/// Of all fits together.
std::optional<double> LabReading::of_fits(std::string_view id) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const LossChoice& choice : now_.losses) {
    const Fitted& fit = fitted(choice.id);
    if (!fit.after) continue;
    if (id == "leverage") return of_moved(fit.influence, &PointInfluence::leverage);
    const double slope = fit.after->curve.line().slope;
    low = std::min(low, slope);
    high = std::max(high, slope);
  }
  if (!(low <= high)) return std::nullopt;
  return high - low;
}

/// The largest of the moved points; nothing while none is moved.
std::optional<double> LabReading::of_moved(const std::vector<PointInfluence>& influence,
                                           double PointInfluence::*member) const {
  std::optional<double> most;
  for (const std::size_t i : moved_)
    if (i < influence.size()) most = std::max(most.value_or(0), influence[i].*member);
  return most;
}

std::optional<double> LabReading::of_loss(std::string_view id, const std::string& loss) {
  const Fitted& fit = fitted(loss);
  if (!fit.after) return std::nullopt;
  const Polynomial& curve = fit.after->curve;
  if (id == "slope") return curve.line().slope;
  if (id == "weight") return of_moved(fit.influence, &PointInfluence::weight);
  if (id == "share") return of_moved(fit.influence, &PointInfluence::share);
  const LossChoice choice = choice_of(now_, loss);
  const LossPtr made = *make_loss(choice.id, choice.parameters);
  if (id == "minima") {
    Fitter fitter;
    fitter.set_points(now_.points, {now_.degree, now_.intercept});
    return static_cast<double>(fitter.minima(*made, fit.after->scale).size());
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

std::optional<double> LabReading::of_points(std::string_view id) const {
  if (id == "moved") return static_cast<double>(moved_.size());
  if (id == "removed")
    return static_cast<double>(left_ > moved_.size() ? left_ - moved_.size() : 0);
  // The same points in the same order: none was added or removed.
  if (start_.points.size() != now_.points.size()) return std::nullopt;
  double most = 0;
  for (std::size_t i = 0; i < now_.points.size(); ++i)
    most = std::max(most, id == "sideways" ? std::abs(now_.points[i].x - start_.points[i].x)
                                           : std::abs(now_.points[i].y - start_.points[i].y));
  return most;
}

bool LabReading::holds(const Goal& goal) {
  const auto value = number(goal.number, goal.loss);
  return value && !(goal.at_least && *value < *goal.at_least) &&
         !(goal.at_most && *value > *goal.at_most);
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
