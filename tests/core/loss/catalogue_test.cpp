#include "tests/core/loss/walk.h"

#include <QTest>

using namespace losslab;
using namespace losslab::test;

namespace {

struct Stated {
  const char* parameter;
  double fallback;
  double low;
  double high;
};
struct Row {
  const char* id;
  bool in_guide;
  std::vector<Stated> parameters;
};

/// The tables of the design's catalogue, which names its sources loss by loss: what may not be
/// missing or change unseen.
std::vector<Row> design() {
  constexpr double all = infinity;
  const Stated smooth{"smooth", 1, 0, all};
  const auto half = [](const char* weight) { return Stated{weight, 0.5, 0, infinity}; };
  return {{"mse", true, {}},
          {"mae", true, {}},
          {"huber", true, {{"delta", 1, 0, all}}},
          {"smooth_l1", false, {{"beta", 1, 0, all}}},
          {"log_cosh", false, {}},
          {"pseudo_huber", false, {{"delta", 1, 0, all}}},
          {"quantile", false, {{"tau", 0.5, 0, 1}}},
          {"epsilon_insensitive", false, {{"epsilon", 0.1, 0, all}}},
          {"squared_epsilon_insensitive", false, {{"epsilon", 0.1, 0, all}}},
          {"cauchy", false, {{"c", 1, 0, all}}},
          {"geman_mcclure", false, {{"c", 1, 0, all}}},
          {"welsch", false, {{"c", 1, 0, all}}},
          {"tukey", false, {{"c", 4.685, 0, all}}},
          {"general_robust", false, {{"alpha", 1, -all, 2}, {"c", 1, 0, all}}},
          {"msle", false, {}},
          {"mape", false, {}},
          {"poisson_nll", false, {{"log_input", 1, 0, 1}}},
          {"gaussian_nll", false, {}},
          {"bce", true, {}},
          {"bce_with_logits", true, {{"pos_weight", 1, 0, all}, {"label_smoothing", 0, 0, 1}}},
          {"focal", true, {{"alpha", 0.25, 0, 1}, {"gamma", 2, 0, all}}},
          {"hinge", true, {{"margin", 1, 0, all}}},
          {"squared_hinge", false, {{"margin", 1, 0, all}}},
          {"modified_huber", false, {}},
          {"perceptron", false, {}},
          {"exponential", false, {}},
          {"brier", true, {}},
          {"zero_one", false, {}},
          {"cross_entropy",
           true,
           {{"label_smoothing", 0, 0, 1}, {"ignore_index", -100, -2147483648.0, 2147483647}}},
          {"multilabel_bce", true, {{"pos_weight", 1, 0, all}}},
          {"categorical_focal", true, {{"alpha", 1, 0, all}, {"gamma", 2, 0, all}}},
          {"generalized_cross_entropy", true, {{"q", 0.7, 0, 1}}},
          {"probability_mae", true, {}},
          {"multiclass_hinge", false, {{"margin", 1, 0, all}, {"p", 1, 1, 2}}},
          {"poly_cross_entropy", false, {{"epsilon", 1, -1, all}}},
          {"kl", true, {}},
          {"ctc", true, {{"blank", 0, 0, 2147483647}}},
          {"reverse_kl", false, {}},
          {"js", false, {}},
          {"wasserstein_1d", true, {{"p", 1, 1, all}, {"width", 1, 0, all}}},
          {"vae_kl", true, {}},
          {"distillation", true, {{"temperature", 2, 0, all}}},
          {"dice", true, {smooth}},
          {"jaccard", true, {smooth}},
          {"tversky", false, {half("alpha"), half("beta"), smooth}},
          {"focal_tversky", false, {half("alpha"), half("beta"), smooth, {"gamma", 0.75, 0, all}}},
          {"lovasz_hinge", false, {}},
          {"triplet", true, {{"margin", 1, 0, all}, {"p", 2, 1, all}}},
          {"contrastive", true, {{"margin", 1, 0, all}}},
          {"cosine_embedding", true, {{"margin", 0, -1, 1}}},
          {"info_nce", false, {{"temperature", 0.07, 0, all}}},
          {"margin_ranking", false, {{"margin", 0, 0, all}}},
          {"gan_minimax", true, {}},
          {"gan_non_saturating", true, {}},
          {"lsgan", false, {}},
          {"gan_hinge", true, {}},
          {"wgan", true, {}},
          {"perceptual", true, {}}};
}

/// The loss of a game's player; of all others, the loss itself.
const Loss& played(const Loss& loss, const std::string& player) {
  for (const Player& each : loss.players())
    if (each.name == player) return *each.loss;
  return loss;
}

double mean_of(const Example& example, const Loss& loss) {
  std::vector<Input> batch;
  for (const ExampleInput& input : example.inputs)
    batch.push_back({input.name, input.shape, input.values});
  double value = std::nan("");
  const auto refusal =
      played(loss, example.player).evaluate(batch, Reduction::mean, {&value, 1}, {});
  if (refusal) qWarning("%s", refusal->text().c_str());
  return refusal ? std::nan("") : value;
}

} // namespace

// Every card is complete, its parameters are sane, and its worked examples hold.
class CatalogueTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void holds_what_the_design_states() {
    for (const Row& row : design()) {
      const Entry* entry = find_loss(row.id);
      QVERIFY2(entry != nullptr, row.id);
      QVERIFY2(entry->card.in_guide == row.in_guide, row.id);
      QCOMPARE(entry->card.parameters.size(), row.parameters.size());
      for (std::size_t i = 0; i < row.parameters.size(); ++i) {
        const Parameter& ours = entry->card.parameters[i];
        QCOMPARE(ours.id, std::string(row.parameters[i].parameter));
        QCOMPARE(ours.fallback, row.parameters[i].fallback);
        QCOMPARE(ours.low, row.parameters[i].low);
        QCOMPARE(ours.high, row.parameters[i].high);
      }
    }
  }

  void ids_differ() {
    std::set<std::string> ids;
    std::set<std::string> names;
    for (const Entry* entry : catalogue()) {
      QVERIFY2(ids.insert(entry->card.id).second, entry->card.id.c_str());
      QVERIFY2(names.insert(entry->card.short_name).second, entry->card.short_name.c_str());
      QCOMPARE(find_loss(entry->card.id), entry);
    }
    QVERIFY(find_loss("no such loss") == nullptr);
  }

  void the_card_is_complete_data() { every_loss(); }
  void the_card_is_complete() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    for (const std::string* text : {&card.id, &card.name, &card.short_name, &card.formula,
                                    &card.intuition, &card.use, &card.activation})
      QVERIFY(!text->empty());
    QVERIFY(QString::fromStdString(card.short_name).size() <= 12);
    QVERIFY(QString::fromStdString(card.name).size() <= 22);
    QVERIFY(!card.strengths.empty() && !card.weaknesses.empty());
    QVERIFY(!card.conventions.empty());
    for (const Convention& convention : card.conventions)
      QVERIFY(!convention.library.empty() && !convention.name.empty() && !convention.says.empty());
    QVERIFY(!card.sources.empty());
    QVERIFY(card.examples.size() >= 2);
    for (const Example& example : card.examples) {
      QVERIFY(!example.source.empty());
      for (const ExampleInput& input : example.inputs)
        QCOMPARE(input.values.size(), input.shape[0] * input.shape[1] * input.shape[2]);
    }
    QCOMPARE(card.axes.empty(), pointwise(**make_loss(card.id)) == nullptr);
    QCOMPARE(card.axes.empty(), !card.inputs.empty());
    QCOMPARE(card.axes.empty(), card.kind != InputKind::number);
    QCOMPARE(std::set<Axis>(card.axes.begin(), card.axes.end()).size(), card.axes.size());
  }

  void parameters_are_sane_data() { every_loss(); }
  void parameters_are_sane() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    for (const Parameter& parameter : card.parameters) {
      QVERIFY(!parameter.id.empty() && !parameter.symbol.empty() && !parameter.name.empty());
      QVERIFY(parameter.low < parameter.high);
      QVERIFY(std::isfinite(parameter.slider_low) && std::isfinite(parameter.slider_high));
      QVERIFY(parameter.slider_low < parameter.slider_high);
      QVERIFY(parameter.slider_low <= parameter.fallback &&
              parameter.fallback <= parameter.slider_high);
      for (const double allowed : {parameter.fallback, parameter.slider_low, parameter.slider_high})
        QVERIFY(make_loss(card.id, {{parameter.id, allowed}}).ok());
      const double below = std::nextafter(parameter.low, -infinity);
      const double above = std::nextafter(parameter.high, infinity);
      if (std::isfinite(parameter.high))
        QVERIFY(!make_loss(card.id, {{parameter.id, parameter.high_open ? parameter.high : above}})
                     .ok());
      QVERIFY(!make_loss(card.id, {{parameter.id, std::nan("")}}).ok());
      if (std::isfinite(parameter.low))
        QVERIFY(
            !make_loss(card.id, {{parameter.id, parameter.low_open ? parameter.low : below}}).ok());
      if (parameter.whole) QVERIFY(!make_loss(card.id, {{parameter.id, parameter.low + 0.5}}).ok());
    }
  }

  void worked_examples_hold_data() { every_loss(); }
  void worked_examples_hold() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    for (const Example& example : card.examples) {
      const auto loss = make_loss(card.id, {example.parameters.begin(), example.parameters.end()});
      QVERIFY2(loss.ok(), loss.ok() ? "" : loss.refusal().text().c_str());
      const double value = mean_of(example, **loss);
      QVERIFY2(std::abs(value - example.value) <= 1e-12 * std::max(1.0, std::abs(example.value)),
               (example.source + ": " + std::to_string(value)).c_str());
    }
  }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
