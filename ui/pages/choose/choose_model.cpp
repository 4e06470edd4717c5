#include "ui/pages/choose/choose_model.h"

#include "ui/text.h"

#include <algorithm>

namespace losslab {

namespace {

constexpr int longest_search = 50; ///< letters, of at most four bytes each

std::string joined(std::string_view question, std::string_view option) {
  return std::string(question).append("=").append(option);
}

/// Adds what is not there, takes what is.
void toggle(std::vector<std::string>& list, const std::string& id) {
  if (std::erase(list, id) == 0) list.push_back(id);
}

QString searched(const Card& card) {
  return (text(card.name) + ' ' + text(card.id) + ' ' + text(family_name(card.family)) + ' ' +
          text(card.use))
      .toCaseFolded();
}

bool is_family(std::string_view id) {
  return std::any_of(catalogue().begin(), catalogue().end(),
                     [id](const Entry* entry) { return family_id(entry->card.family) == id; });
}

/// "S1" to "S6" are the guide's own scenarios.
bool is_in_the_guide(const Question* scenario) {
  return std::any_of(scenario->guide.begin(), scenario->guide.end(),
                     [](const std::string& place) { return place.starts_with('S'); });
}

std::string in_csv(std::string_view cell) {
  std::string quoted = "\"";
  for (const char c : cell)
    quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

} // namespace

ChooseModel::ChooseModel(const ChooseScene& scene, const Services& services, QObject* parent)
    : SceneModel(scene, parent), advice_(std::make_shared<Advice>()) {
  if (const auto advice = services.advice(); advice.ok())
    advice_ = *advice;
  else
    no_advice_ = advice.refusal();
  if (const auto bank = services.questions(); bank.ok())
    bank_ = *bank;
  else
    no_scenarios_ = bank.refusal();
  if (bank_)
    for (const Topic& topic : bank_->topics())
      for (const Question& question : topic.questions)
        if (question.scenario) scenarios_.push_back(&question);
  std::stable_partition(scenarios_.begin(), scenarios_.end(), is_in_the_guide);
  connect(this, &SceneModel::sceneChanged, this, &ChooseModel::follow);
  follow();
}

template <class Edit>
void ChooseModel::edit(Edit change, const std::string& gesture) {
  ChooseScene next = choose();
  change(next);
  SceneModel::change(next, gesture);
}

void ChooseModel::setView(ChooseView view) {
  edit([view](ChooseScene& next) { next.view = view; });
}

Answers ChooseModel::answers() const {
  Answers given;
  for (const std::string& answer : choose().answers)
    if (const auto split = answer.find('='); split != std::string::npos)
      given[answer.substr(0, split)] = answer.substr(split + 1);
  return advice_->valid(given);
}

void ChooseModel::answer(const std::string& question, const std::string& option) {
  Answers given = answers();
  if (given[question] == option)
    given.erase(question);
  else
    given[question] = option;
  given = advice_->valid(given);
  edit([&](ChooseScene& next) {
    next.answers.clear();
    for (const auto& [asked, said] : given)
      next.answers.push_back(joined(asked, said));
  });
}

void ChooseModel::startOver() {
  edit([](ChooseScene& next) { next.answers.clear(); });
}

const Card& ChooseModel::focus() const { return find_loss(choose().focus)->card; }

bool ChooseModel::isTicked(std::string_view id) const {
  const auto& ticked = choose().ticked;
  return std::find(ticked.begin(), ticked.end(), id) != ticked.end();
}

void ChooseModel::setSearch(const std::string& words) {
  // A scene holds 200 bytes of it: never half a letter.
  const QString kept = text(words).left(longest_search);
  edit([&](ChooseScene& next) { next.search = kept.toStdString(); }, "search");
}

void ChooseModel::setFamily(const std::string& family) {
  edit([&](ChooseScene& next) { next.family = family; });
}

void ChooseModel::toggleMark(const std::string& mark) {
  edit([&](ChooseScene& next) { toggle(next.marks, mark); });
}

void ChooseModel::sortBy(const std::string& mark) {
  edit([&](ChooseScene& next) { next.sort = next.sort == mark ? "" : mark; });
}

void ChooseModel::tick(const std::string& loss) {
  edit([&](ChooseScene& next) {
    toggle(next.ticked, loss);
    if (next.ticked.empty()) next.only_ticked = false; // or nothing would be left to tick
  });
}

void ChooseModel::setOnlyTicked(bool only) {
  edit([only](ChooseScene& next) { next.only_ticked = only && !next.ticked.empty(); });
}

void ChooseModel::showAll() {
  edit([](ChooseScene& next) {
    next.search.clear();
    next.family.clear();
    next.marks.clear();
    next.only_ticked = false;
  });
}

void ChooseModel::setFocus(const std::string& loss) {
  ChooseScene next = choose();
  next.focus = loss;
  amend(next);
}

Scene ChooseModel::together() const {
  std::vector<LossChoice> losses;
  for (const std::string& id : choose().ticked)
    if (losses.size() < most_losses) losses.push_back({id, {}});
  const bool focused = losses.empty() || isTicked(focus().id);
  if (losses.empty()) losses.push_back({focus().id, {}});
  return explore_scene(losses, focused ? focus() : find_loss(losses.front().id)->card);
}

const Question* ChooseModel::scenario() const {
  const auto found =
      std::find_if(scenarios_.begin(), scenarios_.end(),
                   [this](const Question* each) { return each->id == choose().scenario; });
  if (found != scenarios_.end()) return *found;
  return scenarios_.empty() ? nullptr : scenarios_.front();
}

void ChooseModel::setScenario(const std::string& id) {
  ChooseScene next = choose();
  next.scenario = id;
  amend(next);
}

bool ChooseModel::passes(const Card& card) const {
  const ChooseScene& scene = choose();
  if (scene.only_ticked && !isTicked(card.id)) return false;
  if (is_family(scene.family) && family_id(card.family) != scene.family) return false;
  for (const std::string& id : scene.marks)
    if (const Mark* mark = find_mark(id); mark && !(card.properties.*mark->has)) return false;
  const QString all = searched(card);
  const auto words = text(scene.search).toCaseFolded().split(' ', Qt::SkipEmptyParts);
  return std::all_of(words.begin(), words.end(),
                     [&all](const QString& word) { return all.contains(word); });
}

void ChooseModel::follow() {
  rows_.clear();
  for (const Entry* entry : catalogue())
    if (passes(entry->card)) rows_.push_back(&entry->card);
  if (const Mark* mark = find_mark(choose().sort))
    std::stable_partition(rows_.begin(), rows_.end(),
                          [mark](const Card* card) { return card->properties.*mark->has; });
}

std::string ChooseModel::table() const {
  std::string csv = "loss,family";
  for (const Mark& mark : marks())
    csv.append(",").append(mark.id);
  csv += ",output layer,the guide says otherwise of\n";
  for (const Card* card : rows_) {
    csv += card->id;
    csv.append(",").append(family_id(card->family));
    std::string differs;
    for (const Mark& mark : marks()) {
      csv += card->properties.*mark.has ? ",yes" : ",no";
      if (advice_->dispute(card->id, mark.id))
        differs.append(differs.empty() ? "" : " ").append(mark.id);
    }
    csv.append(",").append(in_csv(card->activation)).append(",").append(differs).append("\n");
  }
  return csv;
}

} // namespace losslab
