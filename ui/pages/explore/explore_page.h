#pragma once

#include "ui/page.h"
#include "ui/pages/explore/explore_model.h"
#include "ui/services.h"

#include <QTimer>

class QComboBox;
class QDoubleSpinBox;
class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace losslab {

class CurvesView;
class LossPicker;
class PanelColumn;
class Picture;
class Segments;
class SendRow;

/// See a loss: curves of value, gradient and curvature, a crosshair, a ball that rolls, the card.
class ExplorePage : public Page {
  Q_OBJECT

 public:
  static Scene fresh();
  static Page* make(const Scene& scene, const Services& services);

  explicit ExplorePage(const ExploreScene& scene, QWidget* parent = nullptr);

  SceneModel& model() override { return model_; }
  QString subtitle() const override;
  QString help() const override;
  QWidget& picture() override;
  QString table() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeControls();
  void showScene();
  void showAxes();
  void showPicture();
  void showRate(double rate);
  void toggleLoss(const QString& id);
  void fold();
  void dropBall();
  void roll();

  ExploreModel model_;
  QTimer roll_timer_;
  LossPicker* picker_;
  QWidget* picker_panel_;
  PanelColumn* column_;
  QHBoxLayout* row_;
  CurvesView* plots_ = nullptr;
  QWidget* curves_ = nullptr; ///< the plots and their controls; in their place stands a picture of
                              ///< what is no curve
  QVBoxLayout* hero_ = nullptr;
  Picture* picture_ = nullptr;
  QWidget* pictures_ = nullptr; ///< what it stands in
  InputKind pictured_ = InputKind::number;
  QHBoxLayout* axis_place_ = nullptr; ///< holds the choice of axis, which differs between families
  Segments* axis_ = nullptr;
  QList<Axis> offered_axes_;
  Segments* target_class_ = nullptr;
  QDoubleSpinBox* target_ = nullptr;
  QLabel* target_name_ = nullptr;
  QToolButton* gradient_ = nullptr;
  QToolButton* curvature_ = nullptr;
  QToolButton* ball_ = nullptr;
  QComboBox* rate_ = nullptr;
  QLabel* readout_ = nullptr;
  SendRow* send_;
};

} // namespace losslab
