#pragma once

#include "core/quiz/scheduler.h"

#include <QPushButton>

class QLabel;

namespace losslab {

/// "Good 3" over "3 days".
class GradeButton : public QPushButton {
  Q_OBJECT

 public:
  GradeButton(const QString& grade, int key, QWidget* parent = nullptr);
  void setInterval(const QString& interval);
  /// The grade to offer: drawn as the primary button.
  void setSuggested(bool suggested);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  /// The second click of a double-click on what stood here before is no grade.
  void mouseDoubleClickEvent(QMouseEvent* /*event*/) override {}

 private:
  QString grade_;
  QString key_;
  QString interval_;
  bool suggested_ = false;
};

/// The question how well it was known, and the four grades: on one line where there is room.
class GradeBar : public QWidget {
  Q_OBJECT

 public:
  explicit GradeBar(QWidget* parent = nullptr);
  /// intervals in seconds, in the order of the ratings.
  void offer(const std::array<Time, 4>& intervals, std::optional<Rating> suggested);

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return arrange(width, false); }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void graded(losslab::Rating rating);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  /// The height it takes; moves the parts there when asked to.
  int arrange(int width, bool move) const;

  QLabel* asks_;
  std::array<GradeButton*, 4> buttons_{};
};

} // namespace losslab
