#pragma once

#include "ui/pages/explore/pictures/picture.h"

class QBoxLayout;
class QLabel;

namespace losslab {

class CurvePlot;
class ParameterSlider;

/// What either player of a game feels over the logit that the discriminator gives a fake, which can
/// be dragged.
class GamePicture : public Picture {
  Q_OBJECT

 public:
  explicit GamePicture(ExploreModel& model, QWidget* parent = nullptr);

 protected:
  void refresh() override;

 private:
  struct Strip {
    std::string_view player;
    bool slope; ///< by the fake's logit, not the value
    CurvePlot* plot;
    std::vector<OverFakes> drawn = {};
    bool drawn_dark = false;
  };
  QWidget* makeButtons();
  ParameterSlider* makeSlider(const char* input, const QString& symbol, const QString& meaning);
  void addStrip(QBoxLayout* stack, const QString& title, std::string_view player, bool slope);
  static void showCurves(Strip& strip, const std::vector<OverFakes>& all);
  void showCrosshair(const Strip& strip, double fake);

  QLabel* told_;
  ParameterSlider* real_;
  ParameterSlider* fake_;
  QList<Strip> strips_;
};

} // namespace losslab
