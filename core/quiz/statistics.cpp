#include "core/quiz/statistics.h"

#include <algorithm>

namespace losslab {

std::vector<int> due_forecast(const Bank& bank, const Progress& progress,
                              const Scheduler& scheduler, Time now, int days) {
  std::vector<int> due(static_cast<std::size_t>(days));
  for (const auto& [question, card] : progress.cards) {
    if (card.state == CardState::fresh || !bank.find(question)) continue;
    const auto ahead = std::max<std::int64_t>(0, scheduler.day(card.due) - scheduler.day(now));
    if (ahead < days) ++due[static_cast<std::size_t>(ahead)];
  }
  return due;
}

std::optional<Time> next_due(const Bank& bank, const Progress& progress, Time now) {
  std::optional<Time> next;
  for (const auto& [question, card] : progress.cards)
    if (card.state != CardState::fresh && card.due > now && bank.find(question))
      next = std::min(next.value_or(card.due), card.due);
  return next;
}

std::vector<CoverageRow> coverage(const Bank& bank, const Progress& progress,
                                  const Scheduler& scheduler, Time now) {
  std::vector<CoverageRow> rows;
  for (const Topic& topic : bank.topics()) {
    CoverageRow& row = rows.emplace_back(CoverageRow{topic.id, topic.title, {}});
    for (const Question& question : topic.questions) {
      CoverageCell& cell = row.cells[static_cast<std::size_t>(question.skill)];
      const Flashcard card = progress.card(question.id);
      ++cell.questions;
      if (card.state != CardState::fresh) ++cell.seen;
      cell.recall += scheduler.retrievability(card, now);
    }
    for (CoverageCell& cell : row.cells)
      if (cell.questions > 0) cell.recall /= cell.questions;
  }
  return rows;
}

Retention retention(const Progress& progress, const Scheduler& scheduler, Time now, int days) {
  Retention kept;
  for (const Review& review : progress.reviews) {
    if (review.before.state != CardState::review) continue;
    if (scheduler.day(now) - scheduler.day(review.at) >= days) continue;
    ++kept.asked;
    if (review.rating != Rating::again) ++kept.recalled;
  }
  return kept;
}

std::vector<int> answers_per_day(const Progress& progress, const Scheduler& scheduler, Time now,
                                 int days) {
  std::vector<int> answers(static_cast<std::size_t>(days));
  for (const Review& review : progress.reviews) {
    const std::int64_t ago = scheduler.day(now) - scheduler.day(review.at);
    if (ago >= 0 && ago < days) ++answers[static_cast<std::size_t>(days - 1 - ago)];
  }
  return answers;
}

} // namespace losslab
