#include "tests/core/loss/walk.h"

#include <QTest>

using namespace losslab;
using namespace losslab::test;

// Every card is complete, its parameters are sane, and its worked examples hold.
class CatalogueTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
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
    QVERIFY(!card.strengths.empty() && !card.weaknesses.empty());
    QVERIFY(!card.conventions.empty());
    for (const Convention& convention : card.conventions)
      QVERIFY(!convention.library.empty() && !convention.name.empty() && !convention.says.empty());
    QVERIFY(!card.sources.empty());
    QVERIFY(card.examples.size() >= 2);
    for (const Example& example : card.examples)
      QVERIFY(!example.source.empty());
    QCOMPARE(card.axes.empty(), pointwise(**make_loss(card.id)) == nullptr);
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
      QVERIFY(!make_loss(card.id, {{parameter.id, std::nan("")}}).ok());
      if (std::isfinite(parameter.low))
        QVERIFY(
            !make_loss(card.id, {{parameter.id, parameter.low_open ? parameter.low : below}}).ok());
      if (parameter.whole) QVERIFY(!make_loss(card.id, {{parameter.id, parameter.low + 0.5}}).ok());
    }
  }

  void worked_examples_hold_data() { every_loss_of_one_number(); }
  void worked_examples_hold() {
    QFETCH(QString, id);
    const Card& card = card_of(id);
    for (const Example& example : card.examples) {
      const auto loss = make_loss(card.id, {example.parameters.begin(), example.parameters.end()});
      QVERIFY2(loss.ok(), loss.ok() ? "" : loss.refusal().text().c_str());
      const double value = pointwise(**loss)->at(example.prediction, example.target).value;
      QVERIFY2(std::abs(value - example.value) <= 1e-12 * std::max(1.0, std::abs(example.value)),
               (example.source + ": " + std::to_string(value)).c_str());
    }
  }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
