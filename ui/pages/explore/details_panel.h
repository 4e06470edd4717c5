#pragma once

#include "ui/pages/explore/explore_model.h"
#include "ui/widgets/panel.h"

class QTextBrowser;

namespace losslab {

class CodeView;
class Segments;

/// The rest of the focused loss's card: when to use it, the same in other libraries, worked
/// examples and sources, and its code.
class DetailsPanel : public Panel {
  Q_OBJECT

 public:
  explicit DetailsPanel(ExploreModel& model, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// As a page's.
  void noticed(const QString& sentence);

 private:
  void refresh();
  QString text(const Loss& loss) const;

  struct Shown {
    std::string loss;
    int part = -1; ///< which segment
    std::vector<double> parameters;
    bool operator==(const Shown&) const = default;
  };

  ExploreModel& model_;
  Segments* choice_;
  QTextBrowser* text_;
  CodeView* code_;
  Shown shown_;
};

} // namespace losslab
