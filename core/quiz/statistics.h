#pragma once

#include "core/quiz/bank.h"
#include "core/quiz/progress.h"

#include <array>

namespace losslab {

/// How many questions fall due on each of the next days; the first is today with all that is
/// overdue. Only of questions the bank has.
std::vector<int> due_forecast(const Bank& bank, const Progress& progress,
                              const Scheduler& scheduler, Time now, int days);

/// When the next question falls due, after now; nothing when none will.
std::optional<Time> next_due(const Bank& bank, const Progress& progress, Time now);

struct CoverageCell {
  int questions = 0;
  int seen = 0;
  double recall = 0; ///< expected share recalled now, 0…1; an unseen question counts as 0
};
struct CoverageRow {
  std::string topic; ///< id
  std::string title;
  std::array<CoverageCell, skill_ids.size()> cells; ///< in the order of Skill
};
/// What the learner can be expected to know, by topic and skill.
std::vector<CoverageRow> coverage(const Bank& bank, const Progress& progress,
                                  const Scheduler& scheduler, Time now);

/// Of the answers given to learnt questions (those not on a short step): how many were recalled,
/// that is rated better than "again".
struct Retention {
  int asked = 0;
  int recalled = 0;
};
Retention retention(const Progress& progress, const Scheduler& scheduler, Time now, int days);

/// Answers given on each of the last days; the last is today.
std::vector<int> answers_per_day(const Progress& progress, const Scheduler& scheduler, Time now,
                                 int days);

} // namespace losslab
