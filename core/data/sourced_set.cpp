#include "core/data/sourced_set.h"

#include "core/json_fields.h"

#include <algorithm>

namespace losslab {

Outcome<std::vector<SourcedSet>> sourced_sets_from_json(std::string_view text) {
  constexpr std::size_t most_sets = 200;
  const auto json = parse_json(text, {.bytes = 1'000'000, .depth = 4});
  if (!json.ok()) return json.refusal();
  std::optional<Refusal> refusal;
  std::vector<SourcedSet> sets;
  JsonFields fields(*json, "", refusal);
  fields.whole("losslab", 1, 1);
  fields.each("sets", 1, most_sets, [&](const nlohmann::json& value, const std::string& path) {
    JsonFields set(value, path, refusal);
    const std::string id = set.id("id");
    if (find_set(sets, id) != nullptr) set.refuse("id", in_quotes(id) + " is there twice");
    sets.push_back({.id = id,
                    .name = set.text("name"),
                    .says = set.text("says"),
                    .x = set.text("x"),
                    .y = set.text("y"),
                    .source = set.text("source"),
                    .rights = set.text("rights"),
                    .points = {}});
    set.finish();
  });
  fields.finish();
  if (refusal) return *refusal;
  return sets;
}

const SourcedSet* find_set(std::span<const SourcedSet> sets, std::string_view id) {
  const auto found =
      std::find_if(sets.begin(), sets.end(), [id](const SourcedSet& set) { return set.id == id; });
  return found == sets.end() ? nullptr : &*found;
}

} // namespace losslab
