#pragma once

#include "ui/page.h"
#include "ui/pages/choose/choose_model.h"

class QStackedWidget;

namespace losslab {

class Segments;

/// Decide: from the task to a loss, its output layer and the scene that shows why.
class ChoosePage : public Page {
  Q_OBJECT

 public:
  static Scene fresh() { return ChooseScene{}; }
  static Page* make(const Scene& scene, const Services& services);

  ChoosePage(const ChooseScene& scene, const Services& services, QWidget* parent = nullptr);
  ~ChoosePage() override;

  SceneModel& model() override { return model_; }
  QString subtitle() const override;
  QString help() const override;
  QWidget& picture() override;
  QString table() const override;

 private:
  template <class View>
  void addView();
  void showScene();

  ChooseModel model_;
  Segments* views_;
  QStackedWidget* stack_;
  QList<std::function<QWidget*()>> makers_; ///< a view is made when it is first looked at
  QList<QWidget*> made_;
};

} // namespace losslab
