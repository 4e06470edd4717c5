#include "ui/pages/choose/comparison_table.h"

#include "ui/text.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>

#include <algorithm>

namespace losslab {

namespace {

const Mark& mark_of(int column) {
  return marks()[static_cast<std::size_t>(column - ComparisonRows::first_mark)];
}

/// A tick for yes, a short dash for no; in the colour of a warning where the guide says otherwise.
class MarkCell : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear(); // "yes" and "no" are for who cannot see the marks
    ground.widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);
    const bool yes = index.data(ComparisonRows::has_role).toBool();
    const bool disputed = index.data(ComparisonRows::disputed_role).toBool();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPointF middle = QRectF(option.rect).center();
    const double size = scaled(5);
    painter->setPen(QPen(disputed ? tokens().warn
                         : yes    ? tokens().accent
                                  : tokens().faint,
                         yes ? 2.2 : 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (yes)
      painter->drawPolyline(QPolygonF{{middle.x() - size, middle.y()},
                                      {middle.x() - size / 4, middle.y() + size * 0.7},
                                      {middle.x() + size, middle.y() - size * 0.7}});
    else
      painter->drawLine(middle - QPointF(size * 0.7, 0), middle + QPointF(size * 0.7, 0));
    if (disputed) {
      painter->setFont(text_font(TextRole::caption));
      painter->drawText(
          QRectF(middle.x() + size + 2, option.rect.top(), scaled(14), option.rect.height()),
          Qt::AlignVCenter | Qt::AlignLeft, "≠");
    }
    painter->restore();
  }
};

} // namespace

ComparisonRows::ComparisonRows(ChooseModel& model, QObject* parent)
    : QAbstractTableModel(parent), model_(model), shown_(model.rows()) {
  connect(&model_, &SceneModel::sceneChanged, this, &ComparisonRows::follow);
}

void ComparisonRows::follow() {
  if (shown_ != model_.rows()) {
    beginResetModel();
    shown_ = model_.rows();
    endResetModel();
  } else if (!shown_.empty()) { // ticks
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
  }
}

int ComparisonRows::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int ComparisonRows::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : first_mark + static_cast<int>(marks().size());
}

QVariant ComparisonRows::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Card& shown = card(index.row());
  if (index.column() == name) {
    if (role == Qt::DisplayRole) return text(shown.name);
    if (role == Qt::CheckStateRole) return model_.isTicked(shown.id) ? Qt::Checked : Qt::Unchecked;
    return {};
  }
  if (index.column() == task) {
    if (role == Qt::DisplayRole) return text(family_name(shown.family));
    if (role == Qt::ForegroundRole) return tokens().soft;
    return {};
  }
  const Mark& mark = mark_of(index.column());
  const bool yes = shown.properties.*mark.has;
  const Dispute* dispute = model_.advice().dispute(shown.id, mark.id);
  if (role == disputed_role) return dispute != nullptr;
  if (role == has_role) return yes;
  if (role == Qt::AccessibleTextRole || role == Qt::DisplayRole)
    return (yes ? tr("yes") : tr("no")) + (dispute ? tr(", the guide says otherwise") : QString());
  if (role == Qt::ToolTipRole)
    return text(yes ? mark.yes : mark.no) +
           (dispute ? ' ' + tr("The guide: “%1”").arg(text(dispute->said)) : QString());
  return {};
}

QVariant ComparisonRows::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole)
    return section < first_mark ? QVariant(Qt::AlignLeft | Qt::AlignVCenter)
                                : QVariant(Qt::AlignCenter | Qt::TextWordWrap);
  if (section < first_mark) {
    if (role == Qt::DisplayRole) return section == name ? tr("Loss") : tr("For");
    return {};
  }
  const Mark& mark = mark_of(section);
  if (role == Qt::DisplayRole) {
    const QString sorted = model_.choose().sort == std::string(mark.id) ? QString(" ↓") : QString();
    return text(mark.name) + sorted;
  }
  if (role == Qt::ToolTipRole)
    return tr("✓ %1\n– %2\nA click brings those that have it to the top.")
        .arg(text(mark.yes), text(mark.no));
  return {};
}

Qt::ItemFlags ComparisonRows::flags(const QModelIndex& index) const {
  const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  return index.column() == name ? flags | Qt::ItemIsUserCheckable : flags;
}

bool ComparisonRows::setData(const QModelIndex& index, const QVariant& /*value*/, int role) {
  if (role != Qt::CheckStateRole) return false;
  model_.tick(card(index.row()).id);
  return true;
}

int ComparisonRows::rowOf(std::string_view loss) const {
  const auto found = std::find_if(shown_.begin(), shown_.end(),
                                  [loss](const Card* card) { return card->id == loss; });
  return found == shown_.end() ? -1 : static_cast<int>(found - shown_.begin());
}

ComparisonTable::ComparisonTable(ChooseModel& model, QWidget* parent)
    : QTableView(parent), model_(model), rows_(new ComparisonRows(model, this)) {
  setModel(rows_);
  setAccessibleName(tr("Losses and their properties"));
  setSelectionBehavior(SelectRows);
  setSelectionMode(SingleSelection);
  setShowGrid(false);
  setWordWrap(false);
  setTabKeyNavigation(false);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setMinimumHeight(scaled(160));
  auto* cell = new MarkCell(this);
  for (int column = ComparisonRows::first_mark; column < rows_->columnCount(); ++column)
    setItemDelegateForColumn(column, cell);
  verticalHeader()->hide();
  verticalHeader()->setDefaultSectionSize(scaled(30));
  QHeaderView* header = horizontalHeader();
  header->setSectionsClickable(true);
  header->setHighlightSections(false);
  header->setMinimumHeight(scaled(42));
  header->setSectionResizeMode(QHeaderView::Fixed);
  connect(header, &QHeaderView::sectionClicked, &model_, [this](int section) {
    model_.sortBy(section < ComparisonRows::first_mark ? "" : std::string(mark_of(section).id));
  });
  connect(&model_, &SceneModel::sceneChanged, this, &ComparisonTable::follow);
  follow();
}

void ComparisonTable::follow() {
  horizontalHeader()->viewport()->update();
  const int row = rows_->rowOf(model_.choose().focus);
  if (row >= 0 && currentIndex().row() != row)
    setCurrentIndex(rows_->index(row, std::max(0, currentIndex().column())));
  else if (row < 0)
    clearSelection();
}

void ComparisonTable::currentChanged(const QModelIndex& current, const QModelIndex& before) {
  QTableView::currentChanged(current, before);
  if (current.isValid()) model_.setFocus(rows_->card(current.row()).id);
}

void ComparisonTable::keyPressEvent(QKeyEvent* event) {
  const QModelIndex at = currentIndex();
  if (event->key() == Qt::Key_Space && at.isValid()) return model_.tick(rows_->card(at.row()).id);
  if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && at.isValid())
    return opened();
  QTableView::keyPressEvent(event);
}

// On the tick box it is two clicks.
void ComparisonTable::mouseDoubleClickEvent(QMouseEvent* event) {
  const QModelIndex at = indexAt(event->position().toPoint());
  const bool on_box = at.column() == ComparisonRows::name &&
                      event->position().x() < visualRect(at).left() + scaled(24);
  if (on_box) return mousePressEvent(event);
  QTableView::mouseDoubleClickEvent(event);
  if (at.isValid()) Q_EMIT opened();
}

void ComparisonTable::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  fit();
}

// The marks share what the names leave, up to a comfortable width.
void ComparisonTable::fit() {
  const int count = rows_->columnCount() - ComparisonRows::first_mark;
  const int names = scaled(172);
  const int tasks = scaled(142);
  const int each =
      std::clamp((viewport()->width() - names - tasks) / count, scaled(54), scaled(104));
  setColumnWidth(ComparisonRows::task, tasks);
  for (int column = ComparisonRows::first_mark; column < rows_->columnCount(); ++column)
    setColumnWidth(column, each);
  setColumnWidth(ComparisonRows::name, std::max(names, viewport()->width() - tasks - count * each));
}

} // namespace losslab
