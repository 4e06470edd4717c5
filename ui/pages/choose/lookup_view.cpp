#include "ui/pages/choose/lookup_view.h"

#include "ui/pages/show_link.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/even_grid.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/tool_button.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace losslab {

namespace {
constexpr int least_column = 400; // design px
}

LookupView::LookupView(ChooseModel& model, QWidget* parent) : QWidget(parent), model_(model) {
  auto* grid = new EvenGrid(least_column);
  picture_ = grid;
  auto* right = new QWidget;
  auto* down = new QVBoxLayout(right);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(14);
  down->addWidget(makeTips());
  down->addWidget(makeDisputes());
  down->addStretch(1);
  auto* left = new QWidget;
  auto* lookup = new QVBoxLayout(left);
  lookup->setContentsMargins(0, 0, 0, 0);
  lookup->addWidget(makeLookup());
  lookup->addStretch(1);
  grid->setCards({left, right});
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(scrolled(grid));
}

Panel* LookupView::makeLookup() {
  auto* panel = new Panel(tr("Quick lookup"));
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(scaled(16));
  grid->setVerticalSpacing(scaled(6));
  grid->setColumnStretch(0, 3);
  grid->setColumnStretch(1, 3);
  grid->setColumnStretch(2, 4);
  int column = 0;
  for (const QString& head : {tr("Task"), tr("Loss"), tr("Output layer")})
    grid->addWidget(label(head, "caption"), 0, column++);
  for (const LookupLine& line : model_.advice().lookup)
    addLine(*grid, line);
  panel->body()->addLayout(grid);
  return panel;
}

void LookupView::addLine(QGridLayout& grid, const LookupLine& line) {
  const int row = grid.rowCount();
  const int beside_link = scaled(3); // a link is higher than its words, to be hit
  grid.addWidget(rule(), row, 0, 1, 3);
  auto* task = new QWidget;
  auto* words = new QVBoxLayout(task);
  words->setContentsMargins(0, beside_link, 0, 0);
  words->setSpacing(0);
  words->addWidget(label(text(line.task), "section"));
  if (!line.note.empty()) words->addWidget(label(text(line.note), "secondary"));
  words->addStretch(1);
  const int lines = static_cast<int>(line.losses.size());
  grid.addWidget(task, row + 1, 0, lines, 1);
  std::string above; // an output layer that repeats the one above is not said again
  for (int i = 0; i < lines; ++i) {
    const Card& card = find_loss(line.losses[static_cast<std::size_t>(i)])->card;
    QPushButton* name = loss_link(card);
    connect(name, &QPushButton::clicked, this, [this, &card] {
      Q_EMIT sceneRequested(explore_scene({{card.id, {}}}, card));
    });
    grid.addWidget(name, row + 1 + i, 1, Qt::AlignLeft | Qt::AlignTop);
    QLabel* layer = label(card.activation == above ? QString("″") : text(card.activation), "soft");
    layer->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    layer->setContentsMargins(0, beside_link, 0, 0);
    grid.addWidget(layer, row + 1 + i, 2);
    above = card.activation;
  }
}

Panel* LookupView::makeTips() {
  auto* panel = new Panel(tr("Tips"));
  for (const Tip& tip : model_.advice().tips) {
    panel->body()->addWidget(rule());
    panel->body()->addWidget(label(text(tip.text), ""));
    panel->body()->addWidget(linkTo(tip.show), 0, Qt::AlignLeft);
  }
  return panel;
}

Panel* LookupView::makeDisputes() {
  auto* panel = new Panel(tr("Often said, and what the numbers say"));
  for (const Dispute& dispute : model_.advice().disputes) {
    panel->body()->addWidget(rule());
    panel->body()->addWidget(label(tr("“%1”").arg(text(dispute.said)), "warn"));
    panel->body()->addWidget(label(text(dispute.found), ""));
    panel->body()->addWidget(linkTo(dispute.show), 0, Qt::AlignLeft);
  }
  return panel;
}

QWidget* LookupView::linkTo(const Scene& scene) {
  QPushButton* link = show_link(scene, tr("Opens the scene that shows it"));
  connect(link, &QPushButton::clicked, this, [this, scene] { Q_EMIT sceneRequested(scene); });
  return link;
}

} // namespace losslab
