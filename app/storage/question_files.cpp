#include "app/storage/question_files.h"

#include "app/storage/files.h"

#include <array>

namespace losslab {

std::span<const char* const> shipped_topics() {
  static constexpr std::array topics{"basics",        "regression", "robust",     "binary",
                                     "margins",       "imbalance",  "multiclass", "segmentation",
                                     "distributions", "embeddings", "sequences",  "generative",
                                     "practice",      "lab",        "scenarios"};
  return topics;
}

Outcome<Bank> read_questions(const QString& folder) {
  std::vector<Topic> topics;
  for (const char* name : shipped_topics()) {
    const QString path = folder + '/' + name + ".json";
    const auto text = read_file(path);
    if (!text) return text.refusal();
    auto topic = topic_from_json({text->constData(), static_cast<std::size_t>(text->size())});
    if (!topic) return in_file(path, topic.refusal());
    topics.push_back(std::move(*topic));
  }
  return Bank::of(std::move(topics));
}

} // namespace losslab
