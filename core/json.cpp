#include "core/json.h"

#include <algorithm>
#include <set>
#include <vector>

namespace losslab {

using nlohmann::json;

namespace {

/// Follows the parser through the text: keeps the path, and the first thing that is wrong with it.
class Watch {
 public:
  explicit Watch(std::size_t depth_limit) : depth_limit_(depth_limit) {}

  void on(json::parse_event_t event, const json& parsed) {
    if (refusal_) return;
    switch (event) {
    case json::parse_event_t::object_start:
      open(true);
      break;
    case json::parse_event_t::array_start:
      open(false);
      break;
    case json::parse_event_t::key:
      name(parsed.get_ref<const std::string&>());
      break;
    case json::parse_event_t::object_end:
    case json::parse_event_t::array_end:
      levels_.pop_back();
      [[fallthrough]];
    case json::parse_event_t::value:
      if (!levels_.empty()) ++levels_.back().index;
      break;
    }
  }
  const std::optional<Refusal>& refusal() const { return refusal_; }

  std::string path() const {
    std::string path;
    for (const Level& level : levels_)
      path = level.object ? path_to(path, level.name) : path_to(path, level.index);
    return path;
  }

 private:
  struct Level {
    bool object;
    std::size_t index = 0; ///< of the element being read
    std::string name = {}; ///< of the member being read
    std::set<std::string, std::less<>> names = {};
  };

  void open(bool object) {
    if (levels_.size() == depth_limit_)
      refusal_ =
          Refusal{path(), "is nested deeper than " + std::to_string(depth_limit_) + " levels"};
    levels_.push_back({object});
  }
  void name(const std::string& given) {
    Level& level = levels_.back();
    level.name = given;
    if (!level.names.insert(given).second) refusal_ = Refusal{path(), "is there twice"};
  }

  std::size_t depth_limit_;
  std::vector<Level> levels_;
  std::optional<Refusal> refusal_;
};

/// Where in the text a byte stands, as an editor counts.
std::string place_of(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, byte > 0 ? byte - 1 : 0);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto column = before.size() - (before.rfind('\n') + 1) + 1; // npos + 1 is 0
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

} // namespace

Outcome<json> parse_json(std::string_view text, JsonLimits limits) {
  if (text.size() > limits.bytes)
    return Refusal{"", "is larger than the " + std::to_string(limits.bytes) + " bytes allowed"};
  Watch watch(limits.depth);
  const auto follow = [&watch](int, json::parse_event_t event, const json& parsed) {
    watch.on(event, parsed);
    return !watch.refusal(); // what follows a refusal is read past, not kept
  };
  try {
    json value = json::parse(text, follow);
    if (watch.refusal()) return *watch.refusal();
    return value;
  } catch (const json::parse_error& error) {
    if (watch.refusal()) return *watch.refusal();
    return Refusal{place_of(text, error.byte), error.byte > text.size()
                                                   ? "the JSON ends too early"
                                                   : "is not JSON from here on"};
  } catch (const json::out_of_range&) {
    return watch.refusal().value_or(Refusal{watch.path(), "is too large for a double"});
  }
}

std::string_view json_kind(const json& value) {
  switch (value.type()) {
  case json::value_t::null:
    return "null";
  case json::value_t::object:
    return "an object";
  case json::value_t::array:
    return "a list";
  case json::value_t::string:
    return "a text";
  case json::value_t::boolean:
    return "true or false";
  default:
    return "a number";
  }
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 40;
  if (text.size() <= longest) return '"' + std::string(text) + '"';
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    --end; // whole UTF-8
  return '"' + std::string(text.substr(0, end)) + "…\"";
}

std::string path_to(std::string_view parent, std::string_view name) {
  constexpr std::size_t longest = 80;
  std::string path(parent);
  if (!path.empty()) path += '.';
  return path.append(name.size() <= longest ? std::string(name) : in_quotes(name));
}

std::string path_to(std::string_view parent, std::size_t index) {
  return std::string(parent) + '[' + std::to_string(index) + ']';
}

} // namespace losslab
