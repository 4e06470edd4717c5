#pragma once

#include "core/quiz/memory_progress.h"

namespace losslab::test {

/// A disk that may be full.
class FullDisk final : public MemoryProgress {
 public:
  using MemoryProgress::MemoryProgress;
  bool full = false;

  Outcome<Progress> load() override {
    return full ? Outcome<Progress>(why) : MemoryProgress::load();
  }
  Outcome<std::int64_t> record(const Review& review, const Flashcard& after) override {
    return full ? Outcome<std::int64_t>(why) : MemoryProgress::record(review, after);
  }
  std::optional<Refusal> withdraw(const Review& review) override {
    return full ? why : MemoryProgress::withdraw(review);
  }
  std::optional<Refusal> save_draft(const std::string& question, const std::string& text) override {
    return full ? why : MemoryProgress::save_draft(question, text);
  }

 private:
  const Refusal why{"progress", "the disk is full"};
};

} // namespace losslab::test
