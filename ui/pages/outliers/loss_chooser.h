#pragma once

#include "core/loss/card.h"

#include <QToolButton>

#include <string>

class QMenu;

namespace losslab {

/// A button with a menu of the losses a lab can show, the chosen ones ticked.
class LossChooser : public QToolButton {
  Q_OBJECT

 public:
  LossChooser(const QString& tip, bool (*offered)(const Card& card), QWidget* parent = nullptr);
  /// One must stay, and no more can come than can be told apart.
  void setChosen(const QStringList& ids);

 Q_SIGNALS:
  void lossToggled(const std::string& id);

 private:
  QMenu* menu_;
};

} // namespace losslab
