#pragma once

#include "ui/pages/explore/explore_model.h"
#include "ui/widgets/panel.h"

class QTextBrowser;

namespace losslab {

class Segments;

/// The rest of the focused loss's card: when to use it, conventions, worked examples and sources.
class DetailsPanel : public Panel {
  Q_OBJECT

 public:
  explicit DetailsPanel(ExploreModel& model, QWidget* parent = nullptr);

 private:
  void refresh();

  ExploreModel& model_;
  Segments* choice_;
  QTextBrowser* text_;
  std::string shown_;
};

} // namespace losslab
