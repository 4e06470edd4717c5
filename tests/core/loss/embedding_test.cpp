#include "tests/core/loss/arrays.h"

#include <QTest>

using namespace losslab;
using namespace losslab::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Evaluated of(const char* id, const ParameterValues& parameters, const Fields& fields,
             Reduction reduction = Reduction::none) {
  return evaluate(**make_loss(id, parameters), fields, reduction);
}

Field rows(const char* name, std::size_t width, std::vector<double> values) {
  const std::size_t n = values.size() / width;
  return {name, {n, width, 1}, std::move(values)};
}

Field numbers(const char* name, std::vector<double> values) {
  return rows(name, 1, std::move(values));
}

using Numbers = std::vector<double>;

} // namespace

class EmbeddingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void refuses_what_is_wrong() {
    const auto refusal = [](const char* id, const Fields& fields) {
      const auto found = of(id, {}, fields).refusal;
      return found ? QString::fromStdString(found->text()) : QString();
    };
    const Field a = rows("a", 2, {1, 2, 3, 4});
    const Field b = rows("b", 2, {5, 6, 7, 8});
    QCOMPARE(refusal("contrastive", {a, b, numbers("target", {1, -1})}),
             "target[1]: must be 1 for the same class or 0 for different ones");
    QCOMPARE(refusal("cosine_embedding", {a, b, numbers("target", {0, 1})}),
             "target[0]: must be 1 for alike or −1 for unlike");
    QCOMPARE(refusal("margin_ranking",
                     {numbers("a", {1, 2}), numbers("b", {1, 2}), numbers("target", {1, 0.5})}),
             "target[1]: must be 1 where a ranks above b, or −1 where b does");
    QCOMPARE(refusal("margin_ranking", {a, b, numbers("target", {1, 1})}),
             "a: must hold one number per sample, not a list of them");
    QCOMPARE(refusal("triplet", {rows("anchor", 2, {1, 2}), rows("positive", 2, {1, 2}),
                                 rows("negative", 3, {1, 2, 3})}),
             "negative: has rows of 3 where anchor has rows of 2");
    QCOMPARE(refusal("info_nce", {a, rows("b", 2, {1, 2})}), "b: has 1 samples where a has 2");
    QCOMPARE(refusal("info_nce", {a, rows("b", 2, {1, 2, 3, infinity})}),
             "b[1][1]: is not a finite number");
    QCOMPARE(refusal("info_nce", {a, b, numbers("target", {0, 1})}),
             "target: is no input of info_nce");
  }

  void refuses_parameters_out_of_range() {
    const auto refusal = [](const char* id, const ParameterValues& parameters) {
      const auto made = make_loss(id, parameters);
      return made.ok() ? QString() : QString::fromStdString(made.refusal().text());
    };
    QCOMPARE(refusal("triplet", {{"p", 0.5}}), "p: must be at least 1, not 0.5");
    QCOMPARE(refusal("contrastive", {{"margin", 0}}), "margin: must be more than 0, not 0");
    QCOMPARE(refusal("cosine_embedding", {{"margin", 1.5}}),
             "margin: must be at least -1 and at most 1, not 1.5");
    QCOMPARE(refusal("info_nce", {{"temperature", 0}}), "temperature: must be more than 0, not 0");
  }

  void a_triplet_exactly_at_its_margin_does_not_push() {
    const auto at = of("triplet", {{"margin", 5}},
                       {rows("anchor", 2, {0, 0}), rows("positive", 2, {3, 4}),
                        rows("negative", 2, {6, 8})}); // 5 − 10 + 5
    QCOMPARE(at.value[0], 0.0);
    for (const auto& [name, gradient] : at.gradient)
      QVERIFY2(gradient == Numbers({0, 0}), name.c_str());
  }

  void where_two_points_meet_their_distance_has_slope_0() {
    // 0 − 2 + 3: the negative is pushed along (0, 1), the positive has nowhere to go.
    const auto at =
        of("triplet", {{"margin", 3}},
           {rows("anchor", 2, {1, 1}), rows("positive", 2, {1, 1}), rows("negative", 2, {1, 3})});
    QCOMPARE(at.value[0], 1.0);
    QVERIFY(at.gradient.at("positive") == Numbers({0, 0}));
    QVERIFY(at.gradient.at("negative") == Numbers({0, -1}));
    QVERIFY(at.gradient.at("anchor") == Numbers({0, 1}));
    // At p = 1 also in the one coordinate in which they meet.
    const auto city =
        of("triplet", {{"margin", 3}, {"p", 1}},
           {rows("anchor", 2, {1, 1}), rows("positive", 2, {1, 2}), rows("negative", 2, {2, 1})});
    QCOMPARE(city.value[0], 3.0);
    QVERIFY(city.gradient.at("positive") == Numbers({0, 1}));
    QVERIFY(city.gradient.at("negative") == Numbers({-1, 0}));
  }

  void strangers_in_one_point_cost_most_and_do_not_know_where_to_go() {
    const auto at =
        of("contrastive", {{"margin", 2}},
           {rows("a", 2, {1, 1, 0, 0}), rows("b", 2, {1, 1, 0, 2}), numbers("target", {0, 0})});
    QVERIFY(at.value == Numbers({2, 0})); // ½·2², and exactly at the margin
    QVERIFY(at.gradient.at("a") == Numbers({0, 0, 0, 0}));
    QVERIFY(at.gradient.at("b") == Numbers({0, 0, 0, 0}));
  }

  void contrastive_is_even_handed() {
    const Field a = rows("a", 2, {0.3, -1, 2, 0.5});
    const Field b = rows("b", 2, {1, 0.2, 1.5, 0.25});
    const Field target = numbers("target", {1, 0});
    const auto at = of("contrastive", {}, {a, b, target});
    const auto turned =
        of("contrastive", {}, {{"a", b.shape, b.values}, {"b", a.shape, a.values}, target});
    QVERIFY(at.value == turned.value);
    QVERIFY(at.gradient.at("a") == turned.gradient.at("b"));
    QVERIFY(at.gradient.at("b") == turned.gradient.at("a"));
  }

  void the_zero_vector_has_cosine_0_and_no_gradient() {
    const auto at = of("cosine_embedding", {{"margin", -0.5}},
                       {rows("a", 2, {0, 0, 0, 0, 3, 4}), rows("b", 2, {3, 4, 3, 4, 0, 0}),
                        numbers("target", {1, -1, -1})});
    QVERIFY(at.value == Numbers({1, 0.5, 0.5})); // 1 − 0, 0 + ½
    QVERIFY(at.gradient.at("a") == Numbers(6, 0));
    QVERIFY(at.gradient.at("b") == Numbers(6, 0));
    const auto choice =
        of("info_nce", {}, {rows("a", 2, {0, 0, 0, 0}), rows("b", 2, {1, 2, 3, 4})});
    QCOMPARE(choice.value[0], std::log(2.0)); // all cosines 0: by chance
    QVERIFY(choice.gradient.at("a") == Numbers(4, 0));
    QVERIFY(choice.gradient.at("b") == Numbers(4, 0));
  }

  void an_unlike_pair_exactly_at_the_margin_does_not_push() {
    // cos = 24/25 is no double, cos = 0 and cos = 1 are.
    for (const auto& [margin, b] : {std::pair{0.0, Numbers({-4, 3})}, {1.0, Numbers({6, 8})}}) {
      const auto at = of("cosine_embedding", {{"margin", margin}},
                         {rows("a", 2, {3, 4}), rows("b", 2, b), numbers("target", {-1})});
      QCOMPARE(at.value[0], 0.0);
      QVERIFY(at.gradient.at("a") == Numbers({0, 0}));
      QVERIFY(at.gradient.at("b") == Numbers({0, 0}));
    }
  }

  void opposite_vectors_that_should_be_alike_feel_no_pull() { // as the card warns
    const auto at = of("cosine_embedding", {},
                       {rows("a", 2, {3, 4}), rows("b", 2, {-3, -4}), numbers("target", {1})});
    QCOMPARE(at.value[0], 2.0);
    QVERIFY(at.gradient.at("a") == Numbers({0, 0}));
  }

  void cosine_turns_vectors_and_does_not_stretch_them() {
    const Numbers a{0.3, -1.1, 2.4};
    const Field b = rows("b", 3, {1, 0.2, 0.7});
    const Field target = numbers("target", {1});
    const auto at = of("cosine_embedding", {}, {rows("a", 3, a), b, target});
    const auto longer = of("cosine_embedding", {}, {rows("a", 3, {1.2, -4.4, 9.6}), b, target});
    const Numbers& turn = at.gradient.at("a");
    QVERIFY(std::abs(turn[0] * a[0] + turn[1] * a[1] + turn[2] * a[2]) < 1e-16);
    QCOMPARE(longer.value[0], at.value[0]);
    for (std::size_t k = 0; k < 3; ++k) // as one over the length
      QCOMPARE(longer.gradient.at("a")[k], turn[k] / 4);
  }

  void without_anything_to_tell_by_info_nce_is_log_n() {
    Fields same{rows("a", 2, Numbers(10, 1)), rows("b", 2, Numbers(10, 3))};
    for (const double each : of("info_nce", {}, same).value)
      QCOMPARE(each, std::log(5.0));
    Random random(1);
    Fields hot{rows("a", 3, normals(random, 15, 1)), rows("b", 3, normals(random, 15, 1))};
    for (const double each : of("info_nce", {{"temperature", 1e12}}, hot).value)
      QCOMPARE(each, std::log(5.0));
  }

  void info_nce_stays_finite_at_the_lowest_temperatures() {
    const Fields fields{rows("a", 2, {1, 0, 0, 1}), rows("b", 2, {1, 0, 1, 0})};
    const auto at = of("info_nce", {{"temperature", 1e-300}}, fields);
    // The first cannot choose between two that are alike; the second can, with both cosines 0.
    QVERIFY(at.value == Numbers({std::log(2.0), std::log(2.0)}));
    for (const auto& [name, gradient] : at.gradient)
      for (const double each : gradient)
        QVERIFY2(!std::isnan(each), name.c_str());
    const auto wrong = of("info_nce", {{"temperature", 1e-300}},
                          {rows("a", 2, {1, 0, 0, 1}), rows("b", 2, {0, 1, 1, 0})});
    for (const double each : wrong.value)
      QCOMPARE(each, 1e300); // the partner's cosine is 0, the stranger's 1
  }

  void ranking_is_the_hinge_loss_of_the_difference() {
    const auto ranking = of("margin_ranking", {{"margin", 1}},
                            {numbers("a", {2, 0.5, -1, 3}), numbers("b", {0.5, 0.25, 1, 4}),
                             numbers("target", {1, 1, -1, -1})});
    const auto hinge =
        of("hinge", {{"margin", 1}},
           {numbers("prediction", {1.5, 0.25, -2, -1}), numbers("target", {1, 1, 0, 0})});
    QVERIFY(ranking.value == hinge.value);
    QVERIFY(ranking.gradient.at("a") == hinge.gradient.at("prediction"));
  }

  void a_lead_of_exactly_the_margin_does_not_push() {
    const auto at =
        of("margin_ranking", {{"margin", 0.5}},
           {numbers("a", {2, 1}), numbers("b", {1.5, 1.5}), numbers("target", {1, -1})});
    QVERIFY(at.value == Numbers({0, 0}));
    QVERIFY(at.gradient.at("a") == Numbers({0, 0}));
    QVERIFY(at.gradient.at("b") == Numbers({0, 0}));
  }

  void info_nce_adds_up_over_more_samples_than_a_block() {
    const std::size_t n = 4100; // one block is 4096
    Numbers a(n), b(n);
    for (std::size_t i = 0; i < n; ++i)
      a[i] = b[i] = i % 2 == 0 ? 1 : -1;
    const auto at =
        of("info_nce", {{"temperature", 1}}, {rows("a", 1, a), rows("b", 1, b)}, Reduction::mean);
    // Half of all stand where the partner does, half opposite: log(n/2·(1 + e^−2)).
    const double wanted = std::log(2050 * (1 + std::exp(-2.0)));
    QVERIFY(std::abs(at.value[0] - wanted) < 1e-14 * wanted);
  }
};

QTEST_GUILESS_MAIN(EmbeddingTest)
#include "embedding_test.moc"
