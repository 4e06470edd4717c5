#pragma once

#include "core/json.h"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace losslab {

/// Reads one JSON object field by field. The first thing that is wrong stays, shared by all readers
/// of one text; what is read after it is only filled in.
class JsonFields {
 public:
  using Json = nlohmann::json;
  /// Entries of a list that a person writes: losses, key points, sources of one question.
  static constexpr std::size_t most_listed = 12;

  JsonFields(const Json& object, std::string path, std::optional<Refusal>& refusal);

  /// Not empty, at most 4000 bytes, no control character but line breaks.
  std::string text(std::string_view name);
  /// Small letters, digits, hyphens and underscores, at most 64.
  std::string id(std::string_view name);
  std::vector<std::string> ids(std::string_view name);
  std::vector<std::string> texts(std::string_view name, std::size_t least);
  bool truth(std::string_view name);
  double number(std::string_view name);
  /// An object of numbers, by name.
  std::map<std::string, double, std::less<>> numbers(std::string_view name);
  int whole(std::string_view name, int low, int high);
  /// Which of the words stands there.
  std::size_t word(std::string_view name, std::span<const std::string_view> words);
  /// Calls read(value, path) for every entry of a list.
  void each(std::string_view name, std::size_t least, std::size_t most,
            const std::function<void(const Json& value, const std::string& path)>& read);

  bool has(std::string_view name) const { return object_.is_object() && object_.contains(name); }
  /// The field as it stands, or nullptr.
  const Json* optional(std::string_view name);
  /// nullptr also where something before it was wrong.
  const Json* required(std::string_view name);
  void refuse(std::string_view name, std::string why);
  std::string path(std::string_view name) const { return path_to(path_, name); }
  /// To be called last: refuses what nothing has asked for.
  void finish();

 private:
  std::string text_of(const Json& value, const std::string& path);
  std::string id_of(const Json& value, const std::string& path);
  void refuse_kind(const std::string& path, std::string_view expected, const Json& value);

  const Json& object_;
  std::string path_;
  std::optional<Refusal>& refusal_;
  std::vector<std::string_view> known_;
};

} // namespace losslab
