#include "core/data/noise.h"

#include "core/data/random.h"

#include <array>

namespace losslab {

namespace {

constexpr double x_range = 10;

double contaminated(Random& random) {
  const bool gross = random.uniform() < contaminated_share;
  return random.normal() * (gross ? contaminated_factor : 1);
}

double draw(Noise noise, Random& random) {
  switch (noise) {
  case Noise::normal:
    return random.normal();
  case Noise::laplace:
    return random.laplace();
  case Noise::student:
    return random.student3();
  case Noise::contaminated:
    return contaminated(random);
  }
  return 0;
}

} // namespace

std::vector<Sample> draw_points(const Synthetic& synthetic) {
  Random random(synthetic.seed);
  std::vector<Sample> points(static_cast<std::size_t>(synthetic.count > 0 ? synthetic.count : 0));
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double x = x_range * (static_cast<double>(i) + 0.5) / synthetic.count;
    const double error = synthetic.scale * draw(synthetic.noise, random);
    points[i] = {x, synthetic.intercept + synthetic.slope * x + error};
  }
  return points;
}

} // namespace losslab
