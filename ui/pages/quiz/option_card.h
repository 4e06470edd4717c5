#pragma once

#include "core/quiz/question.h"

#include <QAbstractButton>

namespace losslab {

/// One option of a multiple choice, as wide as there is room: letter and text, and once the answer
/// is shown its reason below. Until then all are of one height: none tells which one is right.
class OptionCard : public QAbstractButton {
  Q_OBJECT

 public:
  enum class Shown { open, other, right, chosen_wrong };

  /// The choice must outlive the card.
  OptionCard(const MultipleChoice& choice, std::size_t option, QWidget* parent = nullptr);
  void setShown(Shown shown, bool chosen);

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QRect column(int width) const;
  QString mark() const;

  const MultipleChoice& choice_;
  QChar letter_;
  QString text_;
  QString reason_;
  Shown shown_ = Shown::open;
  bool chosen_ = false;
};

} // namespace losslab
