#pragma once

#include "ui/pages/quiz/quiz_model.h"
#include "ui/widgets/panel.h"

namespace losslab {

/// How many questions fall due on each of the next days, the first of them today.
class ForecastBars : public QWidget {
  Q_OBJECT

 public:
  explicit ForecastBars(QWidget* parent = nullptr);
  /// today: its day, counted from 1970-01-01.
  void setDays(const std::vector<int>& due, std::int64_t today);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QString name(std::size_t day) const;
  double step() const;

  std::vector<int> due_;
  std::int64_t today_ = 0;
};

class ForecastPanel : public Panel {
  Q_OBJECT

 public:
  explicit ForecastPanel(QuizModel& model, QWidget* parent = nullptr);

 private:
  void refresh();

  QuizModel& model_;
  ForecastBars* bars_;
};

} // namespace losslab
