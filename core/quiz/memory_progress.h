#pragma once

#include "core/quiz/progress.h"

namespace losslab {

/// Progress that is forgotten with it: for pictures, which must not touch a learner's own, and for
/// tests.
class MemoryProgress : public ProgressStore {
 public:
  explicit MemoryProgress(Progress progress = {}) : progress_(std::move(progress)) {}

  Outcome<Progress> load() override { return progress_; }
  Outcome<std::int64_t> record(const Review& review, const Flashcard& after) override;
  std::optional<Refusal> withdraw(const Review& review) override;
  std::optional<Refusal> save_draft(const std::string& question, const std::string& text) override;
  std::string notice() const override { return {}; }

 private:
  Progress progress_;
};

} // namespace losslab
