#pragma once

#include "core/data/dataset.h"
#include "core/data/random.h"
#include "core/scene/scene.h"

#include <array>
#include <span>
#include <string_view>

namespace losslab {

/// One sample before noise. The second feature of a one-feature set is not used.
struct CleanSample {
  std::array<double, 2> features;
  double target;
};

/// A data set that is drawn from a seed.
struct Generator {
  std::string_view id;   ///< as in TrainData
  std::string_view name; ///< "Circle"
  std::string_view says; ///< what there is to learn, in one line
  Task task;
  std::size_t features; ///< 1 or 2
  double reach;         ///< a map or curve of it goes from −reach to reach
  CleanSample (*draw)(int index, int count, Random& random);
};

/// All of them, in teaching order.
std::span<const Generator> generators();

/// nullptr when there is none of this id.
const Generator* find_generator(std::string_view id);

/// An even grid over ±reach, `side` steps a feature, row by row from the bottom left; targets are
/// 0.
Samples grid(const Generator& generator, std::size_t side);

/// Draws the set. Noise of 0.1 moves both features of a class sample by a normal shift of standard
/// deviation 0.2 (the classes reach to about 5), or a real target by one of 0.1 (targets lie in
/// −1…1). `flipped` is the share of training samples whose label is turned over or whose target
/// becomes an outlier, 3 to 5 too high. Samples come shuffled. Refuses an unknown id and a value
/// out of the range scene.h states; the place is the field's path: "data.noise".
Outcome<TrainingSet> make_training_set(const TrainData& data);

} // namespace losslab
