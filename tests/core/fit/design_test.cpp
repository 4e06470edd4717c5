#include "core/fit/design.h"

#include "core/data/noise.h"

#include <cmath>
#include <QTest>

using namespace losslab;

namespace {

constexpr Shape parabola{2, true};

/// To the bit.
void answers_as_a_fresh_one(const Design& design, const std::vector<Sample>& points) {
  Design fresh;
  QVERIFY(!fresh.assign(points, design.shape()));
  QVERIFY(design.columns() == fresh.columns());
  QVERIFY(design.least_squares() == fresh.least_squares());
  QCOMPARE(design.over_x(design.least_squares(), true).at(3.7),
           fresh.over_x(fresh.least_squares(), true).at(3.7));
}

} // namespace

class DesignTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void columns_are_orthogonal_and_of_size_one() {
    for (const Shape& shape : {Shape{}, Shape{5, true}, Shape{5, false}}) {
      auto points = draw_points({.count = 50});
      for (Sample& point : points)
        point.x = 1e6 + 10 * point.x; // far from the origin
      Design design;
      QVERIFY(!design.assign(points, shape));
      const auto columns = design.columns();
      for (int k = 0; k < columns.cols(); ++k)
        for (int j = 0; j <= k; ++j)
          QVERIFY(std::abs(columns.col(k).dot(columns.col(j)) / 50 - (j == k)) < 1e-12);
    }
  }

  // Columns stay while only y changes: that is no other answer.
  void what_it_held_before_does_not_matter() {
    auto points = draw_points({.count = 40});
    Design design;
    QVERIFY(!design.assign(points, parabola));
    points[7].y = 50;
    QVERIFY(!design.assign(points, parabola));
    answers_as_a_fresh_one(design, points);
    points[7].x = -3;
    QVERIFY(!design.assign(points, parabola));
    answers_as_a_fresh_one(design, points);
    points.pop_back();
    QVERIFY(!design.assign(points, parabola));
    answers_as_a_fresh_one(design, points);
    QVERIFY(!design.assign(points, Shape{}));
    answers_as_a_fresh_one(design, points);
  }

  void what_it_refused_before_does_not_matter() {
    const auto points = draw_points({.count = 5});
    auto upright = points;
    for (Sample& point : upright)
      point.x = 2;
    auto broken = points;
    broken[3].y = NAN;
    Design design;
    for (int round = 0; round < 2; ++round) {
      QVERIFY(design.assign(upright, parabola));
      QVERIFY(design.assign(upright, parabola)); // with the same x as before, too
      QCOMPARE(design.assign(broken, parabola)->place, std::string("points[3].y"));
      QVERIFY(!design.assign(points, parabola));
      answers_as_a_fresh_one(design, points);
    }
  }
};

QTEST_GUILESS_MAIN(DesignTest)
#include "design_test.moc"
