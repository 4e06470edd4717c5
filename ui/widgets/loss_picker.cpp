#include "ui/widgets/loss_picker.h"

#include "core/loss/catalogue.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/panel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace losslab {

namespace {

constexpr int id_role = Qt::UserRole;
constexpr int words_role = Qt::UserRole + 1;

/// A tick box in the loss's own colour, then its name; family names as small headings.
class Row : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    return {scaled(120), scaled(index.data(id_role).isNull() ? 34 : 28)};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(id_role).isNull())
      paint_heading(painter, option.rect, index);
    else
      paint_loss(painter, option, index);
    painter->restore();
  }

 private:
  static void paint_heading(QPainter* painter, const QRect& rect, const QModelIndex& index) {
    QFont font = text_font(TextRole::caption);
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(tokens().soft);
    painter->drawText(rect.adjusted(scaled(8), 0, 0, -scaled(4)), Qt::AlignLeft | Qt::AlignBottom,
                      index.data().toString());
  }

  static void paint_loss(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) {
    const QRectF rect = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (option.state & QStyle::State_MouseOver)) {
      painter->setPen(selected && (option.state & QStyle::State_HasFocus) ? QPen(tokens().accent, 2)
                                                                          : QPen(Qt::NoPen));
      painter->setBrush(selected ? tokens().accent_soft : tokens().background);
      painter->drawRoundedRect(rect, 6, 6);
    }
    paint_tick(painter, box_of(option.rect), index);
    QFont font = text_font(TextRole::body);
    font.setWeight(selected ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(tokens().ink);
    const QRect words = option.rect.adjusted(scaled(32), 0, -scaled(4), 0);
    painter->drawText(
        words, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, words.width()));
  }

  static void paint_tick(QPainter* painter, const QRectF& box, const QModelIndex& index) {
    const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    const QColor color = loss_style(index.data(id_role).toString().toStdString()).color;
    painter->setPen(QPen(ticked ? color : tokens().faint, 1));
    painter->setBrush(ticked ? color : tokens().surface);
    painter->drawRoundedRect(box, 4, 4);
    if (!ticked) return;
    painter->setPen(QPen(tokens().surface, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(
        QPolygonF{{box.left() + box.width() * 0.25, box.top() + box.height() * 0.53},
                  {box.left() + box.width() * 0.43, box.top() + box.height() * 0.70},
                  {box.left() + box.width() * 0.76, box.top() + box.height() * 0.32}});
  }

  static QRectF box_of(const QRect& row) {
    const double side = scaled(14);
    return {double(row.left() + scaled(9)), row.center().y() - side / 2 + 0.5, side, side};
  }

  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override {
    if (event->type() == QEvent::MouseButtonRelease &&
        static_cast<QMouseEvent*>(event)->position().x() < option.rect.left() + scaled(30))
      return model->setData(index,
                            index.data(Qt::CheckStateRole).toInt() ? Qt::Unchecked : Qt::Checked,
                            Qt::CheckStateRole);
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space)
      return QStyledItemDelegate::editorEvent(event, model, option, index);
    return false;
  }
};

QListWidgetItem* heading(const QString& name) {
  auto* item = new QListWidgetItem(name);
  item->setFlags(Qt::NoItemFlags);
  return item;
}

QListWidgetItem* row(const Card& card) {
  auto* item = new QListWidgetItem(QString::fromStdString(card.name));
  item->setData(id_role, QString::fromStdString(card.id));
  item->setData(words_role,
                QString::fromStdString(card.name + " " + card.id + " " + card.intuition));
  item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
  item->setCheckState(Qt::Unchecked);
  item->setToolTip(QString::fromStdString(card.intuition));
  return item;
}

} // namespace

LossPicker::LossPicker(const std::function<bool(const Card&)>& offered, QWidget* parent)
    : QWidget(parent), search_(new QLineEdit(this)), nothing_(label({}, "soft")),
      list_(new QListWidget(this)) {
  search_->setPlaceholderText(tr("Find a loss"));
  search_->setAccessibleName(tr("Find a loss"));
  search_->setProperty("search", "true");
  auto* clear = search_->addAction(icon("close"), QLineEdit::TrailingPosition);
  clear->setText(tr("Clear"));
  clear->setVisible(false);
  when_rethemed(search_, [clear] { clear->setIcon(icon("close")); });
  connect(clear, &QAction::triggered, search_, &QLineEdit::clear);
  connect(search_, &QLineEdit::textChanged, clear,
          [clear](const QString& text) { clear->setVisible(!text.isEmpty()); });
  list_->setAccessibleName(tr("Losses"));
  list_->setItemDelegate(new Row(list_));
  list_->setMouseTracking(true);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  std::string_view family;
  for (const Entry* entry : catalogue()) {
    if (!offered(entry->card)) continue;
    if (family != family_name(entry->card.family)) {
      family = family_name(entry->card.family);
      list_->addItem(heading(text(family)));
    }
    list_->addItem(row(entry->card));
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(search_);
  nothing_->setTextFormat(Qt::PlainText); // the words are the learner's
  nothing_->hide();
  column->addWidget(nothing_);
  column->addWidget(list_, 1);

  connect(search_, &QLineEdit::textChanged, this, &LossPicker::filter);
  connect(search_, &QLineEdit::returnPressed, this, &LossPicker::tickFirst);
  connect(list_, &QListWidget::itemChanged, this,
          [this](QListWidgetItem* item) { Q_EMIT toggled(item->data(id_role).toString()); });
  connect(list_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
    if (item && !item->data(id_role).isNull()) Q_EMIT focused(item->data(id_role).toString());
  });
}

void LossPicker::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (list_->currentItem())
    list_->scrollToItem(list_->currentItem(), QListWidget::PositionAtCenter);
}

QSize LossPicker::sizeHint() const { return {scaled(200), scaled(260)}; }

void LossPicker::setState(const QStringList& ticked, const QString& focused_id) {
  const QSignalBlocker quiet(list_);
  bool changed = false; // mostly not: this is asked whenever a hand moves
  for (int i = 0; i < list_->count(); ++i) {
    QListWidgetItem* item = list_->item(i);
    const QString id = item->data(id_role).toString();
    if (id.isEmpty()) continue;
    const auto tick = ticked.contains(id) ? Qt::Checked : Qt::Unchecked;
    const bool enters = id == focused_id && list_->currentItem() != item;
    changed = changed || enters || item->checkState() != tick;
    item->setCheckState(tick);
    if (enters) list_->setCurrentItem(item);
    if (enters && item->isHidden()) search_->clear(); // it came from elsewhere, and is to be seen
  }
  if (changed) list_->viewport()->update();
}

void LossPicker::tickFirst() {
  if (search_->text().trimmed().isEmpty()) return;
  for (int i = 0; i < list_->count(); ++i) {
    QListWidgetItem* item = list_->item(i);
    if (item->isHidden() || item->data(id_role).isNull()) continue;
    if (item->checkState() == Qt::Unchecked) item->setCheckState(Qt::Checked);
    return list_->setCurrentItem(item);
  }
}

void LossPicker::filter(const QString& words) {
  QListWidgetItem* family = nullptr;
  bool any = false;   // of this family
  bool found = false; // of any
  for (int i = 0; i < list_->count(); ++i) {
    QListWidgetItem* item = list_->item(i);
    if (item->data(id_role).isNull()) {
      if (family) family->setHidden(!any);
      family = item;
      any = false;
      continue;
    }
    const bool matches =
        item->data(words_role).toString().contains(words.trimmed(), Qt::CaseInsensitive);
    item->setHidden(!matches);
    any = any || matches;
    found = found || matches;
  }
  if (family) family->setHidden(!any);
  nothing_->setVisible(!found);
  nothing_->setText(tr("No loss has “%1” in its name or its description.").arg(words.trimmed()));
}

} // namespace losslab
