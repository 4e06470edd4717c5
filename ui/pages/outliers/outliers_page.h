#pragma once

#include "ui/page.h"
#include "ui/pages/outliers/lab.h"

class QStackedWidget;

namespace losslab {

/// Feel a loss: drag points and watch what every chosen loss makes of them. One lab at a time.
class OutliersPage : public Page {
  Q_OBJECT

 public:
  static Scene fresh() { return OutliersModel::fresh(); }
  static Page* make(const Scene& scene, const Services& services);

  OutliersPage(const OutliersScene& scene, const Services& services, QWidget* parent = nullptr);
  ~OutliersPage() override;

  SceneModel& model() override { return model_; }
  QString subtitle() const override { return lab().subtitle(); }
  QString help() const override { return lab().help(); }
  QWidget& picture() override { return lab().picture(); }
  QString table() const override { return lab().table(); }
  void finish() override { lab().finish(); }

 private:
  Lab& lab() const;
  void showScene();

  OutliersModel model_;
  Services services_;
  QStackedWidget* stack_;
  QList<Lab*> made_; ///< as in the catalogue; a lab is made when it is first looked at
};

} // namespace losslab
