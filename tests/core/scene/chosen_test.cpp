#include "core/scene/chosen.h"

#include <QTest>

using namespace losslab;

class ChosenTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void one_comes_in_focus_and_goes_with_it() {
    std::vector<LossChoice> losses{{"mse", {}}};
    std::string focus = "mse";
    toggle_choice(losses, focus, "huber");
    QCOMPARE(losses, (std::vector<LossChoice>{{"mse", {}}, {"huber", {}}}));
    QCOMPARE(focus, std::string("huber"));
    toggle_choice(losses, focus, "huber");
    QCOMPARE(losses, (std::vector<LossChoice>{{"mse", {}}}));
    QCOMPARE(focus, std::string("mse"));
  }

  void the_last_one_stays_and_no_more_come_than_can_be_told_apart() {
    std::vector<LossChoice> losses{{"mse", {}}};
    std::string focus = "mse";
    toggle_choice(losses, focus, "mse");
    QCOMPARE(losses.size(), std::size_t{1});
    for (const Entry* entry : catalogue())
      if (find_choice(losses, entry->card.id) == nullptr)
        toggle_choice(losses, focus, entry->card.id);
    QCOMPARE(losses.size(), most_losses);
  }

  void a_parameter_is_kept_where_it_differs_and_is_allowed() {
    std::vector<LossChoice> losses{{"huber", {}}};
    QVERIFY(set_parameter(losses, "huber", "delta", 2));
    QCOMPARE(losses[0].parameters, (ParameterValues{{"delta", 2}}));
    QVERIFY(!set_parameter(losses, "huber", "delta", -1));
    QVERIFY(!set_parameter(losses, "huber", "no such", 1));
    QVERIFY(!set_parameter(losses, "tukey", "c", 1));
    QCOMPARE(losses[0].parameters, (ParameterValues{{"delta", 2}}));
    QVERIFY(
        set_parameter(losses, "huber", "delta", find_loss("huber")->card.parameters[0].fallback));
    QVERIFY(losses[0].parameters.empty());
  }
};

QTEST_GUILESS_MAIN(ChosenTest)
#include "chosen_test.moc"
