#pragma once

#include "core/fit/fitter.h"
#include "core/fit/influence.h"
#include "core/range.h"
#include "core/scene/scene.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace losslab {

/// Something that can be read off the Outliers page after a hand has changed what it shows.
/// Weights, shares and leverages are 0 … 1, distances in the unit of their axis. Of moved points
/// each has its own: what is asked for at least all of them must have, and none may have more than
/// at most.
struct LabNumber {
  std::string_view id;
  bool of_loss;          ///< asks for a loss
  bool of_moved;         ///< nothing while no point is moved
  std::string_view says; ///< "how far the slope of % has turned", % for the loss
};

/// All there are.
std::span<const LabNumber> lab_numbers();
/// nullptr when there is none of this id.
const LabNumber* find_lab_number(std::string_view id);

/// What must hold: a number that is at least so much, or at most, or both.
struct Goal {
  std::string number;
  std::string loss = {}; ///< where the number asks for one
  std::optional<double> at_least = {};
  std::optional<double> at_most = {};
};

/// A task for the hand: from a scene, whose points are given, to one in which all goals hold.
struct LabTask {
  OutliersScene start;
  std::vector<Goal> goals;
  std::vector<std::string> hints; ///< shown one by one
  std::string predict = {};       ///< a number: which loss will have most of it? Empty: no matter
};

/// The scenes before and after, and what can be read off them. Fits each loss once.
class LabReading {
 public:
  LabReading(const OutliersScene& start, const OutliersScene& now);

  /// From the least to the most that any has. Nothing where it is not defined: no fit, no point
  /// moved.
  std::optional<Range> reached(std::string_view id, const std::string& loss);
  /// The most.
  std::optional<double> number(std::string_view id, const std::string& loss);
  bool holds(const Goal& goal);
  /// The loss of the scene whose number is largest; empty where none has it.
  std::string most(std::string_view id);

 private:
  struct Fitted {
    Outcome<CurveFit> before;
    Outcome<CurveFit> after;
    std::vector<PointInfluence> influence; ///< after
  };
  const Fitted& fitted(const std::string& loss);
  std::optional<Range> of_moved(std::string_view id, const std::string& loss);
  std::optional<double> of_loss(std::string_view id, const std::string& loss);
  std::optional<double> of_all(std::string_view id);

  const OutliersScene& start_;
  const OutliersScene& now_;
  std::vector<std::size_t> moved_; ///< points of now that stand where none stood
  std::size_t left_ = 0;           ///< points of start that stand nowhere any more
  std::map<std::string, Fitted> fits_;
};

/// "MSE: how far its slope has turned, at least 0.3", and where it is.
std::string goal_text(const Goal& goal);

} // namespace losslab
