#include "core/data/generators.h"
#include "core/loss/catalogue.h"
#include "core/nn/activation.h"
#include "core/nn/output.h"
#include "core/nn/trainer.h"

#include <cmath>
#include <QTest>

using namespace losslab;

namespace {

// 23 to train with: one whole pass and one that is not full. Features within ±1, where no sigmoid
// is so close to 0 or 1 that differences of its logarithm lose their digits.
TrainingSet small_set(std::string_view id) {
  TrainData data;
  data.id = id;
  data.count = 46;
  TrainingSet set = *make_training_set(data);
  for (auto& column : set.training.features)
    for (double& feature : column)
      feature /= 5;
  return set;
}

TrainingSet classes() { return small_set("circle"); }

// Targets well above 0, so that every regression loss is defined.
TrainingSet heights() {
  TrainingSet set = small_set("plane");
  for (Samples* samples : {&set.training, &set.test})
    for (double& target : samples->targets)
      target += 3;
  return set;
}

} // namespace

Q_DECLARE_METATYPE(losslab::Activation)

class NetworkTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void gradient_agrees_with_finite_differences_data() {
    QTest::addColumn<QString>("loss_id");
    QTest::addColumn<Activation>("activation");
    QTest::addColumn<bool>("on_classes");
    for (const bool on_classes : {true, false})
      for (const Entry* entry : catalogue()) {
        const LossPtr loss = *make_loss(entry->card.id);
        if (!output_activation(*loss, on_classes ? classes() : heights())) continue;
        for (const ActivationKind& kind : activations())
          QTest::addRow("%s %s %s", entry->card.id.c_str(), kind.name.data(),
                        on_classes ? "classes" : "heights")
              << QString::fromStdString(entry->card.id) << kind.activation << on_classes;
      }
  }
  void gradient_agrees_with_finite_differences() {
    QFETCH(const QString, loss_id);
    QFETCH(const Activation, activation);
    QFETCH(const bool, on_classes);
    const TrainingSet set = on_classes ? classes() : heights();
    const LossPtr loss = *make_loss(loss_id.toStdString());
    Trainer trainer(Network(2, {{5, 3}, activation, 11}), loss, set.task,
                    {.output = *output_activation(*loss, set)});
    trainer.network().parameters().back() = on_classes ? 0.2 : 3.3; // the output's bias
    const SampleColumns samples(set.training);
    trainer.differentiate(samples);
    const std::vector<double> gradient(trainer.gradient().begin(), trainer.gradient().end());
    for (std::size_t i = 0; i < gradient.size(); ++i) {
      double& parameter = trainer.network().parameters()[i];
      const double kept = parameter;
      const double step = 1e-6;
      parameter = kept + step;
      const double above = trainer.measure(samples).own;
      parameter = kept - step;
      const double below = trainer.measure(samples).own;
      parameter = kept;
      const double expected = (above - below) / (2 * step);
      QVERIFY2(std::abs(gradient[i] - expected) <= 1e-7 * (1 + std::abs(expected) + above),
               qPrintable(QString("parameter %1: %2, differences say %3")
                              .arg(i)
                              .arg(gradient[i], 0, 'g', 12)
                              .arg(expected, 0, 'g', 12)));
    }
  }

  /// A loss that forgets its part can't hide: each is trained above or flat.
  void every_pointwise_loss_of_one_output_can_train() {
    for (const Entry* entry : catalogue()) {
      const LossPtr loss = *make_loss(entry->card.id);
      const bool regression = entry->card.family == Family::regression;
      if (pointwise(*loss) == nullptr || (!regression && entry->card.family != Family::binary))
        continue;
      const auto output = output_activation(*loss, regression ? heights() : classes());
      QVERIFY2(output.ok() || entry->card.id == "zero_one", entry->card.id.c_str());
    }
  }

  /// By hand: one tanh neuron, tanh(0.5·2 − 0.25·4 + 0.1), weighed by 3, plus 1.
  void forward_pass_by_hand() {
    Network network(2, {{1}, Activation::tanh, 1});
    const std::array parameters{0.5, -0.25, 0.1, 3.0, 1.0};
    std::copy(parameters.begin(), parameters.end(), network.parameters().begin());
    const SampleColumns sample({{{2}, {4}}, {0}});
    Pass pass;
    QCOMPARE(network.forward(sample.inputs(), 1, pass)[0], 1 + 3 * std::tanh(0.1));
    QCOMPARE(network.weight(0, 0, 1), -0.25);
    QCOMPARE(network.bias(0, 0), 0.1);
    QCOMPARE(network.weight(1, 0, 0), 3.0);
  }

  /// Glorot, Bengio (2010), with PyTorch's gain for tanh, 5/3: U(−a, a) has variance a²/3.
  void weights_start_with_glorots_spread() {
    double squares = 0;
    int count = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      const Network network(2, {{8, 8}, Activation::tanh, seed});
      for (std::size_t neuron = 0; neuron < 8; ++neuron) {
        QCOMPARE(network.bias(1, neuron), 0.0);
        for (std::size_t input = 0; input < 8; ++input, ++count)
          squares += std::pow(network.weight(1, neuron, input), 2);
      }
    }
    const double expected = 25.0 / 9 * 2 / (8 + 8);
    QVERIFY(std::abs(squares / count - expected) < 0.05 * expected);
  }

  void a_sample_scores_the_same_alone_and_among_others() {
    const SampleColumns samples(classes().training);
    const Network network(2, {{8, 8, 8}, Activation::sigmoid, 3});
    Pass pass;
    std::array<double, pass_lanes> together{};
    const auto scores = network.forward(samples.inputs(), pass_lanes, pass);
    std::copy(scores.begin(), scores.end(), together.begin());
    for (std::size_t i = 0; i < pass_lanes; ++i)
      QCOMPARE(network.forward(samples.inputs().from(i), 1, pass)[0], together[i]);
  }
};

QTEST_GUILESS_MAIN(NetworkTest)
#include "network_test.moc"
