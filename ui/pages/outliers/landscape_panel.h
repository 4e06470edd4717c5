#pragma once

#include "core/fit/landscape.h"
#include "ui/background.h"
#include "ui/pages/outliers/outliers_model.h"

#include <QLabel>
#include <QWidget>

namespace losslab {

class EvenGrid;
class LandscapePlot;

/// The mean loss over all lines, a small map for every chosen loss, with the way its fit has come
/// while a point moved: corners of MAE and several valleys of Tukey are seen as they are. Coarse
/// where a hand would have to wait, then fine.
class LandscapePanel : public QWidget {
  Q_OBJECT

 public:
  explicit LandscapePanel(OutliersModel& model, QWidget* parent = nullptr);

  /// All maps are as fine as they get.
  bool isSettled() const { return !asked_.isAwaited(); }
  /// Waits for that; events are handled meanwhile.
  void finish();

 Q_SIGNALS:
  void settled();

 private:
  void refresh();
  void build();
  void follow();
  void draw(std::size_t side);
  void askForMore();
  void showPlaces();
  QString objection() const;

  struct Map {
    LandscapePlot* plot;
    std::vector<QPointF> way; ///< (slope, height) of the fit, the latest last
  };
  struct Asked { ///< by value, for the background
    LossPtr loss;
    double scale;
  };
  const OutliersModel::Fit& fitOf(qsizetype map) const;
  std::vector<Asked> losses() const;
  void showMaps(const std::vector<std::vector<double>>& values);

  OutliersModel& model_;
  QLabel* says_;
  EvenGrid* grid_;
  QStringList shown_;
  QList<Map> maps_;
  QList<QWidget*> cards_; ///< each with a name and its map
  std::optional<LinePlane> plane_;
  std::optional<std::size_t> moving_; ///< whose way is drawn
  std::size_t points_ = 0;
  OutliersScene drawn_; ///< what the maps belong to
  Background background_;
  Inquiry asked_{background_};
};

} // namespace losslab
