#include "core/quiz/gradebook.h"

#include "tests/core/quiz/full_disk.h"

#include <QTest>

using namespace losslab;
using test::FullDisk;

namespace {

constexpr Time now = 20'000 * one_day + 9 * 3600;

} // namespace

class GradebookTest : public QObject {
  Q_OBJECT

  std::shared_ptr<FullDisk> store_;
  std::optional<Gradebook> book_;
  const Scheduler scheduler_;

  /// What another look at the store finds is what the gradebook holds.
  void in_step() const {
    const Progress stored = *store_->load();
    QVERIFY(stored.cards == book_->progress().cards);
    QVERIFY(stored.reviews == book_->progress().reviews);
    QVERIFY(stored.drafts == book_->progress().drafts);
  }

 private Q_SLOTS:
  void init() {
    store_ = std::make_shared<FullDisk>();
    book_ = *Gradebook::open(store_);
  }

  void a_grade_is_recorded_with_the_card_it_leads_to() {
    QVERIFY(!book_->save_draft("a", "half a thought"));
    const auto review = book_->grade("a", Rating::good, "a thought", scheduler_, now);
    QVERIFY(review.ok());
    QVERIFY(review->before == Flashcard());
    QCOMPARE(review->answer, "a thought");
    QVERIFY(book_->progress().card("a") == scheduler_.review({}, Rating::good, now));
    QVERIFY(book_->progress().drafts.empty());
    in_step();
  }
  void a_grade_taken_back_leaves_the_card_as_it_was() {
    book_->grade("a", Rating::good, "", scheduler_, now);
    const Flashcard once = book_->progress().card("a");
    const auto second = book_->grade("a", Rating::easy, "", scheduler_, now + 600);
    QVERIFY(!book_->withdraw(*second));
    QVERIFY(book_->progress().card("a") == once);
    QCOMPARE(book_->progress().reviews.size(), std::size_t{1});
    in_step();
  }
  void an_empty_draft_is_none() {
    QVERIFY(!book_->save_draft("a", "typed"));
    QCOMPARE(book_->progress().drafts.at("a"), "typed");
    QVERIFY(!book_->save_draft("a", ""));
    QVERIFY(book_->progress().drafts.empty());
    in_step();
  }
  void what_the_store_refuses_has_not_happened() {
    const auto review = book_->grade("a", Rating::good, "", scheduler_, now);
    store_->full = true;
    const Progress before = book_->progress();
    QCOMPARE(book_->grade("b", Rating::good, "", scheduler_, now).refusal().why,
             "the disk is full");
    QVERIFY(book_->withdraw(*review).has_value());
    QVERIFY(book_->save_draft("a", "typed").has_value());
    QVERIFY(book_->progress().cards == before.cards);
    QVERIFY(book_->progress().reviews == before.reviews);
    QVERIFY(book_->progress().drafts.empty());
    QVERIFY(!Gradebook::open(store_).ok());
  }
};

QTEST_GUILESS_MAIN(GradebookTest)
#include "gradebook_test.moc"
