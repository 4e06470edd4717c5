#pragma once

#include "core/loss/card.h"

#include <QWidget>

namespace losslab {

/// A loss's name as a heading, with its mark, and whether the guide has it.
class LossTitle : public QWidget {
  Q_OBJECT

 public:
  explicit LossTitle(const Card& card, QWidget* parent = nullptr);
};

} // namespace losslab
