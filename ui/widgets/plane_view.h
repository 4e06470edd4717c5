#pragma once

#include <QColor>
#include <QImage>
#include <QWidget>

#include <optional>

namespace losslab {

/// Named points in a plane, with arrows, rings and lines. Knows nothing of losses.
class PlaneView : public QWidget {
  Q_OBJECT

 public:
  struct Spot {
    QString name;
    QColor color;
    QPointF place;
    QPointF pull = {}; ///< where it is pulled, as an arrow
  };
  struct Ring {
    QPointF center;
    double radius;
    QString name;
    bool dashed = false;
  };
  struct Line {
    QPointF from;
    QPointF to;
    QColor color;
    bool dashed = false;
  };
  /// From one x to another, over all y.
  struct Band {
    double from;
    double to;
    QColor color;
    QString name;
  };
  struct Plane {
    QList<Spot> spots;
    QList<Ring> rings = {};
    QList<Line> lines = {};
    QList<Band> bands = {};
    /// The pull whose arrow has the full length; where one is longer, that one has.
    double full_pull = 0;
  };

  explicit PlaneView(const QString& accessible_name, QWidget* parent = nullptr);

  /// Of the plane at least this much in every direction from the origin, more where a point lies
  /// farther; one unit for both axes. Until it is called: 3.
  void setReach(double reach);
  /// This piece of the plane, each axis in its own unit; top() is the lowest y. Of no height: a
  /// line. ground: a picture of it, whose row 0 is the highest y.
  void setFrame(const QRectF& frame, const QString& x_name, const QString& y_name,
                const QImage& ground = {});
  void setPlane(const Plane& plane);

  /// Where this place is seen, in the widget's pixels.
  QPointF pixelOf(QPointF place) const;

  QSize minimumSizeHint() const override;
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

  const QList<Spot>& spots() const { return plane_.spots; }
  QPointF pixelOfSpot(int spot) const; ///< at the edge where it lies beyond
  QPointF placeAt(QPointF pixel) const;
  std::optional<int> spotAt(QPointF pixel) const;
  /// Nearest in the piece of the plane that is shown.
  QPointF inside(QPointF place) const;
  /// How much of the plane is seen when no point lies far out.
  QSizeF range() const;
  void makeRoom();
  void select(int spot);

  std::optional<int> selected_;
  std::optional<int> hovered_;
  bool held_ = false; ///< by a hand: the plane stands still
  bool ring_ = false; ///< focus came by key

 private:
  QRectF field() const; ///< in pixels
  QRectF view() const;  ///< the piece of the plane that it shows
  QString wordsOf(QPointF place) const;
  bool isLine() const { return frame_ && frame_->height() == 0; }
  bool isChosen(int spot) const { return spot == selected_ && (held_ || hasFocus()); }
  bool isTold(int spot) const { return spot == hovered_ || isChosen(spot); }
  void paintGround(QPainter& painter);
  void paintScale(QPainter& painter) const;
  QRectF placeOf(const Band& band) const;
  void paintName(QPainter& painter, const Band& band) const;
  void paintRing(QPainter& painter, const Ring& ring) const;
  void paintPulls(QPainter& painter) const;
  void paintPull(QPainter& painter, int spot, double longest) const;
  void paintSpot(QPainter& painter, int spot) const;
  void paintNames(QPainter& painter) const;

  Plane plane_;
  double least_reach_ = 3;
  QSizeF reach_{3, 3};
  std::optional<QRectF> frame_;
  QString x_name_;
  QString y_name_;
  QImage ground_;
  QImage stretched_; ///< the ground over the whole field
};

} // namespace losslab
