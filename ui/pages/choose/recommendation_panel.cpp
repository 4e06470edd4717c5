#include "ui/pages/choose/recommendation_panel.h"

#include "ui/code_text.h"
#include "ui/pages/show_link.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/formula_view.h"
#include "ui/widgets/loss_title.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/send_row.h"
#include "ui/widgets/tool_button.h"

namespace losslab {

namespace {

/// "with τ = 0.95"; nothing where the defaults are meant.
QString with_parameters(const LossChoice& pick) {
  QStringList parts;
  for (const Parameter& parameter : find_loss(pick.id)->card.parameters)
    if (const auto value = pick.parameters.find(parameter.id); value != pick.parameters.end())
      parts << text(parameter.symbol) + " = " + short_number(value->second);
  return parts.isEmpty() ? QString() : RecommendationPanel::tr("with %1").arg(parts.join(", "));
}

} // namespace

RecommendationPanel::RecommendationPanel(ChooseModel& model, QWidget* parent)
    : Panel({}, parent), model_(model) {
  connect(&model_, &SceneModel::sceneChanged, this, &RecommendationPanel::refresh);
  refresh();
}

void RecommendationPanel::refresh() {
  auto possible = model_.advice().possible(model_.answers());
  const Recommendation* found = model_.advice().recommended(model_.answers());
  if (content_ != nullptr && possible == shown_ && found == found_) return;
  shown_ = std::move(possible);
  found_ = found;
  delete content_;
  content_ = new QWidget(this);
  auto* column = new QVBoxLayout(content_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(10));
  if (found != nullptr)
    showAnswer(*column, *found);
  else
    showOpen(*column);
  body()->addWidget(content_);
}

void RecommendationPanel::showOpen(QVBoxLayout& column) {
  if (model_.noAdvice()) {
    column.addWidget(label(text(model_.noAdvice()->text()), "warn"));
    column.addStretch(1);
    return;
  }
  QStringList names;
  for (const Recommendation* each : shown_) {
    const QString name = text(find_loss(each->pick.id)->card.name);
    if (!names.contains(name)) names << name;
  }
  auto* inside = new QWidget;
  auto* down = new QVBoxLayout(inside);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(scaled(10));
  down->addWidget(label(tr("Still possible"), "heading"));
  down->addWidget(label(tr("Each answer on the left rules some out. The loss that is left stands "
                           "here, with why, its output layer, and a scene that shows it."),
                        "soft"));
  down->addWidget(new ChipRow(names));
  down->addStretch(1);
  column.addWidget(scrolled(inside));
}

void RecommendationPanel::showAnswer(QVBoxLayout& column, const Recommendation& found) {
  const Card& card = find_loss(found.pick.id)->card;
  auto* inside = new QWidget;
  auto* down = new QVBoxLayout(inside);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(scaled(10));
  down->addWidget(label(tr("Take"), "secondary"));
  down->addWidget(new LossTitle(card));
  auto* formula = new FormulaView;
  formula->setLoss(text(card.id));
  down->addWidget(formula);
  if (const QString with = with_parameters(found.pick); !with.isEmpty())
    down->addWidget(label(with, "section"));
  down->addWidget(label(text(found.why), "reading"));
  down->addWidget(label(tr("Output layer: %1.").arg(text(card.activation)), "soft"));
  const Scene scene = scene_of(found);
  QPushButton* show = show_link(scene, tr("Opens the scene that shows why"));
  connect(show, &QPushButton::clicked, this, [this, scene] { Q_EMIT sceneRequested(scene); });
  down->addWidget(show, 0, Qt::AlignLeft);
  down->addWidget(makeCopies(found.pick));
  if (!found.alternatives.empty()) down->addWidget(label(tr("Or rather"), "section"));
  for (const Alternative& other : found.alternatives)
    down->addWidget(makeAlternative(other));
  down->addStretch(1);
  column.addWidget(scrolled(inside), 1);

  auto* send = new SendRow({"explore", "outliers", "train", "quiz"});
  send->setLosses({found.pick}, card);
  connect(send, &SendRow::sceneRequested, this, &RecommendationPanel::sceneRequested);
  column.addWidget(send);
}

QWidget* RecommendationPanel::makeCopies(const LossChoice& pick) {
  auto* place = new QWidget;
  auto* flow = new FlowLayout(place, scaled(14));
  QLabel* says = label(tr("Copy the code for"), "soft");
  says->setWordWrap(false);
  says->setMinimumHeight(scaled(22)); // on one line with the links
  flow->addWidget(says);
  const LossPtr loss = *make_loss(pick.id, pick.parameters);
  for (const CodeLibrary& library : code_libraries) {
    QPushButton* copy = link_button(text(library.name), tr("Copies it to the clipboard"));
    connect(copy, &QPushButton::clicked, this, [this, &library, loss] {
      Q_EMIT noticed(copy_code(library, loss->card(), loss->parameters()));
    });
    flow->addWidget(copy);
  }
  return place;
}

/// Its name, which opens it, and what would speak for it.
QWidget* RecommendationPanel::makeAlternative(const Alternative& other) {
  const Card& card = find_loss(other.loss)->card;
  auto* place = new QWidget;
  auto* column = new QVBoxLayout(place);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  QPushButton* name = loss_link(card);
  connect(name, &QPushButton::clicked, this, [this, &card] {
    Q_EMIT sceneRequested(explore_scene({{card.id, {}}}, card));
  });
  column->addWidget(name, 0, Qt::AlignLeft);
  column->addWidget(label(text(other.reason), "soft"));
  return place;
}

} // namespace losslab
