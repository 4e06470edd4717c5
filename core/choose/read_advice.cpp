#include "core/choose/advice.h"
#include "core/json_fields.h"
#include "core/loss/marks.h"
#include "core/scene/embedded.h"

#include <algorithm>

// The strict reader of advice.json.

namespace losslab {

namespace {

using Json = nlohmann::json;

constexpr JsonLimits file_limits{.bytes = 1'000'000, .depth = 12};
constexpr std::size_t most_entries = 200;

class Reading {
 public:
  Outcome<Advice> read(const Json& json) {
    JsonFields fields(json, "", refusal_);
    fields.whole("losslab", 1, 1);
    list(fields, "questions", advice_.questions, &Reading::question);
    list(fields, "recommendations", advice_.recommendations, &Reading::recommendation);
    list(fields, "lookup", advice_.lookup, &Reading::line);
    list(fields, "tips", advice_.tips, &Reading::tip);
    list(fields, "guide", advice_.guide, &Reading::row);
    list(fields, "disputes", advice_.disputes, &Reading::dispute);
    fields.finish();
    if (refusal_) return *refusal_;
    return std::move(advice_);
  }

 private:
  template <class Entry>
  void list(JsonFields& fields, std::string_view name, std::vector<Entry>& into,
            Entry (Reading::*one)(JsonFields&)) {
    fields.each(name, 1, most_entries, [&](const Json& value, const std::string& path) {
      JsonFields entry(value, path, refusal_);
      into.push_back((this->*one)(entry));
      entry.finish();
    });
  }

  AdviceQuestion question(JsonFields& fields) {
    AdviceQuestion made{
        .id = fields.id("id"), .text = fields.text("text"), .options = {}, .when = when(fields)};
    if (advice_.find_question(made.id)) fields.refuse("id", in_quotes(made.id) + " is there twice");
    fields.each("options", 2, JsonFields::most_listed,
                [&](const Json& value, const std::string& path) {
                  JsonFields option(value, path, refusal_);
                  made.options.push_back({option.id("id"), option.text("text")});
                  option.finish();
                });
    return made;
  }

  /// Only of questions already read, so each can be raised by those before it.
  Condition when(JsonFields& fields) {
    Condition condition;
    const Json* value = fields.optional("when");
    if (!value || refusal_) return condition;
    JsonFields asked(*value, fields.path("when"), refusal_);
    if (!value->is_object()) return condition;
    for (const auto& [name, unused] : value->items()) {
      const AdviceQuestion* question = advice_.find_question(name);
      condition[name] = asked.ids(name);
      if (!question) {
        asked.refuse(name, "no question before this one has this id");
        break;
      }
      for (const std::string& answer : condition[name])
        if (std::none_of(question->options.begin(), question->options.end(),
                         [&](const AdviceOption& option) { return option.id == answer; }))
          asked.refuse(name, in_quotes(answer) + " is none of its answers");
    }
    return condition;
  }

  std::string loss(JsonFields& fields) {
    std::string id = fields.id("loss");
    if (!find_loss(id)) fields.refuse("loss", "there is no loss " + in_quotes(id));
    return id;
  }

  std::string mark(JsonFields& fields) {
    if (!fields.has("mark")) return {};
    std::string id = fields.id("mark");
    if (!find_mark(id)) fields.refuse("mark", "there is no mark " + in_quotes(id));
    return id;
  }

  std::optional<Scene> show(JsonFields& fields) {
    const Json* value = fields.optional("show");
    return value ? read_scene(*value, fields.path("show"), refusal_) : std::nullopt;
  }

  Scene must_show(JsonFields& fields) {
    auto scene = show(fields);
    if (!scene) fields.refuse("show", "is missing");
    return scene.value_or(Scene());
  }

  Recommendation recommendation(JsonFields& fields) {
    Recommendation made{.id = fields.id("id"),
                        .when = when(fields),
                        .pick = {loss(fields), {}},
                        .why = fields.text("why"),
                        .alternatives = {},
                        .show = std::nullopt};
    if (fields.has("parameters")) made.pick.parameters = fields.numbers("parameters");
    if (const auto loss = make_loss(made.pick.id, made.pick.parameters); !loss.ok() && !refusal_)
      fields.refuse(path_to("parameters", loss.refusal().place), loss.refusal().why);
    if (advice_.find_recommendation(made.id))
      fields.refuse("id", in_quotes(made.id) + " is there twice");
    fields.each("alternatives", 0, JsonFields::most_listed,
                [&](const Json& value, const std::string& path) {
                  JsonFields other(value, path, refusal_);
                  made.alternatives.push_back({loss(other), other.text("reason")});
                  other.finish();
                });
    made.show = show(fields);
    return made;
  }

  LookupLine line(JsonFields& fields) {
    LookupLine made{.task = fields.text("task"),
                    .losses = fields.ids("losses"),
                    .note = fields.has("note") ? fields.text("note") : ""};
    if (made.losses.empty()) fields.refuse("losses", "must name one loss or more");
    for (const std::string& id : made.losses)
      if (!find_loss(id)) fields.refuse("losses", "there is no loss " + in_quotes(id));
    return made;
  }

  Tip tip(JsonFields& fields) { return {fields.text("text"), must_show(fields)}; }

  GuideRow row(JsonFields& fields) {
    GuideRow made{.loss = loss(fields), .marks = {}};
    for (const Mark& mark : marks())
      if (fields.has(mark.id)) made.marks[std::string(mark.id)] = fields.truth(mark.id);
    return made;
  }

  Dispute dispute(JsonFields& fields) {
    return {.loss = loss(fields),
            .mark = mark(fields),
            .said = fields.text("said"),
            .found = fields.text("found"),
            .show = must_show(fields)};
  }

  Advice advice_;
  std::optional<Refusal> refusal_;
};

} // namespace

Outcome<Advice> advice_from_json(std::string_view text) {
  const auto json = parse_json(text, file_limits);
  if (!json.ok()) return json.refusal();
  return Reading().read(*json);
}

} // namespace losslab
