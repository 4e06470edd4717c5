#pragma once

#include "ui/pages/explore/explore_page.h"
#include "ui/pages/explore/pictures/picture.h"
#include "ui/theme.h"

#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QToolButton>

#include <memory>

namespace losslab::test {

/// The picture of one loss, shown on the page it stands on, and the hand on it.
class PictureByHand {
 public:
  explicit PictureByHand(const std::string& id, const ParameterValues& parameters = {})
      : PictureByHand(explore_scene({{id, parameters}}, find_loss(id)->card)) {}
  explicit PictureByHand(const ExploreScene& scene) {
    apply_theme(*qApp, Appearance::light);
    page = std::make_unique<ExplorePage>(scene);
    page->resize(1300, 800);
    page->show();
    QCoreApplication::processEvents(); // the layout settles
    QCoreApplication::processEvents();
  }

  ExploreModel& model() const { return static_cast<ExploreModel&>(page->model()); }
  std::vector<double> numbers(const char* input) const {
    return find_given(model().explore().given, input)->values;
  }
  double value() const { return model().shown().front().value.value(); }
  double steepness() const { return model().shown().front().steepness(); }
  template <class Widget>
  Widget* part() const {
    return page->findChild<Picture*>()->findChild<Widget*>();
  }
  void press(const QString& text) const {
    for (auto* button : page->findChildren<QToolButton*>())
      if (button->text() == text) return button->click();
    QFAIL(qPrintable("no button " + text));
  }
  bool says(const QString& words) const {
    for (const auto* each : page->findChildren<QLabel*>())
      if (each->text().contains(words)) return true;
    return false;
  }

  std::unique_ptr<ExplorePage> page;
};

} // namespace losslab::test
