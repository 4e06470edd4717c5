#include "ui/pages/quiz/wording.h"

#include "core/loss/catalogue.h"
#include "ui/text.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace losslab::wording {

namespace {

QString tr(const char* words) { return QCoreApplication::translate("Quiz", words); }

/// One decimal below ten where it says something, none above.
QString amount(double value) {
  const double tenth = std::round(value * 10) / 10;
  return number_text(value, value < 10 && tenth != std::floor(tenth) ? 1 : 0);
}

} // namespace

QString loss(const std::string& id) {
  const Entry* entry = find_loss(id);
  if (entry) return text(entry->card.name);
  static const QStringList abbreviations{"bce",   "ctc", "gan", "js",  "kl",
                                         "lsgan", "mae", "nce", "vae", "wgan"};
  QStringList words = text(id).split(u'_');
  for (QString& word : words)
    if (abbreviations.contains(word)) word = word.toUpper();
  words.front().front() = words.front().front().toUpper();
  return words.join(' ');
}

QString skill(Skill skill) {
  static constexpr std::array<const char*, skill_ids.size()> names{
      QT_TRANSLATE_NOOP("Quiz", "define"),  QT_TRANSLATE_NOOP("Quiz", "derive"),
      QT_TRANSLATE_NOOP("Quiz", "compute"), QT_TRANSLATE_NOOP("Quiz", "compare"),
      QT_TRANSLATE_NOOP("Quiz", "choose"),  QT_TRANSLATE_NOOP("Quiz", "debug")};
  return tr(names[static_cast<std::size_t>(skill)]);
}

QString short_title(const std::string& title) {
  static const QRegularExpression rest("[,:].*$");
  return text(title).remove(rest);
}

QString interval(Time seconds) {
  constexpr double month = 30.44; // days: a twelfth of a year
  constexpr double year = 365.25;
  const auto days = static_cast<double>(seconds) / one_day;
  if (seconds < 60 * one_minute)
    return tr("%1 min").arg(std::max<Time>(1, (seconds + 30) / one_minute));
  if (days < 1) return tr("%1 h").arg(std::lround(days * 24));
  const auto whole = std::lround(days);
  if (whole == 1) return tr("1 day");
  if (whole < 60) return tr("%1 days").arg(whole);
  if (days < year) return tr("%1 months").arg(amount(days / month));
  return tr("%1 years").arg(amount(days / year));
}

QString weekday(std::int64_t day) {
  static constexpr std::array<const char*, 7> names{
      QT_TRANSLATE_NOOP("Quiz", "Monday"),    QT_TRANSLATE_NOOP("Quiz", "Tuesday"),
      QT_TRANSLATE_NOOP("Quiz", "Wednesday"), QT_TRANSLATE_NOOP("Quiz", "Thursday"),
      QT_TRANSLATE_NOOP("Quiz", "Friday"),    QT_TRANSLATE_NOOP("Quiz", "Saturday"),
      QT_TRANSLATE_NOOP("Quiz", "Sunday")};
  constexpr std::int64_t thursday = 3; // 1970-01-01
  return tr(names[static_cast<std::size_t>(((day + thursday) % 7 + 7) % 7)]);
}

QString due(std::int64_t day, std::int64_t today) {
  const std::int64_t ahead = day - today;
  if (ahead <= 0) return tr("later today");
  if (ahead == 1) return tr("tomorrow");
  if (ahead < 7) return tr("on %1").arg(weekday(day));
  return tr("in %1 days").arg(ahead);
}

QString questions(std::size_t count) {
  return count == 1 ? tr("1 question") : tr("%1 questions").arg(count);
}

} // namespace losslab::wording
