#pragma once

#include "ui/pages/choose/choose_model.h"

#include <QWidget>

class QGridLayout;

namespace losslab {

class Panel;

/// To be looked up in a minute: task, loss, output layer; tips; and where the guide and the numbers
/// part.
class LookupView : public QWidget {
  Q_OBJECT

 public:
  explicit LookupView(ChooseModel& model, QWidget* parent = nullptr);
  /// All of it, not only what the scroll area shows.
  QWidget& picture() const { return *picture_; }

 Q_SIGNALS:
  void sceneRequested(const losslab::Scene& scene);

 private:
  Panel* makeLookup();
  void addLine(QGridLayout& grid, const LookupLine& line);
  Panel* makeTips();
  Panel* makeDisputes();
  QWidget* linkTo(const Scene& scene);

  ChooseModel& model_;
  QWidget* picture_ = nullptr;
};

} // namespace losslab
