#include "core/scene/text.h"

#include "core/scene/base64url.h"
#include "core/scene/reader.h"

namespace losslab {

namespace {

using Json = nlohmann::ordered_json;

constexpr int version = 1;
constexpr std::string_view link_start = "losslab:";

class Writer {
 public:
  explicit Writer(Json& object) : object_(object) {}

  template <class T, class... Rule>
  void operator()(std::string_view name, T& value, const Rule&... rule) {
    write(object_[std::string(name)], value, rule...);
  }
  template <class T>
  void operator()(std::string_view name, std::optional<T>& value) {
    if (value) (*this)(name, *value);
  }
  template <class Take>
  void formerly(std::string_view, const Take&) {}
  void require(bool, std::string_view, std::string_view) {}

 private:
  template <class T, class... Rule>
  static void write(Json& json, T& value, const Rule&... rule) {
    if constexpr (std::is_enum_v<T>)
      json = words(value)[static_cast<std::size_t>(value)];
    else if constexpr (std::is_aggregate_v<T>) {
      json = Json::object();
      Writer writer(json);
      describe(writer, value, rule...);
    } else
      json = value;
  }
  static void write(Json& json, Sample& sample, Range) { json = {sample.x, sample.y}; }
  template <class T, class Rule>
  static void write(Json& json, std::vector<T>& list, Count, const Rule& rule) {
    json = Json::array();
    for (T& value : list)
      write(json.emplace_back(), value, rule);
  }

  Json& object_;
};

Json to_json(Scene scene) {
  Json json{{"losslab", version}, {"page", page_id(scene)}};
  Writer writer(json);
  std::visit([&writer](auto& page) { describe(writer, page); }, scene);
  return json;
}

/// Every page with its defaults.
const std::array<Scene, std::variant_size_v<Scene>>& pages() {
  static const auto all = []<std::size_t... page>(std::index_sequence<page...>) {
    return std::array{Scene(std::in_place_index<page>)...};
  }
  (std::make_index_sequence<std::variant_size_v<Scene>>());
  return all;
}

std::vector<std::string_view> page_words() {
  std::vector<std::string_view> ids;
  for (const Scene& scene : pages())
    ids.push_back(page_id(scene));
  return ids;
}

} // namespace

std::string scene_to_json(const Scene& scene) {
  const Json json = to_json(scene);
  std::string text;
  for (const auto& [name, value] : json.items())
    text += (text.empty() ? "{\n  " : ",\n  ") + Json(name).dump() + ": " + value.dump();
  return text + "\n}\n";
}

Outcome<Scene> scene_from_json(std::string_view text) {
  const auto json = parse_json(text, {.bytes = scene_size_limit, .depth = 6});
  if (!json.ok()) return json.refusal();

  std::optional<Refusal> refusal;
  Reader reader(*json, "", refusal);
  int found_version = 0;
  reader("losslab", found_version, Range{0, 1e9});
  reader.require(found_version == version, "losslab",
                 "must be " + std::to_string(version) + ", the version this LossLab reads");
  std::string page;
  reader("page", page, page_words());
  reader.require(!page.empty(), "page", "is missing");
  if (refusal) return *refusal;

  Scene scene = *std::find_if(pages().begin(), pages().end(),
                              [&page](const Scene& one) { return page_id(one) == page; });
  std::visit([&reader](auto& fields) { describe(reader, fields); }, scene);
  reader.finish();
  if (refusal) return *refusal;
  return scene;
}

std::string scene_to_link(const Scene& scene) {
  return std::string(link_start) + to_base64url(to_json(scene).dump());
}

Outcome<Scene> scene_from_link(std::string_view link) {
  if (!link.starts_with(link_start)) return Refusal{"", "a link to a scene begins with losslab:"};
  link.remove_prefix(link_start.size());
  const auto text = from_base64url(link.substr(0, 2 * scene_size_limit));
  if (!text) return Refusal{"", "the link is damaged or not all of it was copied"};
  return scene_from_json(*text);
}

Outcome<Scene> scene_from_text(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  const std::size_t end = text.find_last_not_of(" \t\r\n");
  const std::string_view trimmed =
      begin == std::string_view::npos ? text : text.substr(begin, end - begin + 1);
  return trimmed.starts_with(link_start) ? scene_from_link(trimmed) : scene_from_json(text);
}

} // namespace losslab
