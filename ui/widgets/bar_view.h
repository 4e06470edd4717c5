#pragma once

#include <QColor>
#include <QWidget>

#include <optional>

namespace losslab {

/// Bars side by side, with arrows. Knows nothing of losses.
class BarView : public QWidget {
  Q_OBJECT

 public:
  /// Bars of one meaning, side by side with those of the others.
  struct Series {
    QString name;
    QColor color;
    bool editable = true;
    QList<double> values;
    QList<double> pull = {}; ///< where each bar is pulled, as an arrow. May be empty
    double full_pull = 0;    ///< whose arrow fills its room; where one is longer, that one does
  };

  explicit BarView(const QString& accessible_name, QWidget* parent = nullptr);

  /// All series have one length, which is that of labels. low ≤ 0 ≤ high.
  void setBars(const QList<Series>& series, const QStringList& labels, double low, double high);
  /// From now on the label under each bar is a switch that is on or off.
  void setSwitches(const QList<bool>& on);

  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

  struct Place {
    int series;
    int bar;
    bool operator==(const Place&) const = default;
  };
  double valueAt(double y) const;
  std::optional<Place> placeAt(QPointF point) const;
  std::optional<int> switchAt(QPointF point) const;
  QList<Place> stops() const; ///< the bars the arrow keys walk, from left to right
  double valueOf(const Place& place) const { return series_[place.series].values[place.bar]; }
  double range() const { return high_ - low_; }
  double inRange(double value) const;
  bool hasSwitches() const { return !switches_.isEmpty(); }
  void select(const Place& place);

  std::optional<Place> selected_;
  bool held_ = false; ///< by a hand
  bool ring_ = false; ///< focus came by key

 private:
  QRectF field() const; ///< where the bars stand
  QRectF barRect(const Place& place) const;
  QRectF labelRect(int bar) const;
  double yOf(double value) const;
  double endOf(const Place& place) const; ///< in pixels: the end that is away from 0
  bool isChosen(const Place& place) const { return selected_ == place && (held_ || hasFocus()); }
  void describeAll();
  void paintScale(QPainter& painter) const;
  void paintLabels(QPainter& painter) const;
  void paintBar(QPainter& painter, const Place& place) const;
  void paintPulls(QPainter& painter) const;
  void paintPull(QPainter& painter, const Place& place, double longest) const;
  void paintReading(QPainter& painter) const;

  QList<Series> series_;
  QStringList labels_;
  QList<bool> switches_; ///< none where labels are labels
  double low_ = 0;
  double high_ = 1;
};

} // namespace losslab
