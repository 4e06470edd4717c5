#pragma once

#include "core/outcome.h"
#include "core/scene/scene.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace losslab {

/// What has been answered: question id → option id.
using Answers = std::map<std::string, std::string, std::less<>>;

/// Holds where each of these questions has one of these answers. Empty: always.
using Condition = std::map<std::string, std::vector<std::string>, std::less<>>;

struct AdviceOption {
  std::string id;
  std::string text;
};

/// One question of the decision guide, asked while `when` holds.
struct AdviceQuestion {
  std::string id;
  std::string text;
  std::vector<AdviceOption> options;
  Condition when;
};

/// Another loss, and what would speak for it.
struct Alternative {
  std::string loss;
  std::string reason;
};

struct Recommendation {
  std::string id;
  Condition when;
  LossChoice pick;
  std::string why;
  std::vector<Alternative> alternatives;
  std::optional<Scene> show; ///< where Explore with pick and alternatives is not the best picture
};

/// A line of the quick lookup: a task, and what is commonly taken.
struct LookupLine {
  std::string task;
  std::vector<std::string> losses;
  std::string note; ///< empty where the losses say all
};

struct Tip {
  std::string text;
  Scene show;
};

/// What the interview guide's table says of a loss: of the marks it has a column for.
struct GuideRow {
  std::string loss;
  std::map<std::string, bool, std::less<>> marks; ///< Mark::id → yes or no
};

/// A statement that many hold, the guide among them, and what the numbers say.
struct Dispute {
  std::string loss;
  std::string mark; ///< a Mark's id where it is about a cell of the table, or empty
  std::string said;
  std::string found;
  Scene show;
};

/// What the page Choose knows beyond the cards: the decision guide, lookup, tips, and where the
/// guide and the numbers part. Read from resources/choose/advice.json.
struct Advice {
  std::vector<AdviceQuestion> questions;
  std::vector<Recommendation> recommendations; ///< the first that holds is the answer
  std::vector<LookupLine> lookup;
  std::vector<Tip> tips;
  std::vector<GuideRow> guide;
  std::vector<Dispute> disputes;

  const AdviceQuestion* find_question(std::string_view id) const;
  const Recommendation* find_recommendation(std::string_view id) const;

  /// The questions that these answers raise, in order; an answer to a question that is not raised
  /// raises nothing.
  std::vector<const AdviceQuestion*> raised(const Answers& answers) const;
  /// Those of the answers that answer a raised question with one of its options.
  Answers valid(const Answers& answers) const;
  /// Nothing while a raised question is open, or where nothing fits.
  const Recommendation* recommended(const Answers& answers) const;
  /// What the open questions still decide between, in order.
  std::vector<const Recommendation*> possible(const Answers& answers) const;
  /// What the guide's table says of this loss, or nothing.
  std::optional<bool> guide_says(std::string_view loss, std::string_view mark) const;
  const Dispute* dispute(std::string_view loss, std::string_view mark) const;
};

/// Refuses what is not JSON or not of this shape, unknown fields, losses, marks, questions and
/// options, ids that are there twice, and a question that is asked before one its `when` needs.
/// The place is a path: "recommendations[3].when.task".
Outcome<Advice> advice_from_json(std::string_view text);

/// The recommendation's picture: its own, or Explore with pick and alternatives.
Scene scene_of(const Recommendation& recommendation);

} // namespace losslab
