#pragma once

#include <QWidget>

#include <span>

class QPlainTextEdit;

namespace losslab {

struct Card;
class Segments;

/// A loss as Python of a library of choice, with its parameters as they are; to read and to copy.
class CodeView : public QWidget {
  Q_OBJECT

 public:
  explicit CodeView(QWidget* parent = nullptr);

  /// values: in the order of the card's parameters.
  void show(const Card& card, std::span<const double> values);

 Q_SIGNALS:
  /// The code is on the clipboard: a sentence for the learner.
  void noticed(const QString& sentence);

 private:
  void refresh();
  void copy();

  const Card* card_ = nullptr;
  std::vector<double> values_;
  Segments* library_;
  QPlainTextEdit* code_;
};

} // namespace losslab
