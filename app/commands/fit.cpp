#include "app/commands/fit.h"

#include "app/commands/json_text.h"
#include "app/commands/loss_arguments.h"
#include "app/storage/files.h"
#include "core/data/csv.h"
#include "core/exact_text.h"
#include "core/fit/fitter.h"
#include "core/fit/influence.h"
#include "core/fit/left_out.h"

#include <array>
#include <cmath>
#include <sstream>

namespace losslab {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array known_options{set_option,
                                   KnownOption{"--loss", true},
                                   KnownOption{"--degree", true},
                                   KnownOption{"--through-origin", false},
                                   KnownOption{"--scale", true},
                                   KnownOption{"--x", true},
                                   KnownOption{"--y", true},
                                   KnownOption{"--json", false}};

/// What is asked for, taken from the command line.
struct Asked {
  LossPtr loss;
  Shape shape;
  Scaling scaling;
  std::vector<Sample> points;
  bool json;
};

Outcome<Shape> shape_from(const Arguments& arguments) {
  const auto degree = parse_number(arguments.value("--degree", "1"), "--degree");
  if (!degree) return degree.refusal();
  if (!(*degree >= 1 && *degree <= OutliersScene::most_degree && *degree == std::floor(*degree)))
    return Refusal{"--degree", "must be a whole number from 1 to " +
                                   std::to_string(OutliersScene::most_degree)};
  return Shape{static_cast<int>(*degree), !arguments.has("--through-origin")};
}

Outcome<Scaling> scaling_from(const Arguments& arguments) {
  const std::string text = arguments.value("--scale", "1");
  if (text == "mad") return Scaling{.mad = true};
  const auto value = parse_number(text, "--scale");
  if (!value || !(*value > 0 && std::isfinite(*value)))
    return Refusal{"--scale", "must be \"mad\" or a positive number, not \"" + text + "\""};
  return Scaling{.mad = false, .value = *value};
}

Outcome<std::vector<Sample>> points_from(const Arguments& arguments, std::istream& in) {
  const std::string& path = arguments.operands.front();
  std::string text;
  if (path == "-") {
    std::array<char, 65536> piece{};
    while (text.size() <= csv_size_limit && (in.read(piece.data(), piece.size()), in.gcount() > 0))
      text.append(piece.data(), static_cast<std::size_t>(in.gcount())); // one more is refused
  } else {
    const auto bytes = read_file(QString::fromStdString(path));
    if (!bytes) return bytes.refusal();
    text = bytes->toStdString();
  }
  auto points = read_points(text, arguments.value("--x", ""), arguments.value("--y", ""));
  if (!points) return in_file(QString::fromStdString(path), points.refusal());
  return points;
}

Outcome<Asked> asked_by(std::span<const std::string> arguments, std::istream& in) {
  const auto parsed = parse_arguments(arguments, known_options);
  if (!parsed) return parsed.refusal();
  if (parsed->operands.size() != 1) return Refusal{"fit", "needs one table: a CSV file, or \"-\""};
  if (!parsed->has("--loss"))
    return Refusal{"--loss", "is missing: the loss to fit by; `losslab list` has them all"};
  const auto loss = loss_from(parsed->value("--loss", ""), *parsed);
  if (!loss) return loss.refusal();
  const auto shape = shape_from(*parsed);
  if (!shape) return shape.refusal();
  const auto scaling = scaling_from(*parsed);
  if (!scaling) return scaling.refusal();
  auto points = points_from(*parsed, in);
  if (!points) return points.refusal();
  return Asked{*loss, *shape, *scaling, std::move(*points), parsed->has("--json")};
}

/// Of 1, x, x², … to the degree.
std::vector<double> coefficients(const Polynomial& curve) {
  const auto told = curve.over_x();
  return {told.begin(), told.begin() + curve.degree + 1};
}

Json minima_json(const std::vector<Minimum>& minima) {
  Json others = Json::array();
  for (const Minimum& each : minima)
    others.push_back({{"coefficients", coefficients(each.curve)}, {"objective", each.objective}});
  return others;
}

/// How far the fit moves without each point, in usual errors (left_out.h). Nothing where there is
/// no fit without it, or no such unit, or where there are too many points to leave out in turn.
std::vector<std::optional<double>> shifts_without_each(const Asked& asked, const CurveFit& fitted) {
  std::vector<std::optional<double>> shifts(asked.points.size());
  const auto unit = usual_error(asked.points, asked.shape);
  if (!unit || asked.points.size() > most_left_out) return shifts;
  const auto without = curves_without_each({asked.loss, asked.shape, asked.scaling}, asked.points);
  for (std::size_t i = 0; i < without.size(); ++i)
    if (without[i]) shifts[i] = shift(asked.points, fitted.curve, *without[i], *unit);
  return shifts;
}

Json points_json(const Asked& asked, const Fitter& fitter, const CurveFit& fitted) {
  std::vector<PointInfluence> influence;
  measure_influence(*pointwise(*asked.loss), fitter.design(), {fitted.curve, fitted.scale},
                    influence);
  const auto shifts = shifts_without_each(asked, fitted);
  Json points = Json::array();
  for (std::size_t i = 0; i < influence.size(); ++i)
    points.push_back({{"x", asked.points[i].x},
                      {"y", asked.points[i].y},
                      {"residual", influence[i].residual},
                      {"weight", influence[i].weight},
                      {"leverage", influence[i].leverage},
                      {"share", influence[i].share},
                      {"influence", shifts[i] ? Json(*shifts[i]) : Json()}});
  return points;
}

std::string in_words(const Asked& asked, const CurveFit& fitted, std::size_t minima) {
  std::ostringstream text;
  text << asked.loss->card().name << " of " << asked.points.size() << " points\nŷ =";
  const auto told = coefficients(fitted.curve);
  const std::size_t first = asked.shape.intercept ? 0 : 1;
  for (std::size_t k = first; k < told.size(); ++k) {
    text << (k == first ? " " : " + ") << short_text(told[k]);
    if (k > 0) text << "·x";
    if (k > 1) text << '^' << k;
  }
  text << "\nmean loss " << short_text(fitted.objective);
  if (fitted.scale != 1) text << " of residuals over " << short_text(fitted.scale);
  text << '\n' << fitted.why << '\n';
  if (minima > 0) text << minima << " other local minima; --json has them\n";
  return text.str();
}

} // namespace

Answer fit(std::span<const std::string> arguments, std::istream& in) {
  const auto asked = asked_by(arguments, in);
  if (!asked) return asked.refusal();
  Fitter fitter;
  fitter.set_points(asked->points, asked->shape);
  const auto fitted = fitter.fit(*asked->loss, asked->scaling);
  if (!fitted) return fitted.refusal();
  const auto minima = fitter.other_minima(*asked->loss, *fitted);
  if (!asked->json) return in_words(*asked, *fitted, minima.size());
  return json_text({{"loss", asked->loss->card().id},
                    {"parameters", parameters_json(*asked->loss)},
                    {"degree", asked->shape.degree},
                    {"intercept", asked->shape.intercept},
                    {"coefficients", coefficients(fitted->curve)},
                    {"objective", fitted->objective},
                    {"scale", fitted->scale},
                    {"converged", fitted->converged},
                    {"why", fitted->why},
                    {"iterations", fitted->iterations},
                    {"minima", minima_json(minima)},
                    {"points", points_json(*asked, fitter, *fitted)}});
}

} // namespace losslab
