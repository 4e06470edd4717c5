#pragma once

#include "ui/pages/choose/choose_model.h"
#include "ui/widgets/panel.h"

class QTextBrowser;

namespace losslab {

class SendRow;

/// The row in focus: what the loss is for, each of its marks in a sentence, and where the guide
/// sees it otherwise, both views.
class MarksPanel : public Panel {
  Q_OBJECT

 public:
  explicit MarksPanel(ChooseModel& model, QWidget* parent = nullptr);
  /// As wide as there is room, or as a column beside the table.
  void setWide(bool wide);

 Q_SIGNALS:
  void sceneRequested(const losslab::Scene& scene);

 private:
  void refresh();
  QString explained(const Card& card) const;

  ChooseModel& model_;
  std::string shown_;
  QWidget* title_ = nullptr;
  QWidget* links_ = nullptr;
  QTextBrowser* text_;
  SendRow* send_;
};

} // namespace losslab
