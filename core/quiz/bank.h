#pragma once

#include "core/loss/card.h"
#include "core/outcome.h"
#include "core/quiz/question.h"

#include <map>
#include <utility>

namespace losslab {

/// One file of questions, resources/questions/<topic>.json:
///   {"losslab": 1, "topic": "regression", "title": "Regression losses", "items": [
///     {"id": "huber-when", "kind": "free", "losses": ["huber"], "skill": "choose", "level": 2,
///      "question": "…", "answer": "…", "key_points": ["…"], "scenario": false,
///      "guide": ["1.Q6"], "sources": ["…"], "show": {"page": "explore", …},
///      "computes": [{"loss": "huber", "parameters": {"delta": 1},
///                    "inputs": {"prediction": [3], "target": [0]}, "value": 2.5, "text": "2.5"}]},
///     {"id": "…", "kind": "choice", …, "question": "…",
///      "options": [{"text": "…", "right": true, "reason": "…"}, …], "explanation": "…", …}]}
/// "losses" are tags: each must be in the catalogue.
/// "scenario", "guide", "computes" and "show" may be left out; "show" is a scene without its
/// version. "computes" has the numbers the answer states, as `losslab eval` takes a loss and its
/// inputs, and how each stands in the text; the tests ask the core for them. Beside those above it
/// may have "reduction" ("mean" or "sum"), "player" of a game, and "slope_by" where the number is
/// no value but the slope by an input, with "entry" for which number of it.
/// A question may have a "task", to be done on Outliers before the answer is seen; then "show" is a
/// scene in which it is done:
///   {"start": {"points": …}, "goals": [{"number": "turn", "loss": "mse", "at_least": 0.3}],
///    "hints": ["…"], "predict": "turn"}
/// "start" is a scene of that page without its name; lab_task.h has the numbers. "predict" may be
/// left out.
/// Refuses what is not JSON or not of this shape, an unknown field, an id that is there twice,
/// a choice without exactly one right option, an option without a reason, a loss or a parameter
/// that does not exist, a scene that does not open, and anything larger than a bank can be. The
/// place is a path:
/// "items[3].options[1].reason".
Outcome<Topic> topic_from_json(std::string_view text);

/// Every question of every topic. Made once and then only read: pointers into it stay.
class Bank {
 public:
  /// Refuses a topic or a question id that two topics share.
  static Outcome<Bank> of(std::vector<Topic> topics);
  Bank() = default;

  const std::vector<Topic>& topics() const { return topics_; }
  std::size_t size() const { return places_.size(); }
  /// nullptr when there is none of this id.
  const Question* find(std::string_view id) const;
  const Topic* find_topic(std::string_view id) const;
  /// Of a question of this bank.
  const Topic& topic_of(const Question& question) const;

 private:
  std::vector<Topic> topics_;
  /// Question id → topic and place in it.
  std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>> places_;
};

/// The shipped topic that asks about a loss, and the quiz opened there.
std::string_view topic_of(const Card& card);
QuizScene quiz_about(const Card& card);

} // namespace losslab
