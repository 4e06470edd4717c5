#pragma once

#include "core/scene/showing.h"

namespace losslab {

// What a learner reads of vectors that lie in the plane.

/// A triplet as its loss sees it.
struct TripletReading {
  double positive; ///< distance from the anchor, in the loss's norm
  double negative;
  double margin;
  double degree; ///< of the norm: circles are round at 2 only

  enum class Place {
    nearer,  ///< than the positive: the order is wrong
    inside,  ///< the margin: the order is right, the distance is not yet
    outside, ///< nothing is left to do
  };
  Place place() const;
};
TripletReading read_triplet(const Loss& triplet, const std::vector<Given>& given);

/// A pair as distance and angle see it.
struct PairReading {
  double distance;
  double cosine; ///< 0 where one of them is the zero vector
  double angle;  ///< between them, 0 to 180 degrees; a right one where the cosine is 0
};
PairReading read_pair(const std::vector<Given>& given);

/// Pairs as a contrastive loss over a batch sees them.
struct PairsReading {
  std::size_t count;
  std::vector<double> cosines; ///< of a_i and b_j, row by row of a; 0 with a zero vector
  std::vector<double> shares;  ///< what a_i gives to b_j: every row sums to 1
  std::size_t found;           ///< how many a are nearer to their own b than to every other
};
PairsReading read_pairs(const Loss& info_nce, const std::vector<Given>& given);

/// The value of a loss's parameter; it must have it.
double parameter_of(const Loss& loss, std::string_view id);

} // namespace losslab
