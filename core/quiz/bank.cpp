#include "core/quiz/bank.h"

#include "core/data/noise.h"
#include "core/json_fields.h"
#include "core/loss/catalogue.h"
#include "core/scene/embedded.h"

#include <algorithm>

namespace losslab {

namespace {

using Json = nlohmann::json;

// Generous for anything a person writes and reads, small enough for any machine.
constexpr JsonLimits file_limits{.bytes = 1'000'000, .depth = 12};
constexpr std::size_t most_items = 1'000;

FreeAnswer read_free(JsonFields& fields) {
  return {.model = fields.text("answer"), .key_points = fields.texts("key_points", 1)};
}

MultipleChoice read_choice(JsonFields& fields, std::optional<Refusal>& refusal) {
  MultipleChoice choice;
  fields.each("options", 2, JsonFields::most_listed,
              [&](const Json& value, const std::string& path) {
                JsonFields option(value, path, refusal);
                choice.options.push_back({.text = option.text("text"),
                                          .right = option.truth("right"),
                                          .reason = option.text("reason")});
                option.finish();
              });
  if (std::count_if(choice.options.begin(), choice.options.end(),
                    [](const Option& option) { return option.right; }) != 1)
    fields.refuse("options", "exactly one must be right");
  choice.explanation = fields.text("explanation");
  return choice;
}

/// A number that an answer states, from which loss of which inputs. What the loss makes of them is
/// for the tests to see.
Computed read_computed(const Json& value, const std::string& path,
                       std::optional<Refusal>& refusal) {
  static constexpr std::array<std::string_view, 2> reductions{"mean", "sum"};
  JsonFields fields(value, path, refusal);
  Computed computed;
  computed.loss = fields.id("loss");
  if (fields.has("parameters")) computed.parameters = fields.numbers("parameters");
  if (!find_loss(computed.loss))
    fields.refuse("loss", "there is no loss " + in_quotes(computed.loss));
  else if (const auto made = make_loss(computed.loss, computed.parameters); !made.ok())
    fields.refuse(path_to("parameters", made.refusal().place), made.refusal().why);
  if (fields.has("player")) computed.player = fields.id("player");
  if (const Json* inputs = fields.required("inputs")) {
    auto batch = batch_from_json(inputs->dump());
    if (batch.ok())
      computed.inputs = std::move(*batch);
    else if (batch.refusal().place == "input") // all of it
      fields.refuse("inputs", batch.refusal().why);
    else
      fields.refuse(path_to("inputs", batch.refusal().place), batch.refusal().why);
  }
  if (fields.has("reduction") && fields.word("reduction", reductions) == 1)
    computed.reduction = Reduction::sum;
  if (fields.has("slope_by")) computed.slope_by = fields.id("slope_by");
  if (fields.has("entry")) computed.entry = fields.whole("entry", 0, 1'000);
  computed.value = fields.number("value");
  computed.text = fields.text("text");
  fields.finish();
  return computed;
}

Goal read_goal(const Json& value, const std::string& path, std::optional<Refusal>& refusal) {
  JsonFields fields(value, path, refusal);
  Goal goal{.number = fields.id("number")};
  const LabNumber* number = find_lab_number(goal.number);
  if (number == nullptr)
    fields.refuse("number", "there is no number " + in_quotes(goal.number));
  else if (number->of_loss)
    goal.loss = fields.id("loss");
  if (number && number->of_loss && !find_loss(goal.loss))
    fields.refuse("loss", "there is no loss " + in_quotes(goal.loss));
  if (fields.has("at_least")) goal.at_least = fields.number("at_least");
  if (fields.has("at_most")) goal.at_most = fields.number("at_most");
  if (!goal.at_least && !goal.at_most) fields.refuse("at_least", "is missing, and so is at_most");
  fields.finish();
  return goal;
}

LabTask read_task(const Json& value, const std::string& path, std::optional<Refusal>& refusal) {
  JsonFields fields(value, path, refusal);
  LabTask task;
  if (const Json* start = fields.required("start")) {
    Json scene = *start;
    if (scene.is_object()) scene["page"] = "outliers";
    if (auto read = read_scene(scene, fields.path("start"), refusal))
      task.start = std::get<OutliersScene>(std::move(*read));
    if (task.start.points.empty() && task.start.synthetic)
      task.start.points = draw_points(*task.start.synthetic);
  }
  fields.each("goals", 1, JsonFields::most_listed, [&](const Json& each, const std::string& at) {
    task.goals.push_back(read_goal(each, at, refusal));
  });
  task.hints = fields.texts("hints", 1);
  if (fields.has("predict")) {
    task.predict = fields.id("predict");
    const LabNumber* number = find_lab_number(task.predict);
    if (number == nullptr || !number->of_loss)
      fields.refuse("predict", "there is no number of losses " + in_quotes(task.predict));
  }
  fields.finish();
  return task;
}

Question read_question(const Json& value, const std::string& path,
                       std::optional<Refusal>& refusal) {
  static constexpr std::array<std::string_view, 2> kinds{"free", "choice"};
  JsonFields fields(value, path, refusal);
  Question question;
  question.id = fields.id("id");
  question.losses = fields.ids("losses");
  for (std::size_t i = 0; i < question.losses.size(); ++i)
    if (!find_loss(question.losses[i]))
      fields.refuse(path_to("losses", i), "there is no loss " + in_quotes(question.losses[i]));
  question.skill = static_cast<Skill>(fields.word("skill", skill_ids));
  question.level = fields.whole("level", 1, 3);
  question.text = fields.text("question");
  if (fields.word("kind", kinds) == 0)
    question.answer = read_free(fields);
  else
    question.answer = read_choice(fields, refusal);
  question.scenario = fields.has("scenario") && fields.truth("scenario");
  if (fields.has("guide")) question.guide = fields.texts("guide", 0);
  question.sources = fields.texts("sources", 1);
  if (fields.has("computes"))
    fields.each("computes", 1, JsonFields::most_listed,
                [&](const Json& each, const std::string& at) {
                  question.computes.push_back(read_computed(each, at, refusal));
                });
  if (const Json* show = fields.optional("show"))
    question.show = read_scene(*show, fields.path("show"), refusal);
  if (const Json* task = fields.optional("task"))
    question.task = read_task(*task, fields.path("task"), refusal);
  fields.finish();
  return question;
}

} // namespace

Outcome<Topic> topic_from_json(std::string_view text) {
  const auto json = parse_json(text, file_limits);
  if (!json.ok()) return json.refusal();
  std::optional<Refusal> refusal;
  JsonFields fields(*json, "", refusal);
  fields.whole("losslab", 1, 1);
  Topic topic{.id = fields.id("topic"), .title = fields.text("title"), .questions = {}};
  fields.each("items", 1, most_items, [&](const Json& value, const std::string& path) {
    Question question = read_question(value, path, refusal);
    for (const Question& other : topic.questions)
      if (other.id == question.id && !refusal)
        refusal = Refusal{path_to(path, "id"), in_quotes(question.id) + " is there twice"};
    topic.questions.push_back(std::move(question));
  });
  fields.finish();
  if (refusal) return *refusal;
  return topic;
}

Outcome<Bank> Bank::of(std::vector<Topic> topics) {
  Bank bank;
  for (std::size_t t = 0; t < topics.size(); ++t) {
    if (bank.find_topic(topics[t].id)) return Refusal{topics[t].id, "two files have this topic"};
    for (std::size_t q = 0; q < topics[t].questions.size(); ++q) {
      const std::string& id = topics[t].questions[q].id;
      const auto [other, added] = bank.places_.try_emplace(id, t, q);
      if (!added)
        return Refusal{topics[t].id, in_quotes(id) + " is a question of the topic " +
                                         in_quotes(topics[other->second.first].id) + " already"};
    }
    bank.topics_.push_back(std::move(topics[t]));
  }
  return bank;
}

const Question* Bank::find(std::string_view id) const {
  const auto place = places_.find(id);
  if (place == places_.end()) return nullptr;
  return &topics_[place->second.first].questions[place->second.second];
}

const Topic* Bank::find_topic(std::string_view id) const {
  const auto found = std::find_if(topics_.begin(), topics_.end(),
                                  [id](const Topic& topic) { return topic.id == id; });
  return found == topics_.end() ? nullptr : &*found;
}

const Topic& Bank::topic_of(const Question& question) const {
  return topics_[places_.find(question.id)->second.first];
}

std::string_view topic_of(const Card& card) {
  switch (card.family) {
  case Family::regression:
    return card.properties.smooth && card.properties.handles_outliers ? "robust" : "regression";
  case Family::binary:
    return card.axes.front() == Axis::margin ? "margins" : "binary";
  case Family::multiclass:
    return "multiclass";
  case Family::distribution:
    return "distributions";
  case Family::segmentation:
    return "segmentation";
  case Family::embedding:
    return "embeddings";
  case Family::sequence:
    return "sequences";
  case Family::generative:
    return "generative";
  }
  return {};
}

QuizScene quiz_about(const Card& card) {
  QuizScene scene;
  scene.mode = QuizMode::learn;
  scene.topic = topic_of(card);
  return scene;
}

} // namespace losslab
