#pragma once

#include "core/quiz/bank.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace losslab {

/// The questions that are shipped: every file of resources/questions. The place of a refusal begins
/// with the file.
inline Outcome<Bank> shipped_bank() {
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(SOURCE_DIR "/resources/questions"))
    files.push_back(file.path());
  std::sort(files.begin(), files.end());
  std::vector<Topic> topics;
  for (const auto& path : files) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    auto topic = topic_from_json(text.str());
    if (!topic)
      return Refusal{path.filename().string() + ", " + topic.refusal().place, topic.refusal().why};
    if (topic->id != path.stem().string())
      return Refusal{path.filename().string(), "has the topic " + topic->id};
    topics.push_back(std::move(*topic));
  }
  return Bank::of(std::move(topics));
}

template <class Visit>
void for_each_question(const Bank& bank, const Visit& visit) {
  for (const Topic& topic : bank.topics())
    for (const Question& question : topic.questions)
      visit(question);
}

} // namespace losslab
