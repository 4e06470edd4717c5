#pragma once

#include <QSvgRenderer>
#include <QWidget>

namespace losslab {

/// The typeset formula of a loss, in the palette's text colour and as large as the text around it.
/// A narrow view draws it smaller, but never too small to read: that is its minimum width. Its
/// accessible name is the formula in spoken words.
class FormulaView : public QWidget {
  Q_OBJECT

 public:
  explicit FormulaView(QWidget* parent = nullptr);

  /// Shows the formula of the loss with this id; where its picture is missing or damaged, the
  /// view says which resource it is.
  void setLoss(const QString& id);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void ink();
  double em() const;
  double emForWidth(int width) const;
  QSize sizeAt(double em) const;

  QByteArray svg_;
  QString missing_; ///< which resource is not there or no picture; empty when all is well
  QSvgRenderer renderer_;
};

} // namespace losslab
