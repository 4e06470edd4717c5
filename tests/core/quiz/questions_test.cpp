#include "core/data/generators.h"
#include "core/fit/fitter.h"
#include "core/loss/catalogue.h"
#include "core/loss/curve.h"
#include "core/scene/showing.h"
#include "tests/core/quiz/shipped.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

using namespace losslab;

// The questions that are shipped: every file of resources/questions.

namespace {

/// What a learner reads at the crosshair.
std::optional<Point> at_crosshair(const ExploreScene& scene, const LossChoice& choice) {
  const LossPtr loss = *make_loss(choice.id, choice.parameters);
  return Curve(*pointwise(*loss), scene.axis, scene.target).at(scene.crosshair);
}

/// Its 7 questions with answers, the 20 of its second list, and the 6 scenarios.
std::set<std::string> interview_guide() {
  std::set<std::string> places;
  const auto add = [&places](const std::string& list, int count) {
    for (int i = 1; i <= count; ++i)
      places.insert(list + std::to_string(i));
  };
  add("1.Q", 7);
  add("2.Q", 20);
  add("S", 6);
  return places;
}

} // namespace

class QuestionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    auto bank = shipped_bank();
    QVERIFY2(bank.ok(), bank ? "" : bank.refusal().text().c_str());
    bank_ = std::move(*bank);
  }

  void are_enough() { QVERIFY(bank_.size() >= 200); }

  void ask_about_every_loss() {
    std::map<std::string, int> asked;
    each([&asked](const Question& question) {
      for (const std::string& loss : question.losses)
        ++asked[loss];
    });
    for (const Entry* entry : catalogue())
      QVERIFY2(asked[entry->card.id] >= 2, entry->card.id.c_str());
  }

  void each_has_something_to_show() {
    each([](const Question& question) { QVERIFY2(question.show, question.id.c_str()); });
  }

  void cover_the_interview_guide() {
    std::set<std::string> covered;
    each([&covered](const Question& question) {
      covered.insert(question.guide.begin(), question.guide.end());
    });
    QCOMPARE(covered, interview_guide()); // nothing left out, and no place that does not exist
  }

  void answer_the_scenarios_as_scenarios() {
    std::set<std::string> scenarios;
    each([&scenarios](const Question& question) {
      if (question.scenario) scenarios.insert(question.guide.begin(), question.guide.end());
    });
    for (const std::string& place : interview_guide())
      if (place.front() == 'S') QVERIFY2(scenarios.contains(place), place.c_str());
  }

  void ask_about_a_loss_in_its_topic() {
    for (const Entry* entry : catalogue()) {
      const Topic* topic = bank_.find_topic(topic_of(entry->card));
      const auto about = [entry](const Question& question) {
        return std::ranges::find(question.losses, entry->card.id) != question.losses.end();
      };
      QVERIFY2(topic && std::ranges::any_of(topic->questions, about), entry->card.id.c_str());
    }
  }

  void give_what_a_learner_needs() {
    each([](const Question& question) {
      const char* id = question.id.c_str();
      if (const auto* free = std::get_if<FreeAnswer>(&question.answer))
        QVERIFY2(free->key_points.size() >= 2, id);
      else
        QVERIFY2(std::get<MultipleChoice>(question.answer).options.size() >= 3, id);
    });
  }

  void offer_options_that_differ() {
    each([](const Question& question) {
      const auto* choice = std::get_if<MultipleChoice>(&question.answer);
      if (!choice) return;
      std::set<std::string> texts;
      for (const Option& option : choice->options)
        QVERIFY2(texts.insert(option.text).second, question.id.c_str());
    });
  }

  /// Neither always taking the longest option nor the one in some place may pay.
  void do_not_give_the_answer_away() {
    int choices = 0;
    int longest = 0;
    std::map<std::size_t, int> places;
    each([&](const Question& question) {
      const auto* choice = std::get_if<MultipleChoice>(&question.answer);
      if (!choice) return;
      const auto& options = choice->options;
      const auto right =
          std::find_if(options.begin(), options.end(), [](auto& o) { return o.right; });
      ++choices;
      ++places[static_cast<std::size_t>(right - options.begin())];
      longest += std::none_of(options.begin(), options.end(), [&right](const Option& other) {
        return !other.right && other.text.size() >= right->text.size();
      });
    });
    QVERIFY2(longest <= 0.4 * choices, std::to_string(longest).c_str());
    for (const auto& [place, count] : places)
      QVERIFY2(count <= 0.4 * choices, std::to_string(place).c_str());
  }

  void show_pictures_that_are_defined() {
    each_scene<ExploreScene>([](const Question& question, const ExploreScene& scene) {
      if (scene.kind == InputKind::number) return;
      const auto shown = show_losses(scene.losses, scene.kind, scene.given);
      QVERIFY2(!shown.empty(), question.id.c_str());
      for (const Shown& one : shown) // an infinite value is one, and says so
        QVERIFY2(one.value, (question.id + ": " + one.card->id + ", " + one.why).c_str());
      const bool focused = std::ranges::any_of(
          shown, [&scene](const Shown& one) { return one.card->id == scene.focus; });
      QVERIFY2(focused, question.id.c_str());
    });
  }

  /// Of the families that have pictures instead of curves.
  void show_pictures_of_every_family() {
    std::set<Family> pictured;
    each_scene<ExploreScene>([&pictured](const Question&, const ExploreScene& scene) {
      if (scene.kind != InputKind::number) pictured.insert(find_loss(scene.focus)->card.family);
    });
    for (const Entry* entry : catalogue())
      if (entry->card.kind != InputKind::number)
        QVERIFY2(pictured.contains(entry->card.family), entry->card.id.c_str());
  }

  void show_curves_where_they_are_defined() {
    each_scene<ExploreScene>([](const Question& question, const ExploreScene& scene) {
      if (scene.kind != InputKind::number) return;
      QVERIFY2(scene.low <= scene.crosshair && scene.crosshair <= scene.high, question.id.c_str());
      for (const LossChoice& choice : scene.losses) {
        const auto& axes = find_loss(choice.id)->card.axes;
        const std::string what = question.id + ": " + choice.id;
        QVERIFY2(std::ranges::find(axes, scene.axis) != axes.end(), what.c_str());
        QVERIFY2(at_crosshair(scene, choice), what.c_str());
      }
    });
  }

  void show_lines_that_are_defined() {
    each_scene<OutliersScene>([](const Question& question, const OutliersScene& scene) {
      for (const LossChoice& choice : scene.losses) {
        const auto fit = fit_curve(**make_loss(choice.id, choice.parameters), scene.points,
                                   {scene.degree, scene.intercept});
        QVERIFY2(fit.ok() && fit->converged, (question.id + ": " + choice.id).c_str());
      }
    });
  }

  // Each can be done, as its scene shows; none is done before it is begun.
  void tasks_can_be_done_and_are_not_done_yet() {
    int tasks = 0;
    for (const Topic& topic : bank_.topics())
      for (const Question& question : topic.questions) {
        if (!question.task) continue;
        ++tasks;
        const LabTask& task = *question.task;
        QVERIFY2(question.show && std::holds_alternative<OutliersScene>(*question.show),
                 question.id.c_str());
        const auto& solved = std::get<OutliersScene>(*question.show);
        const auto done = [&task](const OutliersScene& scene) {
          LabReading reading(task.start, scene);
          return std::all_of(task.goals.begin(), task.goals.end(),
                             [&](const Goal& goal) { return reading.holds(goal); });
        };
        QVERIFY2(done(solved), question.id.c_str());
        QVERIFY2(!done(task.start), question.id.c_str());
        if (!task.predict.empty()) {
          LabReading reading(task.start, solved);
          QVERIFY2(!reading.most(task.predict).empty(), question.id.c_str());
        }
      }
    QVERIFY(tasks >= 20);
  }

  void show_lanes_that_suit_their_data() {
    each_scene<TrainScene>([](const Question& question, const TrainScene& scene) {
      const bool classes = find_generator(scene.data.id)->task == Task::classification;
      for (const LossChoice& lane : scene.lanes)
        QVERIFY2(find_loss(lane.id)->card.family == (classes ? Family::binary : Family::regression),
                 question.id.c_str());
    });
  }

  /// The numbers that answers state, worked out by hand, stand under the crosshair of what they
  /// show.
  void show_the_number_of_the_answer_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("loss");
    QTest::addColumn<double>("value"); // as the answer rounds it, or NaN where it states none
    QTest::addColumn<double>("slope");
    QTest::addColumn<double>("rounding");
    constexpr double unstated = std::numeric_limits<double>::quiet_NaN();
    const auto row = [](const char* id, const char* loss, double value, double slope,
                        double rounding) {
      QTest::addRow("%s %s", id, loss)
          << QString(id) << QString(loss) << value << slope << rounding;
    };
    row("huber-compute", "huber", 2.5, 1, 1e-12);
    row("smooth-l1-versus-huber", "huber", 4, 2, 1e-12);
    row("smooth-l1-versus-huber", "smooth_l1", 2, 1, 1e-12);
    row("log-cosh-compute", "log_cosh", 2.31, 0.995, 0.005);
    row("pinball-compute", "quantile", 2.7, -0.9, 1e-12);
    row("msle-asymmetry", "msle", 0.467, unstated, 0.0005);
    row("rmse-unit", "mse", 400, unstated, 1e-12);
    row("bce-compute", "bce", 0.105, unstated, 0.0005);
    row("cost-sensitive-threshold", "bce_with_logits", unstated, 0, 1e-12);
    row("phone-sized-model", "bce_with_logits", unstated, 0, 1e-12);
    row("padding-in-the-loss", "bce", 0.010, unstated, 0.0005);
    row("confident-mistake", "bce_with_logits", 2.30, unstated, 0.005);
    row("confident-mistake", "brier", 0.81, unstated, 0.005);
    row("mse-sigmoid-vanishing", "bce_with_logits", unstated, -0.998, 0.0005);
    row("mse-sigmoid-vanishing", "brier", unstated, -0.0049, 0.00005);
    row("hinge-compute", "hinge", 0.7, -1, 1e-12);
    row("exponential-and-mislabels", "exponential", 148.4, -148.4, 0.05);
    row("exponential-and-mislabels", "bce_with_logits", 5.007, -0.993, 0.0005);
    row("loss-at-start-binary", "bce_with_logits", 0.693, unstated, 0.0005);
    row("soft-label-minimum", "bce_with_logits", 0.500, 0, 0.0005);
    row("loss-at-start-multiclass", "bce", 6.908, unstated, 0.0005);
    row("focal-gamma-zero", "focal", 1.0635, unstated, 0.00005);
    row("pairwise-ranking", "bce_with_logits", 1.313, unstated, 0.0005);
    row("info-nce-start", "bce", 5.545, unstated, 0.0005);
  }
  void show_the_number_of_the_answer() {
    QFETCH(QString, id);
    QFETCH(QString, loss);
    QFETCH(double, value);
    QFETCH(double, slope);
    QFETCH(double, rounding);
    const Question* question = bank_.find(id.toStdString());
    QVERIFY(question && question->show);
    const auto& scene = std::get<ExploreScene>(*question->show);
    const auto choice = std::ranges::find(scene.losses, loss.toStdString(), &LossChoice::id);
    QVERIFY(choice != scene.losses.end());
    const Point point = *at_crosshair(scene, *choice);
    if (!std::isnan(value)) QVERIFY(std::abs(point.value - value) <= rounding);
    if (!std::isnan(slope)) QVERIFY(std::abs(point.slope - slope) <= rounding);
  }

 private:
  template <class Page, class Visit>
  void each_scene(Visit visit) {
    each([&visit](const Question& question) {
      if (!question.show) return;
      if (const auto* scene = std::get_if<Page>(&*question.show)) visit(question, *scene);
    });
  }
  template <class Visit>
  void each(Visit visit) {
    for (const Topic& topic : bank_.topics())
      for (const Question& question : topic.questions)
        visit(question);
  }

  Bank bank_;
};

QTEST_GUILESS_MAIN(QuestionsTest)
#include "questions_test.moc"
