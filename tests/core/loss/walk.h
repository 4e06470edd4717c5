#pragma once

#include "tests/core/loss/probe.h"

#include <set>

#include <QTest>

// Walking the catalogue: which losses, at which parameters and targets, over which numbers.

namespace losslab::test {

inline bool of_one_number(const Card& card) {
  return card.family == Family::regression || card.family == Family::binary;
}

/// The loss at every target it accepts of a few; inputs beside the target are 1, as it is drawn.
inline std::vector<Probe> probes(const Card& card, const ParameterValues& parameters) {
  std::vector<Probe> found;
  const LossPtr loss = *make_loss(card.id, parameters);
  for (const double target : std::set<double>{card.drawn_target, 0, 1, 0.3, 2.5, -0.5}) {
    Probe::Inputs inputs;
    for (const std::string_view name : loss->differentiable())
      if (name != "prediction") inputs[std::string(name)] = 1;
    inputs["target"] = target;
    Probe probe(loss, inputs);
    if (probe.allows(0.5)) found.push_back(std::move(probe)); // ½ is a number and a probability
  }
  return found;
}

/// The default parameters, and each of them at both ends of its slider: what a learner can reach.
inline std::vector<ParameterValues> settings(const Card& card) {
  std::vector<ParameterValues> all{{}};
  for (const Parameter& parameter : card.parameters)
    for (const double end : {parameter.slider_low, parameter.slider_high})
      all.push_back({{parameter.id, end}});
  return all;
}

inline std::vector<Probe> probes_at_all_settings(const Card& card) {
  std::vector<Probe> all;
  for (const ParameterValues& parameters : settings(card))
    for (Probe& probe : probes(card, parameters))
      all.push_back(std::move(probe));
  return all;
}

/// From the middle of the domain to within 1e-12 of its ends, or 1e12 out; ascending.
inline std::vector<double> whole_domain(const Probe& probe) {
  std::set<double> all{0};
  for (int decade = -12; decade <= 12; ++decade)
    for (const double size : {std::pow(10.0, decade), 3 * std::pow(10.0, decade)})
      all.insert({size, -size, 1 - size, -1 + size});
  for (int i = -160; i <= 160; ++i)
    all.insert(0.05 * i);
  // An end that belongs to the domain, as p = 0, goes too: a clamp may hold the value there.
  std::erase_if(
      all, [&](double each) { return !probe.allows(each - 1e-13) || !probe.allows(each + 1e-13); });
  return {all.begin(), all.end()};
}

inline std::string at_text(const Probe& probe, double x) {
  return probe.text() + " at prediction " + std::to_string(x) + ": ";
}

inline const Card& card_of(const QString& id) { return find_loss(id.toStdString())->card; }

inline void every_loss() {
  QTest::addColumn<QString>("id");
  for (const Entry* entry : catalogue())
    QTest::newRow(entry->card.id.c_str()) << QString::fromStdString(entry->card.id);
}

inline void every_loss_of_one_number() {
  QTest::addColumn<QString>("id");
  for (const Entry* entry : catalogue())
    if (of_one_number(entry->card))
      QTest::newRow(entry->card.id.c_str()) << QString::fromStdString(entry->card.id);
}

inline void every_loss_of_arrays() {
  QTest::addColumn<QString>("id");
  for (const Entry* entry : catalogue())
    if (!of_one_number(entry->card))
      QTest::newRow(entry->card.id.c_str()) << QString::fromStdString(entry->card.id);
}

} // namespace losslab::test
