#include "ui/pages/choose/choose_page.h"

#include "tests/ui/pages/choose/shipped.h"
#include "ui/pages/choose/comparison_table.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

#include <memory>

using namespace losslab;
using namespace losslab::test;

// The page by key and by hand, without the window.
class ChoosePageTest : public QObject {
  Q_OBJECT

  std::unique_ptr<ChoosePage> page_;

  void open(const ChooseScene& scene, const Services& services = shipped()) {
    page_ = std::make_unique<ChoosePage>(scene, services);
    page_->resize(1300, 800);
    page_->show();
    QApplication::setActiveWindow(page_.get());
    QApplication::processEvents();
  }
  const ChooseScene& scene() const { return std::get<ChooseScene>(page_->model().scene()); }
  template <class Widget>
  Widget* named(const QString& text) const {
    QApplication::processEvents(); // what was made anew is shown
    for (auto* each : page_->findChildren<Widget*>())
      if (each->isVisible() && each->text() == text) return each;
    return nullptr;
  }
  ComparisonTable& table() const { return *page_->findChild<ComparisonTable*>(); }

 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Appearance::light); }

  void answers_lead_to_a_loss_and_its_scene() {
    open({});
    named<QToolButton>("A number")->click();
    named<QToolButton>("A limit it rarely passes")->click();
    QVERIFY(named<QLabel>("Quantile (pinball)") != nullptr);
    QCOMPARE(page_->subtitle(), QString("Take Quantile (pinball)"));
    QSignalSpy wanted(page_.get(), &Page::sceneRequested);
    named<QPushButton>("Show me on Outliers →")->click();
    QCOMPARE(std::get<OutliersScene>(wanted[0][0].value<Scene>()).focus, std::string("quantile"));
    named<QPushButton>("NumPy")->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains("tau = 0.95"));
    named<QPushButton>("MAE")->click(); // an alternative
    QCOMPARE(std::get<ExploreScene>(wanted[1][0].value<Scene>()).focus, std::string("mae"));
    named<QToolButton>("Quiz me")->click();
    QCOMPARE(std::get<QuizScene>(wanted[2][0].value<Scene>()).topic, std::string("regression"));
    named<QPushButton>("Start over")->click();
    QVERIFY(named<QLabel>("Still possible") != nullptr);
    QVERIFY(named<QToolButton>("A limit it rarely passes") == nullptr);
  }

  void a_question_that_is_not_raised_is_not_shown() {
    open({});
    QVERIFY(named<QToolButton>("A count of events") == nullptr);
    QTest::keyClick(named<QToolButton>("A number"), Qt::Key_Space);
    QVERIFY(named<QToolButton>("A count of events") != nullptr);
    QTest::keyClick(named<QToolButton>("A number"), Qt::Key_Space);
    QVERIFY(named<QToolButton>("A count of events") == nullptr);
  }

  void the_table_is_walked_ticked_and_opened_by_keys() {
    open({.view = ChooseView::compare, .focus = "mse"});
    QSignalSpy wanted(page_.get(), &Page::sceneRequested);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Down);
    QCOMPARE(scene().focus, std::string("mae"));
    QTest::keyClick(&table(), Qt::Key_Space);
    QCOMPARE(scene().ticked, (std::vector<std::string>{"mae"}));
    QTest::keyClick(&table(), Qt::Key_Return);
    QCOMPARE(std::get<ExploreScene>(wanted[0][0].value<Scene>()).focus, std::string("mae"));
    named<QToolButton>("Only ticked (1)")->click();
    QCOMPARE(table().model()->rowCount(), 1);
    named<QToolButton>("See together")->click();
    QCOMPARE(std::get<ExploreScene>(wanted[1][0].value<Scene>()).losses.size(), std::size_t{1});
  }

  void a_heading_sorts() {
    open({.view = ChooseView::compare});
    const int column = ComparisonRows::first_mark + 3; // honest probabilities
    QHeaderView* header = table().horizontalHeader();
    const QPoint at(header->sectionViewportPosition(column) + 10, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(scene().sort, std::string("proper"));
    QCOMPARE(table().model()->index(0, column).data().toString(), QString("yes"));
    page_->model().undo();
    QCOMPARE(table().model()->index(0, column).data().toString(), QString("no"));
  }

  // Each cell by its words, against the card: what a screen reader says is what is drawn.
  void every_cell_says_its_mark() {
    open({.view = ChooseView::compare});
    for (int row = 0; row < table().model()->rowCount(); ++row) {
      const Card& card = catalogue()[static_cast<std::size_t>(row)]->card;
      for (std::size_t i = 0; i < marks().size(); ++i) {
        const auto cell =
            table().model()->index(row, ComparisonRows::first_mark + static_cast<int>(i));
        QVERIFY(cell.data().toString().startsWith(card.properties.*marks()[i].has ? "yes" : "no"));
      }
    }
  }

  void where_the_guide_says_otherwise_both_views_are_told() {
    open({.view = ChooseView::compare, .focus = "focal"});
    const QString told = page_->findChild<QTextBrowser*>()->toPlainText();
    QVERIFY(told.contains("The guide: “Focal loss handles outliers well.”"));
    QVERIFY(told.contains("The numbers:"));
  }

  void nothing_left_is_said_with_a_way_back() {
    open({.view = ChooseView::compare, .search = "nothing of the sort"});
    QCOMPARE(table().model()->rowCount(), 0);
    named<QPushButton>("Show all losses")->click();
    QCOMPARE(table().model()->rowCount(), static_cast<int>(catalogue().size()));
  }

  void a_scenario_is_read_and_asked() {
    open({.view = ChooseView::scenarios, .scenario = "bakery"});
    QVERIFY(page_->findChild<QTextBrowser*>()->toPlainText().contains("0.8"));
    QSignalSpy wanted(page_.get(), &Page::sceneRequested);
    named<QPushButton>("Ask me this one in the quiz →")->click();
    const auto quiz = std::get<QuizScene>(wanted[0][0].value<Scene>());
    QCOMPARE(quiz.item, std::string("bakery"));
    QCOMPARE(quiz.mode, QuizMode::scenarios);
    auto* list = page_->findChild<QListWidget*>();
    QTest::keyClick(list, Qt::Key_Down);
    QVERIFY(scene().scenario != "bakery");
  }

  void each_line_of_the_lookup_opens_its_losses() {
    open({.view = ChooseView::lookup});
    QSignalSpy wanted(page_.get(), &Page::sceneRequested);
    for (auto* link : page_->findChildren<QPushButton*>())
      if (link->isVisible()) link->click();
    const auto advice = *read_advice();
    std::size_t losses = 0;
    for (const LookupLine& line : advice.lookup)
      losses += line.losses.size();
    QCOMPARE(static_cast<std::size_t>(wanted.size()),
             losses + advice.tips.size() + advice.disputes.size());
  }

  void without_its_file_the_page_says_so() {
    Services services = shipped();
    services.advice = []() -> Outcome<std::shared_ptr<const Advice>> {
      return Refusal{"advice.json", "is damaged"};
    };
    open({}, services);
    QVERIFY(named<QLabel>("advice.json: is damaged") != nullptr);
  }
};

QTEST_MAIN(ChoosePageTest)
#include "choose_page_test.moc"
