#include "ui/pages/outliers/filling.h"

#include "core/fit/left_out.h"
#include "ui/pages/outliers/why_model.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace losslab;

class FillingTest : public QObject {
  Q_OBJECT

  OutliersModel model_{OutliersModel::fresh()};
  WhyModel why_{model_};

  FilledPoints filled(Filling filling) {
    model_.setFilling(filling);
    why_.finish();
    return fill_points(model_, why_);
  }

 private Q_SLOTS:
  void init() { model_.change(OutliersModel::fresh()); }

  void plain_points_are_not_filled() {
    const FilledPoints plain = filled(Filling::nothing);
    QVERIFY(plain.shares.empty());
    QVERIFY(plain.says.isEmpty());
  }

  void a_weight_fills_as_it_is() {
    model_.setFocus("tukey");
    const auto& influence = model_.focused()->influence;
    const FilledPoints weighed = filled(Filling::weight);
    QCOMPARE(weighed.shares.size(), influence.size());
    for (std::size_t i = 0; i < influence.size(); ++i)
      QCOMPARE(weighed.shares[i], influence[i].weight);
  }

  // The dragged point of a first visit has the largest of each under least squares.
  void of_the_others_the_largest_is_full() {
    model_.setFocus("mse");
    const std::size_t dragged = *model_.outliers().selected;
    const PointInfluence point = model_.focused()->influence[dragged];
    const FilledPoints pulled = filled(Filling::share);
    QCOMPARE(pulled.shares[dragged], 1.0);
    QVERIFY(pulled.says.contains(QString::number(100 * point.share, 'g', 2) + " %"));
    for (std::size_t i = 0; i < pulled.shares.size(); ++i)
      QVERIFY(std::abs(pulled.shares[i] * point.share - model_.focused()->influence[i].share) <
              1e-12);
    const FilledPoints shifted = filled(Filling::shift);
    QCOMPARE(shifted.shares.size(), pulled.shares.size());
    QCOMPARE(shifted.shares[dragged], 1.0);
    const FilledPoints levers = filled(Filling::leverage);
    QCOMPARE(*std::max_element(levers.shares.begin(), levers.shares.end()), 1.0);
    QVERIFY(levers.shares[dragged] < 1); // the ends have more
  }

  // Of 300 points none has as much as half a percent.
  void small_shares_keep_their_digits() {
    OutliersScene many = model_.outliers();
    many.synthetic = Synthetic{.count = 300};
    many.points.clear();
    model_.change(many);
    model_.setFocus("mae");
    QVERIFY2(filled(Filling::share).says.contains("0.33 %"),
             qPrintable(filled(Filling::share).says));
  }

  void what_meets_every_point_says_why_there_is_nothing() {
    OutliersScene few = model_.outliers();
    few.synthetic.reset();
    few.selected.reset();
    few.points = {{0, 1}, {1, 3}, {2, 5}};
    model_.change(few);
    model_.setFocus("mse");
    QVERIFY(filled(Filling::shift).shares.empty());
    QVERIFY(filled(Filling::shift).says.contains("not defined"));
    few.points = {{2, 1}, {2, 2}, {2, 4}, {2, 3}, {8, 5}}; // without the last there is no line
    model_.change(few);
    const FilledPoints needed = filled(Filling::shift);
    QCOMPARE(needed.shares[4], 1.0);
    QVERIFY(needed.shares[1] < 1);
    QVERIFY(needed.says.contains("no fit without the point"));
  }

  void what_is_not_known_is_said() {
    model_.setFilling(Filling::shift);
    const FilledPoints soon = fill_points(model_, why_);
    QVERIFY(soon.shares.empty());
    QVERIFY(!soon.says.isEmpty());
    OutliersScene many = model_.outliers();
    many.synthetic = Synthetic{.count = static_cast<int>(most_left_out) + 1};
    many.points.clear();
    model_.change(many);
    const FilledPoints never = filled(Filling::shift);
    QVERIFY(never.shares.empty());
    QVERIFY(never.says.contains("2,000"));
    model_.setGuess(true);
    QVERIFY(filled(Filling::weight).says.isEmpty());
  }
};

QTEST_MAIN(FillingTest)
#include "filling_test.moc"
