#pragma once

#include "ui/pages/choose/choose_model.h"

#include <QWidget>

class QListWidget;
class QTextBrowser;
class QVBoxLayout;

namespace losslab {

/// Described cases, each with the loss to choose and why: the quiz's scenarios, to be read.
class ScenariosView : public QWidget {
  Q_OBJECT

 public:
  explicit ScenariosView(ChooseModel& model, QWidget* parent = nullptr);

 Q_SIGNALS:
  void sceneRequested(const losslab::Scene& scene);

 private:
  QWidget* makeAnswer();
  void refresh();
  void showAnswer();
  void showLinks(const Question& question);

  ChooseModel& model_;
  QListWidget* list_;
  QTextBrowser* text_ = nullptr;
  QVBoxLayout* panel_ = nullptr;
  QWidget* links_ = nullptr;
  std::string shown_;
};

} // namespace losslab
