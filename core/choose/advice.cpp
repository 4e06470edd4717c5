#include "core/choose/advice.h"

#include <algorithm>

namespace losslab {

namespace {

bool holds(const Condition& condition, const Answers& answers) {
  return std::all_of(condition.begin(), condition.end(), [&](const auto& asked) {
    const auto answer = answers.find(asked.first);
    return answer != answers.end() && std::find(asked.second.begin(), asked.second.end(),
                                                answer->second) != asked.second.end();
  });
}

template <class List>
auto find_id(const List& list, std::string_view id) {
  const auto found =
      std::find_if(list.begin(), list.end(), [id](const auto& each) { return each.id == id; });
  return found == list.end() ? nullptr : &*found;
}

} // namespace

const AdviceQuestion* Advice::find_question(std::string_view id) const {
  return find_id(questions, id);
}

const Recommendation* Advice::find_recommendation(std::string_view id) const {
  return find_id(recommendations, id);
}

std::vector<const AdviceQuestion*> Advice::raised(const Answers& answers) const {
  std::vector<const AdviceQuestion*> found;
  Answers so_far; // of raised questions only
  for (const AdviceQuestion& question : questions) {
    if (!holds(question.when, so_far)) continue;
    found.push_back(&question);
    const auto answer = answers.find(question.id);
    if (answer != answers.end() && find_id(question.options, answer->second))
      so_far.insert(*answer);
  }
  return found;
}

Answers Advice::valid(const Answers& answers) const {
  Answers kept;
  for (const AdviceQuestion* question : raised(answers)) {
    const auto answer = answers.find(question->id);
    if (answer != answers.end() && find_id(question->options, answer->second)) kept.insert(*answer);
  }
  return kept;
}

const Recommendation* Advice::recommended(const Answers& answers) const {
  const Answers given = valid(answers);
  if (given.size() < raised(given).size()) return nullptr;
  const auto found =
      std::find_if(recommendations.begin(), recommendations.end(),
                   [&](const Recommendation& each) { return holds(each.when, given); });
  return found == recommendations.end() ? nullptr : &*found;
}

// Every way to answer what is open is followed: a question answered may raise another.
std::vector<const Recommendation*> Advice::possible(const Answers& answers) const {
  const Answers given = valid(answers);
  const auto asked = raised(given);
  const auto open = std::find_if(asked.begin(), asked.end(), [&](const AdviceQuestion* question) {
    return !given.contains(question->id);
  });
  std::vector<const Recommendation*> found;
  if (open == asked.end()) {
    if (const Recommendation* only = recommended(given)) found.push_back(only);
    return found;
  }
  for (const AdviceOption& option : (*open)->options) {
    Answers next = given;
    next[(*open)->id] = option.id;
    for (const Recommendation* each : possible(next))
      if (std::find(found.begin(), found.end(), each) == found.end()) found.push_back(each);
  }
  return found;
}

std::optional<bool> Advice::guide_says(std::string_view loss, std::string_view mark) const {
  for (const GuideRow& row : guide)
    if (row.loss == loss)
      if (const auto found = row.marks.find(mark); found != row.marks.end()) return found->second;
  return std::nullopt;
}

const Dispute* Advice::dispute(std::string_view loss, std::string_view mark) const {
  const auto found = std::find_if(disputes.begin(), disputes.end(), [&](const Dispute& each) {
    return each.loss == loss && each.mark == mark;
  });
  return found == disputes.end() ? nullptr : &*found;
}

Scene scene_of(const Recommendation& recommendation) {
  if (recommendation.show) return *recommendation.show;
  std::vector<LossChoice> losses{recommendation.pick};
  for (const Alternative& other : recommendation.alternatives)
    losses.push_back({other.loss, {}});
  return explore_scene(std::move(losses), find_loss(recommendation.pick.id)->card);
}

} // namespace losslab
