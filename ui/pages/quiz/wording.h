#pragma once

#include "core/quiz/question.h"
#include "core/quiz/scheduler.h"

#include <QString>

namespace losslab::wording {

/// A loss by the name on its card; by its id, in words, where the catalogue does not have it yet.
QString loss(const std::string& id);
QString skill(Skill skill);
/// The part of a topic's title before its colon or comma, for narrow places.
QString short_title(const std::string& title);

/// "10 min", "1 day", "3 days", "2.5 months": how long until a question comes back.
QString interval(Time seconds);
// Days are counted from 1970-01-01.
/// "later today", "tomorrow", "on Friday", "in 12 days".
QString due(std::int64_t day, std::int64_t today);
/// "Friday"
QString weekday(std::int64_t day);

/// "1 question", "7 questions".
QString questions(std::size_t count);

} // namespace losslab::wording
