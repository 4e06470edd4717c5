#include "ui/pages/choose/compare_view.h"

#include "ui/pages/choose/comparison_table.h"
#include "ui/pages/choose/marks_panel.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/tool_button.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>

namespace losslab {

CompareView::CompareView(ChooseModel& model, QWidget* parent)
    : QWidget(parent), model_(model), explained_(new MarksPanel(model)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(10));
  column->addWidget(makeFilters());
  auto* row = new QHBoxLayout;
  row->setSpacing(14);
  row->addWidget(makeTable(), 1);
  row->addWidget(explained_);
  column->addLayout(row, 1);
  connect(explained_, &MarksPanel::sceneRequested, this, &CompareView::sceneRequested);
  connect(&model_, &SceneModel::sceneChanged, this, &CompareView::refresh);
  refresh();
}

QWidget* CompareView::makeTable() {
  table_ = new Panel;
  table_->body()->setContentsMargins(12, 6, 6, 8);
  auto* table = new ComparisonTable(model_);
  nothing_ = label(tr("No loss passes all of this."), "soft");
  table_->body()->addWidget(nothing_);
  table_->body()->addWidget(table, 1);
  connect(table, &ComparisonTable::opened, this, [this] {
    Q_EMIT sceneRequested(explore_scene({{model_.focus().id, {}}}, model_.focus()));
  });
  return table_;
}

QWidget* CompareView::makeFilters() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  search_ = new QLineEdit;
  search_->setPlaceholderText(tr("Search"));
  search_->setAccessibleName(tr("Search the losses"));
  search_->setClearButtonEnabled(true);
  search_->setFixedWidth(scaled(150));
  family_ = new QComboBox;
  family_->setAccessibleName(tr("Task"));
  family_->addItem(tr("All tasks"), QString());
  for (const Entry* entry : catalogue())
    if (family_->findData(text(family_id(entry->card.family))) < 0)
      family_->addItem(text(family_name(entry->card.family)), text(family_id(entry->card.family)));
  flow->addWidget(search_);
  flow->addWidget(family_);
  addMarks(*flow);
  only_ticked_ = tool_button({}, tr("Hide the losses that are not ticked"));
  only_ticked_->setCheckable(true);
  together_ = tool_button(tr("See together"), {});
  why_ = tool_button(tr("Why these marks"), tr("The marks of the row in focus, explained"));
  why_->setCheckable(true);
  all_ = link_button(tr("Show all losses"), tr("Let go of all filters"));
  for (QWidget* part : QList<QWidget*>{only_ticked_, together_, why_, all_})
    flow->addWidget(part);
  connectFilters();
  return bar;
}

void CompareView::addMarks(FlowLayout& flow) {
  for (const Mark& mark : marks()) {
    QToolButton* button =
        tool_button(text(mark.name), tr("Only losses of which this holds: %1").arg(text(mark.yes)));
    button->setCheckable(true);
    connect(button, &QToolButton::clicked, &model_,
            [this, id = std::string(mark.id)] { model_.toggleMark(id); });
    flow.addWidget(button);
    marks_.append(button);
  }
}

void CompareView::connectFilters() {
  connect(search_, &QLineEdit::textEdited, &model_,
          [this](const QString& words) { model_.setSearch(words.toStdString()); });
  connect(search_, &QLineEdit::editingFinished, &model_, &SceneModel::endGesture);
  connect(family_, &QComboBox::activated, &model_,
          [this] { model_.setFamily(family_->currentData().toString().toStdString()); });
  connect(only_ticked_, &QToolButton::clicked, &model_, &ChooseModel::setOnlyTicked);
  connect(together_, &QToolButton::clicked, this,
          [this] { Q_EMIT sceneRequested(model_.together()); });
  connect(all_, &QPushButton::clicked, &model_, &ChooseModel::showAll);
  connect(why_, &QToolButton::toggled, this, &CompareView::fold);
}

void CompareView::refresh() {
  const ChooseScene& scene = model_.choose();
  if (search_->text().toStdString() != scene.search) search_->setText(text(scene.search));
  family_->setCurrentIndex(std::max(0, family_->findData(text(scene.family))));
  for (std::size_t i = 0; i < marks().size(); ++i) {
    const auto& wanted = scene.marks;
    marks_[static_cast<qsizetype>(i)]->setChecked(
        std::find(wanted.begin(), wanted.end(), marks()[i].id) != wanted.end());
  }
  const auto ticked = static_cast<int>(scene.ticked.size());
  only_ticked_->setText(tr("Only ticked (%1)").arg(ticked));
  only_ticked_->setChecked(scene.only_ticked);
  only_ticked_->setEnabled(ticked > 0);
  together_->setEnabled(ticked > 0);
  together_->setToolTip(ticked > 0 ? tr("The ticked losses of one kind of input, on Explore")
                                   : tr("Tick losses first"));
  nothing_->setVisible(model_.rows().empty());
  all_->setVisible(model_.rows().size() < catalogue().size());
}

void CompareView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fold();
}

// Where there is no room for both, the table or what explains it.
void CompareView::fold() {
  const bool narrow = width() < scaled(1120);
  for (QWidget* field : QList<QWidget*>{search_, family_}) // as high as the buttons beside them
    field->setFixedHeight(marks_.first()->sizeHint().height());
  why_->setVisible(narrow);
  explained_->setVisible(!narrow || why_->isChecked());
  explained_->setWide(narrow);
  table_->setVisible(!narrow || !why_->isChecked());
}

} // namespace losslab
