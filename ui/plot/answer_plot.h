#pragma once

#include "core/range.h"
#include "ui/plot/plot.h"

#include <QPointF>

#include <span>
#include <vector>

namespace losslab {

/// What a model answers over its inputs, with the samples it learns from. Knows nothing of
/// networks: it is given numbers.
class AnswerPlot : public Plot {
  Q_OBJECT

 public:
  struct Dot {
    QPointF place;
    double target;
  };
  /// The samples. The answers drawn below them stay.
  void setDots(std::vector<Dot> dots);
  /// Only these are drawn anew; none where there is no model.
  virtual void setAnswers(std::span<const double> answers) = 0;

  QSize sizeHint() const override { return {scaled(200), scaled(200)}; }
  QSize minimumSizeHint() const override { return {scaled(110), scaled(110)}; }

 Q_SIGNALS:
  void clicked();

 protected:
  explicit AnswerPlot(const QString& accessible_name, QWidget* parent);
  virtual QColor dotColor(double target) const = 0;
  /// Where the answers are drawn: a layer of their own.
  QCPLayer* answersLayer() const { return answers_; }
  void mousePressEvent(QMouseEvent* event) override;

 private:
  class Dots;

  QCPLayer* answers_;
  Dots* dots_;
};

/// Two inputs: a square of colours over ±reach, from `low` in the negative colour to `high` in the
/// positive one; dots in the same colours.
class AnswerMap : public AnswerPlot {
  Q_OBJECT

 public:
  AnswerMap(const QString& accessible_name, std::size_t side, double reach, Range answers,
            QWidget* parent = nullptr);
  /// side × side of them, row by row from the bottom left.
  void setAnswers(std::span<const double> answers) override;

 protected:
  void retheme() override;
  QColor dotColor(double target) const override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  Range range_;
  QCPColorMap* map_;
};

/// One input: a curve over ±reach, through dots at (input, target).
class AnswerCurve : public AnswerPlot {
  Q_OBJECT

 public:
  /// heights: what the upright axis shows.
  AnswerCurve(const QString& accessible_name, double reach, Range heights,
              QWidget* parent = nullptr);
  void setStyle(const LossStyle& style);
  /// Evenly from left to right.
  void setAnswers(std::span<const double> answers) override;

 protected:
  QColor dotColor(double target) const override;

 private:
  double reach_;
  QCPGraph* curve_;
};

} // namespace losslab
