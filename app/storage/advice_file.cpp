#include "app/storage/advice_file.h"

#include "app/storage/files.h"

namespace losslab {

Outcome<Advice> read_advice(const QString& path) {
  const auto text = read_file(path);
  if (!text) return text.refusal();
  auto advice = advice_from_json({text->constData(), static_cast<std::size_t>(text->size())});
  if (advice) return advice;
  return in_file(path, advice.refusal());
}

} // namespace losslab
