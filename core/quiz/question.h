#pragma once

#include "core/loss/batch_json.h"
#include "core/quiz/lab_task.h"
#include "core/scene/scene.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace losslab {

/// What a question asks the learner to do.
enum class Skill { define, derive, compute, compare, choose, debug };
inline constexpr std::array<std::string_view, 6> skill_ids{"define",  "derive", "compute",
                                                           "compare", "choose", "debug"};
inline std::string_view skill_id(Skill skill) { return skill_ids[static_cast<std::size_t>(skill)]; }

/// Answered in the learner's own words, then held against the model answer by themselves.
struct FreeAnswer {
  std::string model;
  std::vector<std::string> key_points; ///< what a full answer says; ticked one by one
};

struct Option {
  std::string text;
  bool right = false;
  std::string reason; ///< why it is right or wrong
};

struct MultipleChoice {
  std::vector<Option> options; ///< exactly one is right
  std::string explanation;
};

/// A number that the answer states, and what it is of: so that the core can be asked for it.
struct Computed {
  std::string loss = {};
  ParameterValues parameters = {};
  std::string player = {}; ///< of a game: whose loss it is
  std::vector<BatchField> inputs = {};
  Reduction reduction = Reduction::mean; ///< or sum
  std::string slope_by = {}; ///< the input whose slope is meant; empty where it is the value
  int entry = 0;             ///< which number of that input, counted from 0
  double value = 0;
  std::string text = {}; ///< how it stands in the answer: "0.43"
};

struct Question {
  std::string id;                  ///< for ever: progress is kept under it
  std::vector<std::string> losses; ///< ids of the catalogue
  Skill skill = Skill::define;
  int level = 1; ///< 1…3
  std::string text;
  std::variant<FreeAnswer, MultipleChoice> answer;
  bool scenario = false;               ///< choose the loss for a described case
  std::vector<std::string> guide;      ///< which questions of the interview guide it covers: "1.Q6"
  std::vector<std::string> sources;    ///< one or more
  std::vector<Computed> computes = {}; ///< the numbers of losses that the answer states
  std::optional<Scene> show;           ///< what demonstrates the answer
  std::optional<LabTask> task = {};    ///< to be done by hand before the answer is seen
};

struct Topic {
  std::string id;
  std::string title;
  std::vector<Question> questions; ///< in teaching order
};

} // namespace losslab
