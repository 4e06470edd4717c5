#include "core/data/two_classes.h"

#include "core/data/random.h"

#include <array>
#include <cmath>

namespace losslab {

namespace {

/// Two round clouds, centred at (3, 3.5) and (6.5, 5.5), to two decimals.
std::vector<Labelled> clouds(double deviation, int count, std::uint64_t seed) {
  Random random(seed);
  const auto near = [&](double centre) {
    return std::round(100 * (centre + deviation * random.normal())) / 100;
  };
  std::vector<Labelled> points;
  for (int i = 0; i < count; ++i) {
    const bool positive = i % 2 == 1;
    const double x = near(positive ? 6.5 : 3);
    const double y = near(positive ? 5.5 : 3.5);
    points.push_back({x, y, positive});
  }
  return points;
}

std::vector<Labelled> clean() { return clouds(0.75, 32, 3); }

std::vector<Labelled> one_wrong() {
  auto points = clean();
  points.push_back({13, 5, false});
  return points;
}

std::vector<Labelled> overlapping() { return clouds(1.6, 60, 5); }

} // namespace

std::span<const ClassesStart> classes_starts() {
  static constexpr std::array all{
      ClassesStart{"clean", "Clean", "Two clouds that a line tells apart", clean},
      ClassesStart{"one_wrong", "One wrong label, far",
                   "The same, and one point that is labelled "
                   "wrong and lies far out",
                   one_wrong},
      ClassesStart{"overlapping", "Overlapping", "Two clouds that no line tells apart",
                   overlapping},
  };
  return all;
}

TwoClasses first_two_classes() {
  TwoClasses classes;
  classes.points = one_wrong();
  classes.losses = {{"bce_with_logits", {}},
                    {"hinge", {}},
                    {"squared_hinge", {}},
                    {"exponential", {}},
                    {"brier", {}}};
  classes.focus = "hinge";
  classes.selected = classes.points.size() - 1;
  return classes;
}

} // namespace losslab
