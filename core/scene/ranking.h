#pragma once

#include "core/scene/given.h"

namespace losslab {

/// Two scores as a ranking loss sees them.
struct RankingReading {
  double lead; ///< of the one that should be larger; negative where the order is wrong
  double margin;

  enum class Place {
    wrong,   ///< order
    inside,  ///< the margin: the order is right, the lead is not yet
    outside, ///< nothing is left to do
  };
  Place place() const;
};
RankingReading read_ranking(const Loss& ranking, const std::vector<Given>& given);

/// What the loss says where a leads b by so much.
std::vector<double> over_leads(const Loss& ranking, double target,
                               const std::vector<double>& leads);

} // namespace losslab
