#pragma once

#include "core/quiz/statistics.h"

#include <QWidget>

namespace losslab {

/// Topic by skill: the fuller a cell's colour, the more of its questions are known. Arrow keys walk
/// the cells, a click or Enter chooses the topic of one.
class CoverageGrid : public QWidget {
  Q_OBJECT

 public:
  explicit CoverageGrid(QWidget* parent = nullptr);
  void setRows(const std::vector<CoverageRow>& rows);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
  /// The cell under the pointer or the keys, in a sentence; empty when there is none.
  void described(const QString& sentence);
  void topicChosen(const std::string& topic);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  struct Place {
    int row = 0;
    int skill = 0;
    bool operator==(const Place&) const = default;
  };

  QRectF cell(Place place) const;
  std::optional<Place> at(QPointF position) const;
  QString sentence(Place place) const;
  void paintHeads(QPainter& painter) const;
  void paintRow(QPainter& painter, int row) const;
  void move(Place to);

  std::vector<CoverageRow> rows_;
  Place place_; ///< of the keys
};

/// How the colours of the grid read, from unseen to known.
class CoverageLegend : public QWidget {
  Q_OBJECT

 public:
  explicit CoverageLegend(QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
};

} // namespace losslab
