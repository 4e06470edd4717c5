#pragma once

#include <QColor>
#include <QWidget>

#include <optional>

namespace losslab {

/// Bars that can be grabbed: by mouse, or by the arrow keys. Knows nothing of losses.
class BarEditor : public QWidget {
  Q_OBJECT

 public:
  /// Bars of one meaning, side by side with those of the others.
  struct Series {
    QString name;
    QColor color;
    bool editable = true;
    QList<double> values;
    QList<double> pull; ///< where each bar is pulled, as an arrow; the longest fills its room. May
                        ///< be empty
  };

  explicit BarEditor(const QString& accessible_name, QWidget* parent = nullptr);

  /// All series have one length, which is that of labels. low ≤ 0 ≤ high.
  void setBars(const QList<Series>& series, const QStringList& labels, double low, double high);

  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 Q_SIGNALS:
  /// A hand or a key wants this bar to have this value.
  void moved(int series, int bar, double value);
  /// The hand let go.
  void released();
  /// Esc while the hand holds a bar.
  void cancelled();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  struct Place {
    int series;
    int bar;
    bool operator==(const Place&) const = default;
  };
  QRectF field() const; ///< where the bars stand
  QRectF barRect(const Place& place) const;
  double yOf(double value) const;
  double valueAt(double y) const;
  std::optional<Place> placeAt(QPointF point) const;
  QList<Place> stops() const; ///< the bars the arrow keys walk, from left to right
  void select(const Place& place);
  void paintScale(QPainter& painter) const;
  void paintBar(QPainter& painter, const Place& place) const;
  void paintPull(QPainter& painter, const Place& place, double longest) const;

  QList<Series> series_;
  QStringList labels_;
  double low_ = 0;
  double high_ = 1;
  std::optional<Place> selected_;
  bool held_ = false;
  bool ring_ = false; ///< focus came by key
};

} // namespace losslab
