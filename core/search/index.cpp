#include "core/search/index.h"

#include "core/choose/advice.h"
#include "core/quiz/bank.h"
#include "core/scene/starts.h"

#include <algorithm>
#include <set>

namespace losslab {

namespace {

constexpr int in_title = 4;
constexpr int in_detail = 1;
constexpr int whole_word = 1; ///< on top: "mae" before "mae of probabilities"'s neighbours

/// Letters and digits; bytes beyond ASCII belong to words (δ, ε).
bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool inside = false;
  for (const char c : text) {
    if (!in_word(c)) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return words;
}

/// How well the best of the words fits; 0 where none begins with it.
int fit(const std::vector<std::string>& words, const std::string& wanted, int worth) {
  int best = 0;
  for (const std::string& word : words)
    if (word.starts_with(wanted))
      best = std::max(best, worth + (word.size() == wanted.size() ? whole_word : 0));
  return best;
}

void add_losses(SearchIndex& index) {
  for (const Entry* entry : catalogue()) {
    const Card& card = entry->card;
    std::string said = card.use;
    for (const auto* list : {&card.strengths, &card.weaknesses})
      for (const std::string& each : *list)
        said += ' ' + each;
    for (const Convention& there : card.conventions)
      said += ' ' + there.library + ' ' + there.name;
    index.add({Found::loss, card.name, card.intuition, card.id + ' ' + card.short_name,
               explore_scene({{card.id, {}}}, card), said});
    for (const Parameter& parameter : card.parameters)
      index.add({Found::parameter, parameter.symbol + " of " + card.name, parameter.name,
                 parameter.id + ' ' + card.id, explore_scene({{card.id, {}}}, card)});
  }
}

void add_questions(SearchIndex& index, const Bank& bank) {
  for (const Topic& topic : bank.topics())
    for (const Question& question : topic.questions) {
      QuizScene scene;
      scene.mode = QuizMode::learn;
      scene.topic = topic.id;
      scene.item = question.id;
      std::string losses = question.id;
      for (const std::string& id : question.losses)
        losses += ' ' + id;
      index.add({Found::question, question.text, topic.title, losses, scene});
    }
}

void add_starts(SearchIndex& index) {
  std::set<InputKind> kinds;
  for (const Entry* entry : catalogue()) {
    const InputKind kind = entry->card.kind;
    if (!kinds.insert(kind).second) continue;
    for (const Start& start : starts(kind)) {
      const ExploreScene scene = scene_of(kind, start);
      std::string losses;
      for (const LossChoice& choice : scene.losses)
        losses += (losses.empty() ? "" : ", ") + find_loss(choice.id)->card.name;
      index.add({Found::scene, start.name, losses + ": " + start.tip, {}, scene});
    }
  }
}

void add_advice(SearchIndex& index, const Advice& advice) {
  for (const Recommendation& each : advice.recommendations)
    index.add({Found::scene, find_loss(each.pick.id)->card.name + ": when to take it", each.why,
               each.id, scene_of(each)});
  for (const Tip& tip : advice.tips)
    index.add({Found::scene, tip.text, "Tip", {}, tip.show});
  for (const Dispute& dispute : advice.disputes)
    index.add({Found::scene, dispute.said, dispute.found, dispute.loss, dispute.show});
}

} // namespace

void SearchIndex::add(SearchEntry entry) {
  words_.push_back(
      {words_of(entry.title), words_of(entry.keywords), words_of(entry.detail + ' ' + entry.more)});
  entries_.push_back(std::move(entry));
}

std::vector<const SearchEntry*> SearchIndex::find(std::string_view words, std::size_t most) const {
  const std::vector<std::string> wanted = words_of(words);
  if (wanted.empty()) return {};
  std::vector<std::pair<int, const SearchEntry*>> found;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    int sum = 0;
    const bool all = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
      const int worth =
          std::max({fit(words_[i].title, word, in_title), fit(words_[i].keywords, word, in_title),
                    fit(words_[i].detail, word, in_detail)});
      sum += worth;
      return worth > 0;
    });
    // Of equals the one that says less else is meant: "Huber" before "Pseudo-Huber".
    const bool exact = words_[i].title.size() == wanted.size();
    if (all) found.emplace_back(2 * sum + (exact ? 1 : 0), &entries_[i]);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second->kind < b.second->kind;
  });
  std::vector<const SearchEntry*> best;
  for (std::size_t i = 0; i < std::min(most, found.size()); ++i)
    best.push_back(found[i].second);
  return best;
}

SearchIndex search_index(const Bank* bank, const Advice* advice) {
  SearchIndex index;
  add_losses(index);
  add_starts(index);
  if (bank) add_questions(index, *bank);
  if (advice) add_advice(index, *advice);
  return index;
}

} // namespace losslab
