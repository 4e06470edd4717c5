#pragma once

#include "core/scene/scene.h"

#include <QToolButton>

#include <functional>

namespace losslab {

/// The losses in view, sent to another page: see them, drag outliers with them, train with them,
/// be asked about them. What a page cannot take is greyed and says why.
class SendRow : public QWidget {
  Q_OBJECT

 public:
  /// pages: those it leads to, of "explore", "outliers", "train" and "quiz".
  explicit SendRow(std::initializer_list<std::string_view> pages, QWidget* parent = nullptr);

  void setLosses(std::vector<LossChoice> losses, const Card& focus);

 Q_SIGNALS:
  void sceneRequested(const losslab::Scene& scene);

 private:
  using Made = std::function<std::optional<Scene>(const std::vector<LossChoice>&, const Card&)>;
  struct Way {
    std::string_view page;
    QString name;
    QString tip;
    QString why_not;
    Made make;
  };
  static QList<Way> ways();

  QList<std::pair<Way, QToolButton*>> buttons_;
  std::vector<LossChoice> losses_;
  const Card* focus_ = nullptr;
};

} // namespace losslab
