#include "ui/widgets/send_row.h"

#include "core/quiz/bank.h"
#include "ui/widgets/tool_button.h"

#include <QVBoxLayout>

#include <algorithm>

namespace losslab {

QList<SendRow::Way> SendRow::ways() {
  return {
      {"explore",
       tr("Explore"),
       tr("See these losses and their gradients"),
       {},
       [](const std::vector<LossChoice>& losses, const Card& focus) {
         return explore_scene(losses, focus);
       }},
      {"outliers", tr("Outliers"), tr("Fit these losses to points and drag outliers"),
       tr("Lines are fitted with regression losses, boundaries with two-class losses of a logit"),
       &outliers_scene},
      {"train", tr("Train"), tr("Train a network with these losses, side by side"),
       tr("Networks here give one number per sample; this loss wants more"), &train_scene},
      {"quiz",
       tr("Quiz me"),
       tr("Questions about this family of losses"),
       {},
       [](const std::vector<LossChoice>&, const Card& focus) { return quiz_about(focus); }},
  };
}

SendRow::SendRow(std::initializer_list<std::string_view> pages, QWidget* parent) : QWidget(parent) {
  QList<QToolButton*> row;
  for (const Way& way : ways()) {
    if (std::find(pages.begin(), pages.end(), way.page) == pages.end()) continue;
    QToolButton* button = tool_button(way.name, way.tip);
    connect(button, &QToolButton::clicked, this, [this, make = way.make] {
      if (const auto scene = make(losses_, *focus_)) Q_EMIT sceneRequested(*scene);
    });
    buttons_.append({way, button});
    row.append(button);
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(button_row(row));
}

void SendRow::setLosses(std::vector<LossChoice> losses, const Card& focus) {
  losses_ = std::move(losses);
  focus_ = &focus;
  for (const auto& [way, button] : buttons_) {
    const bool can = way.make(losses_, focus).has_value();
    button->setEnabled(can);
    button->setToolTip(can ? way.tip : way.why_not);
  }
}

} // namespace losslab
