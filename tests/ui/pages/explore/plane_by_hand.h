#pragma once

#include "ui/pages/explore/pictures/picture.h"
#include "ui/theme.h"
#include "ui/widgets/plane_editor.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <memory>

namespace losslab::test {

/// A picture with a plane in it, shown without the page, and the hand on it.
template <class Shows>
class PlaneByHand {
 public:
  explicit PlaneByHand(const ExploreScene& scene) : model(scene) {
    apply_theme(*qApp, Appearance::light);
    picture = std::make_unique<Shows>(model);
    picture->resize(720, 780);
    picture->show();
    QCoreApplication::processEvents();
    plane = picture->template findChild<PlaneEditor*>();
  }

  std::vector<double> numbers(const char* input) const {
    return find_given(model.explore().given, input)->values;
  }
  QPoint pixel(const char* input) const {
    return plane->pixelOf({numbers(input)[0], numbers(input)[1]}).toPoint();
  }
  void press(const QString& button) const {
    for (QToolButton* each : picture->template findChildren<QToolButton*>())
      if (each->text() == button) return each->click();
    QFAIL(qPrintable("no button " + button));
  }
  bool says(const QString& words) const {
    for (const QLabel* each : picture->template findChildren<QLabel*>())
      if (each->text().contains(words)) return true;
    return false;
  }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
    QTest::keyClick(plane, key, modifiers);
  }

  ExploreModel model;
  std::unique_ptr<Shows> picture;
  PlaneEditor* plane;
};

/// How long the picture takes to follow the hand, in ms: a key, what it changes, and the paint. The
/// median, since others use the machine too.
template <class Shows>
double follow_time(PlaneByHand<Shows>& hand) {
  std::vector<double> times;
  for (int i = 0; i < 51; ++i) {
    QElapsedTimer timer;
    timer.start();
    hand.key(i % 2 == 0 ? Qt::Key_Left : Qt::Key_Right);
    QCoreApplication::processEvents(); // plots replot in the next round
    hand.picture->grab();
    times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
  }
  std::nth_element(times.begin(), times.begin() + 25, times.end());
  return times[25];
}

} // namespace losslab::test
