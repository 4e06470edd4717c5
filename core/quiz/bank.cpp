#include "core/quiz/bank.h"

#include "core/json.h"
#include "core/loss/catalogue.h"
#include "core/scene/text.h"

#include <algorithm>
#include <span>

namespace losslab {

namespace {

using Json = nlohmann::json;

// Generous for anything a person writes and reads, small enough for any machine.
constexpr JsonLimits file_limits{.bytes = 1'000'000, .depth = 12};
constexpr std::size_t most_items = 1'000;
constexpr std::size_t most_listed = 12; ///< losses, key points, options, sources of one question
constexpr std::size_t longest_text = 4'000;

/// Reads one JSON object field by field. The first thing that is wrong stays, shared by all readers
/// of one text; what is read after it is only filled in.
class Fields {
 public:
  Fields(const Json& object, std::string path, std::optional<Refusal>& refusal)
      : object_(object), path_(std::move(path)), refusal_(refusal) {
    if (!object.is_object()) refuse_kind(path_, "an object", object);
  }

  std::string text(std::string_view name) {
    const Json* value = required(name);
    return value ? text_of(*value, path_to(path_, name)) : "";
  }
  std::string id(std::string_view name) {
    const Json* value = required(name);
    return value ? id_of(*value, path_to(path_, name)) : "";
  }
  std::vector<std::string> ids(std::string_view name) {
    std::vector<std::string> ids;
    each(name, 0, most_listed,
         [&](const Json& value, const std::string& path) { ids.push_back(id_of(value, path)); });
    return ids;
  }
  std::vector<std::string> texts(std::string_view name, std::size_t least) {
    std::vector<std::string> texts;
    each(name, least, most_listed, [&](const Json& value, const std::string& path) {
      texts.push_back(text_of(value, path));
    });
    return texts;
  }
  bool truth(std::string_view name) {
    const Json* value = required(name);
    if (!value) return false;
    if (!value->is_boolean())
      return refuse_kind(path_to(path_, name), "true or false", *value), false;
    return value->get<bool>();
  }
  int whole(std::string_view name, int low, int high) {
    const Json* value = required(name);
    if (!value) return low;
    if (value->is_number_integer() && *value >= low && *value <= high) return value->get<int>();
    refuse(name,
           "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    return low;
  }
  std::size_t word(std::string_view name, std::span<const std::string_view> words) {
    const std::string given = text(name);
    const auto found = std::find(words.begin(), words.end(), given);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    std::string all;
    for (const std::string_view known : words)
      all += (all.empty() ? "" : ", ") + in_quotes(known);
    refuse(name, "must be one of " + all + ", not " + in_quotes(given));
    return 0;
  }
  /// Calls read(value, path) for every entry of a list.
  template <class Read>
  void each(std::string_view name, std::size_t least, std::size_t most, Read read) {
    const Json* list = required(name);
    if (!list) return;
    if (!list->is_array()) return refuse_kind(path_to(path_, name), "a list", *list);
    if (list->size() < least || list->size() > most)
      return refuse(name, "must have " + std::to_string(least) + " to " + std::to_string(most) +
                              " entries, not " + std::to_string(list->size()));
    for (std::size_t i = 0; i < list->size() && !refusal_; ++i)
      read((*list)[i], path_to(path_to(path_, name), i));
  }

  bool has(std::string_view name) const { return object_.is_object() && object_.contains(name); }
  const Json* optional(std::string_view name) {
    known_.push_back(name);
    return has(name) ? &object_[std::string(name)] : nullptr;
  }
  void refuse(std::string_view name, std::string why) {
    if (!refusal_) refusal_ = Refusal{path_to(path_, name), std::move(why)};
  }
  /// To be called last: refuses what nothing has asked for.
  void finish() {
    if (refusal_) return;
    for (const auto& [name, value] : object_.items())
      if (std::find(known_.begin(), known_.end(), name) == known_.end())
        return refuse(name, "is no field here");
  }

 private:
  const Json* required(std::string_view name) {
    const Json* value = optional(name);
    if (!value) refuse(name, "is missing");
    return refusal_ ? nullptr : value;
  }
  std::string text_of(const Json& value, const std::string& path) {
    if (!value.is_string()) return refuse_kind(path, "a text", value), "";
    std::string text = value.get<std::string>();
    const auto control = [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n'; };
    std::string_view why;
    if (text.find_first_not_of(" \n") == std::string::npos) why = "is empty";
    if (std::any_of(text.begin(), text.end(), control)) why = "has a control character in it";
    if (text.size() > longest_text) why = "is longer than 4000 bytes";
    if (!why.empty() && !refusal_) refusal_ = Refusal{path, std::string(why)};
    return text;
  }
  std::string id_of(const Json& value, const std::string& path) {
    std::string id = text_of(value, path);
    const auto allowed = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    const bool good = id.size() <= 64 && std::all_of(id.begin(), id.end(), allowed);
    if (!good && !refusal_)
      refusal_ = Refusal{path, "must be at most 64 small letters, digits, hyphens or underscores"};
    return id;
  }
  void refuse_kind(const std::string& path, std::string_view expected, const Json& value) {
    if (!refusal_)
      refusal_ = Refusal{path, "must be " + std::string(expected) + ", not " +
                                   std::string(json_kind(value))};
  }

  const Json& object_;
  std::string path_;
  std::optional<Refusal>& refusal_;
  std::vector<std::string_view> known_;
};

FreeAnswer read_free(Fields& fields) {
  return {.model = fields.text("answer"), .key_points = fields.texts("key_points", 1)};
}

MultipleChoice read_choice(Fields& fields, std::optional<Refusal>& refusal) {
  MultipleChoice choice;
  fields.each("options", 2, most_listed, [&](const Json& value, const std::string& path) {
    Fields option(value, path, refusal);
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

/// A question's scene carries no version: the file has one.
std::optional<Scene> read_scene(const Json& value, const std::string& path,
                                std::optional<Refusal>& refusal) {
  if (refusal) return std::nullopt;
  if (!value.is_object() || value.contains("losslab")) {
    refusal = Refusal{path, "must be a scene, without the field \"losslab\""};
    return std::nullopt;
  }
  Json versioned = value;
  versioned["losslab"] = 1;
  const auto scene = scene_from_json(versioned.dump());
  if (scene.ok()) return *scene;
  refusal = Refusal{path_to(path, scene.refusal().place), scene.refusal().why};
  return std::nullopt;
}

Question read_question(const Json& value, const std::string& path,
                       std::optional<Refusal>& refusal) {
  static constexpr std::array<std::string_view, 2> kinds{"free", "choice"};
  Fields fields(value, path, refusal);
  Question question;
  question.id = fields.id("id");
  question.losses = fields.ids("losses");
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
  if (const Json* show = fields.optional("show"))
    question.show = read_scene(*show, path_to(path, "show"), refusal);
  fields.finish();
  return question;
}

} // namespace

Outcome<Topic> topic_from_json(std::string_view text) {
  const auto json = parse_json(text, file_limits);
  if (!json.ok()) return json.refusal();
  std::optional<Refusal> refusal;
  Fields fields(*json, "", refusal);
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

std::string_view topic_of(Family family) {
  switch (family) {
  case Family::distribution:
    return "distributions";
  case Family::embedding:
  case Family::sequence:
  case Family::generative:
    return "embeddings_generative";
  case Family::regression:
  case Family::binary:
  case Family::multiclass:
  case Family::segmentation:
    break;
  }
  return family_id(family);
}

} // namespace losslab
