#pragma once

#include "core/exact_text.h"
#include "core/json.h"
#include "core/scene/fields.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <type_traits>

namespace losslab {

/// Reads the members of one JSON object into a described struct. The first refusal, shared by all
/// readers of one text, stays, and nothing is read after it.
class Reader {
 public:
  using Json = nlohmann::json;

  Reader(const Json& object, std::string path, std::optional<Refusal>& refusal)
      : object_(object), path_(std::move(path)), refusal_(refusal) {
    if (!object.is_object()) refuse_kind(path_, "an object", object);
  }

  template <class T, class... Rule>
  void operator()(std::string_view name, T& value, const Rule&... rule) {
    known_.push_back(name);
    if (refusal_) return;
    const auto found = object_.find(name);
    if (found != object_.end()) read(*found, path_to(path_, name), value, rule...);
  }

  /// A field of scenes that were written before it became another one.
  template <class Take>
  void formerly(std::string_view name, const Take& take) {
    bool value = false;
    (*this)(name, value);
    if (object_.contains(name)) take(value);
  }

  void require(bool condition, std::string_view name, std::string_view why) {
    if (!condition) refuse(path_to(path_, name), std::string(why));
  }

  /// To be called last: refuses what no field has asked for.
  void finish() {
    if (refusal_) return;
    for (const auto& [name, value] : object_.items())
      if (std::find(known_.begin(), known_.end(), name) == known_.end())
        return refuse(path_to(path_, name), "is no field of a scene here");
  }

 private:
  void refuse(std::string path, std::string why) {
    if (!refusal_) refusal_ = Refusal{std::move(path), std::move(why)};
  }
  void refuse_kind(const std::string& path, std::string_view expected, const Json& value) {
    refuse(path, "must be " + std::string(expected) + ", not " + std::string(json_kind(value)));
  }
  void check(const std::string& path, double value, Range range) {
    if (!(value >= range.low && value <= range.high))
      refuse(path, "must be between " + short_text(range.low) + " and " + short_text(range.high) +
                       ", not " + short_text(value));
  }
  bool check_count(const std::string& path, const Json& value, Count count) {
    if (!value.is_array()) return refuse_kind(path, "a list", value), false;
    if (value.size() >= count.least && value.size() <= count.most) return true;
    refuse(path, "must have " + std::to_string(count.least) + " to " + std::to_string(count.most) +
                     " entries, not " + std::to_string(value.size()));
    return false;
  }
  void check_word(const std::string& path, const std::string& word, Words words) {
    if (std::find(words.begin(), words.end(), word) != words.end()) return;
    std::string all;
    for (const std::string_view known : words)
      all += (all.empty() ? "" : ", ") + in_quotes(known);
    refuse(path, "must be one of " + all + ", not " + in_quotes(word));
  }

  template <class Described, class... Rule>
  requires std::is_aggregate_v<Described>
  void read(const Json& value, const std::string& path, Described& described, const Rule&... rule) {
    Reader reader(value, path, refusal_);
    describe(reader, described, rule...);
    reader.finish();
  }
  template <class T, class... Rule>
  void read(const Json& value, const std::string& path, std::optional<T>& optional,
            const Rule&... rule) {
    read(value, path, optional.emplace(), rule...);
  }

  void read(const Json& value, const std::string& path, bool& truth) {
    if (!value.is_boolean()) return refuse_kind(path, "true or false", value);
    truth = value.get<bool>();
  }
  void read(const Json& value, const std::string& path, double& real, Range range) {
    if (!value.is_number()) return refuse_kind(path, "a number", value);
    real = value.get<double>();
    check(path, real, range);
  }
  void read(const Json& value, const std::string& path, int& whole, Range range) {
    double real = 0;
    read(value, path, real, range);
    if (real != std::floor(real)) refuse(path, "must be a whole number, not " + short_text(real));
    if (!refusal_) whole = static_cast<int>(real);
  }
  /// Seeds use all 64 bits, which a double does not have; std::size_t is the same type.
  void read(const Json& value, const std::string& path, std::uint64_t& natural) {
    if (!value.is_number_unsigned())
      return refuse(path, "must be a whole number from 0 to 18446744073709551615");
    natural = value.get<std::uint64_t>();
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void read(const Json& value, const std::string& path, Enum& kind) {
    std::string word;
    read(value, path, word, words(kind));
    if (refusal_) return;
    const Words all = words(kind);
    kind = static_cast<Enum>(std::find(all.begin(), all.end(), word) - all.begin());
  }

  void read(const Json& value, const std::string& path, std::string& text) {
    if (!value.is_string()) return refuse_kind(path, "a text", value);
    text = value.get<std::string>();
  }
  void read(const Json& value, const std::string& path, std::string& text, Words words) {
    read(value, path, text);
    if (!refusal_) check_word(path, text, words);
  }
  void read(const Json& value, const std::string& path, std::string& text, Count bytes) {
    read(value, path, text);
    if (text.size() > bytes.most)
      refuse(path, "is longer than " + std::to_string(bytes.most) + " bytes");
  }
  void read(const Json& value, const std::string& path, std::string& id, const Losses& losses) {
    read(value, path, id);
    if (refusal_) return;
    const Entry* entry = find_loss(id);
    if (entry == nullptr)
      return refuse(path, "there is no loss " + in_quotes(id) + "; `losslab list` has them all");
    if (!losses.shown(entry->card))
      refuse(path, in_quotes(id) + " " + std::string(losses.otherwise));
  }

  /// The parameters of the loss that is called id.
  void read(const Json& value, const std::string& path, ParameterValues& parameters,
            const std::string& id) {
    if (!value.is_object()) return refuse_kind(path, "an object", value);
    parameters.clear();
    for (const auto& [name, given] : value.items())
      read(given, path_to(path, name), parameters[name], rules::finite);
    if (refusal_) return;
    const auto loss = make_loss(id, parameters);
    if (!loss.ok()) refuse(path_to(path, loss.refusal().place), loss.refusal().why);
  }
  /// A point is a pair [x, y]. The path is made only where something is wrong: there may be many.
  void read(const Json& value, const std::string& path, Sample& sample, Range range) {
    if (!check_count(path, value, {2, 2})) return;
    read(value[0], path + "[0]", sample.x, range);
    read(value[1], path + "[1]", sample.y, range);
  }
  template <class T, class Rule>
  void read(const Json& value, const std::string& path, std::vector<T>& list, Count count,
            const Rule& rule) {
    if (!check_count(path, value, count)) return;
    list.assign(value.size(), T{});
    for (std::size_t i = 0; i < list.size() && !refusal_; ++i)
      read(value[i], path_to(path, i), list[i], rule);
  }

  const Json& object_;
  std::string path_;
  std::optional<Refusal>& refusal_;
  std::vector<std::string_view> known_;
};

} // namespace losslab
