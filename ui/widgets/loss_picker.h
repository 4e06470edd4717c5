#pragma once

#include "core/loss/card.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QListWidget;

namespace losslab {

/// The catalogue as a list grouped by family, with search. A tick (Space) shows a loss, a click on
/// its name (or Up and Down) focuses it.
class LossPicker : public QWidget {
  Q_OBJECT

 public:
  /// Only losses that `offered` accepts stand in the list.
  explicit LossPicker(const std::function<bool(const Card&)>& offered, QWidget* parent = nullptr);

  /// Emits nothing.
  void setState(const QStringList& ticked, const QString& focused);
  QSize sizeHint() const override;

 Q_SIGNALS:
  void toggled(const QString& id);
  void focused(const QString& id);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void tickFirst(); ///< of those that match what is searched for
  void filter(const QString& words);

  QLineEdit* search_;
  QLabel* nothing_; ///< says so when nothing is found
  QListWidget* list_;
};

} // namespace losslab
