#pragma once

#include "ui/page.h"
#include "ui/pages/train/train_model.h"
#include "ui/services.h"

namespace losslab {

class EvenGrid;
class LanePanel;
class LearningPanel;
class Segments;
class SendRow;

/// Race losses: the same network on the same data, a lane for each loss.
class TrainPage : public Page {
  Q_OBJECT

 public:
  static Scene fresh();
  static Page* make(const Scene& scene, const Services& services);

  explicit TrainPage(const TrainScene& scene, QWidget* parent = nullptr);

  SceneModel& model() override { return model_; }
  QString subtitle() const override;
  QString help() const override;
  QWidget& picture() override { return *picture_; }
  QString table() const override;
  void finish() override;

 private:
  QWidget* makeColumn();
  QWidget* makePicture();
  void showLanes();
  void showMeasure();
  void showLosses();

  TrainModel model_;
  QWidget* picture_ = nullptr; ///< lanes and learning curves
  EvenGrid* lanes_view_ = nullptr;
  QList<LanePanel*> lanes_;
  Segments* measure_ = nullptr;
  SendRow* send_ = nullptr;
  LearningPanel* learning_ = nullptr;
  LearningPanel* gradient_ = nullptr;
};

} // namespace losslab
