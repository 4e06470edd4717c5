#include "app/storage/dataset_files.h"

#include "app/storage/files.h"
#include "core/data/csv.h"

namespace losslab {

namespace {
std::string_view view(const QByteArray& bytes) {
  return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}
} // namespace

Outcome<std::vector<SourcedSet>> read_datasets(const QString& folder) {
  const QString catalogue = folder + "/catalogue.json";
  const auto text = read_file(catalogue);
  if (!text) return text.refusal();
  auto sets = sourced_sets_from_json(view(*text));
  if (!sets) return in_file(catalogue, sets.refusal());
  for (SourcedSet& set : *sets) {
    const QString path = folder + '/' + QString::fromStdString(set.id) + ".csv";
    const auto table = read_file(path);
    if (!table) return table.refusal();
    auto points = read_points(view(*table));
    if (!points) return in_file(path, points.refusal());
    set.points = std::move(*points);
  }
  return sets;
}

} // namespace losslab
