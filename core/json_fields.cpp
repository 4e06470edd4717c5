#include "core/json_fields.h"

#include <algorithm>

namespace losslab {

namespace {
constexpr std::size_t longest_text = 4'000;
constexpr std::size_t longest_id = 64;
} // namespace

JsonFields::JsonFields(const Json& object, std::string path, std::optional<Refusal>& refusal)
    : object_(object), path_(std::move(path)), refusal_(refusal) {
  if (!object.is_object()) refuse_kind(path_, "an object", object);
}

std::string JsonFields::text(std::string_view name) {
  const Json* value = required(name);
  return value ? text_of(*value, path(name)) : "";
}

std::string JsonFields::id(std::string_view name) {
  const Json* value = required(name);
  return value ? id_of(*value, path(name)) : "";
}

std::vector<std::string> JsonFields::ids(std::string_view name) {
  std::vector<std::string> ids;
  each(name, 0, most_listed,
       [&](const Json& value, const std::string& path) { ids.push_back(id_of(value, path)); });
  return ids;
}

std::vector<std::string> JsonFields::texts(std::string_view name, std::size_t least) {
  std::vector<std::string> texts;
  each(name, least, most_listed,
       [&](const Json& value, const std::string& path) { texts.push_back(text_of(value, path)); });
  return texts;
}

bool JsonFields::truth(std::string_view name) {
  const Json* value = required(name);
  if (!value) return false;
  if (!value->is_boolean()) return refuse_kind(path(name), "true or false", *value), false;
  return value->get<bool>();
}

double JsonFields::number(std::string_view name) {
  const Json* value = required(name);
  if (!value) return 0;
  if (!value->is_number()) return refuse_kind(path(name), "a number", *value), 0;
  return value->get<double>();
}

std::map<std::string, double, std::less<>> JsonFields::numbers(std::string_view name) {
  std::map<std::string, double, std::less<>> numbers;
  const Json* object = required(name);
  if (!object) return numbers;
  JsonFields fields(*object, path(name), refusal_);
  if (object->is_object())
    for (const auto& [each, value] : object->items())
      numbers.emplace(each, fields.number(each));
  return numbers;
}

int JsonFields::whole(std::string_view name, int low, int high) {
  const Json* value = required(name);
  if (!value) return low;
  if (value->is_number_integer() && *value >= low && *value <= high) return value->get<int>();
  refuse(name,
         "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return low;
}

std::size_t JsonFields::word(std::string_view name, std::span<const std::string_view> words) {
  const std::string given = text(name);
  const auto found = std::find(words.begin(), words.end(), given);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  std::string all;
  for (const std::string_view known : words)
    all += (all.empty() ? "" : ", ") + in_quotes(known);
  refuse(name, "must be one of " + all + ", not " + in_quotes(given));
  return 0;
}

void JsonFields::each(std::string_view name, std::size_t least, std::size_t most,
                      const std::function<void(const Json&, const std::string&)>& read) {
  const Json* list = required(name);
  if (!list) return;
  if (!list->is_array()) return refuse_kind(path(name), "a list", *list);
  if (list->size() < least || list->size() > most)
    return refuse(name, "must have " + std::to_string(least) + " to " + std::to_string(most) +
                            " entries, not " + std::to_string(list->size()));
  for (std::size_t i = 0; i < list->size() && !refusal_; ++i)
    read((*list)[i], path_to(path(name), i));
}

const JsonFields::Json* JsonFields::optional(std::string_view name) {
  known_.push_back(name);
  return has(name) ? &object_[std::string(name)] : nullptr;
}

void JsonFields::refuse(std::string_view name, std::string why) {
  if (!refusal_) refusal_ = Refusal{path(name), std::move(why)};
}

void JsonFields::finish() {
  if (refusal_) return;
  for (const auto& [name, value] : object_.items())
    if (std::find(known_.begin(), known_.end(), name) == known_.end())
      return refuse(name, "is no field here");
}

const JsonFields::Json* JsonFields::required(std::string_view name) {
  const Json* value = optional(name);
  if (!value) refuse(name, "is missing");
  return refusal_ ? nullptr : value;
}

std::string JsonFields::text_of(const Json& value, const std::string& path) {
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

std::string JsonFields::id_of(const Json& value, const std::string& path) {
  std::string id = text_of(value, path);
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  const bool good = id.size() <= longest_id && std::all_of(id.begin(), id.end(), allowed);
  if (!good && !refusal_)
    refusal_ = Refusal{path, "must be at most 64 small letters, digits, hyphens or underscores"};
  return id;
}

void JsonFields::refuse_kind(const std::string& path, std::string_view expected,
                             const Json& value) {
  if (!refusal_)
    refusal_ = Refusal{path, "must be " + std::string(expected) + ", not " +
                                 std::string(json_kind(value))};
}

} // namespace losslab
