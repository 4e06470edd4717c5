#include "ui/search_box.h"

#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/panel.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace losslab {

namespace {

constexpr int detail_role = Qt::UserRole;
constexpr int kind_role = Qt::UserRole + 1;

QString kind_name(Found kind) {
  switch (kind) {
  case Found::loss:
    return SearchBox::tr("loss");
  case Found::parameter:
    return SearchBox::tr("parameter");
  case Found::scene:
    return SearchBox::tr("scene");
  case Found::question:
    return SearchBox::tr("question");
  }
  return {};
}

/// Title with its kind at the right, and below it the detail, each on one line.
class FoundRow : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {scaled(200), scaled(46)};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected) {
      painter->setPen(Qt::NoPen);
      painter->setBrush(tokens().accent_soft);
      painter->drawRoundedRect(option.rect, 8, 8);
    }
    const QRect inside = option.rect.adjusted(scaled(10), scaled(5), -scaled(10), -scaled(5));
    const QString kind = index.data(kind_role).toString();
    painter->setFont(text_font(TextRole::caption));
    painter->setPen(tokens().soft);
    painter->drawText(inside, Qt::AlignRight | Qt::AlignTop, kind);
    const int kind_width = painter->fontMetrics().horizontalAdvance(kind) + scaled(12);
    const auto line = [&](const QString& words, int width, Qt::Alignment where) {
      const QString shown = painter->fontMetrics().elidedText(words, Qt::ElideRight, width);
      painter->drawText(inside, Qt::AlignLeft | where, shown);
    };
    painter->setFont(text_font(TextRole::secondary));
    line(index.data(detail_role).toString(), inside.width(), Qt::AlignBottom);
    painter->setFont(text_font(TextRole::body));
    painter->setPen(tokens().ink);
    line(index.data().toString(), inside.width() - kind_width, Qt::AlignTop);
    painter->restore();
  }
};

} // namespace

SearchBox::SearchBox(SearchIndex index, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), index_(std::move(index)),
      words_(new QLineEdit), list_(new QListWidget), says_(label({}, "soft")) {
  setWindowTitle(tr("Search"));
  setAttribute(Qt::WA_DeleteOnClose);
  auto* panel = new Panel;
  auto* around = new QVBoxLayout(this);
  around->setContentsMargins(0, 0, 0, 0);
  around->addWidget(panel);
  words_->setPlaceholderText(tr("Losses, parameters, questions, scenes"));
  words_->setAccessibleName(tr("Search everything"));
  words_->installEventFilter(this);
  list_->setAccessibleName(tr("What was found"));
  list_->setItemDelegate(new FoundRow(list_));
  list_->installEventFilter(this);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  panel->body()->addWidget(words_);
  panel->body()->addWidget(says_);
  panel->body()->addWidget(list_, 1);
  connect(words_, &QLineEdit::textChanged, this, &SearchBox::look);
  connect(list_, &QListWidget::itemClicked, this, &SearchBox::choose);
  look();
}

void SearchBox::look() {
  found_ = index_.find(words_->text().toStdString(), most);
  list_->clear();
  for (const SearchEntry* entry : found_) {
    auto* item = new QListWidgetItem(text(entry->title), list_);
    item->setData(detail_role, text(entry->detail));
    item->setData(kind_role, kind_name(entry->kind));
    item->setData(Qt::AccessibleTextRole,
                  tr("%1, %2").arg(text(entry->title), kind_name(entry->kind)));
  }
  list_->setCurrentRow(0);
  if (!found_.empty())
    says_->setText(tr("↑ ↓ choose, Enter opens, Esc closes."));
  else
    says_->setText(
        words_->text().trimmed().isEmpty()
            ? tr("%1 things can be found: try “huber”, “delta”, “outliers” or “why not MSE”.")
                  .arg(index_.size())
            : tr("Nothing has all these words."));
}

void SearchBox::choose() {
  const int row = list_->currentRow();
  if (row < 0) return;
  const Scene scene = found_[static_cast<std::size_t>(row)]->scene;
  accept();
  Q_EMIT sceneRequested(scene);
}

// The keys that move in the list, while the words keep the focus.
bool SearchBox::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return QDialog::eventFilter(watched, event);
  const int key = static_cast<QKeyEvent*>(event)->key();
  if (key == Qt::Key_Return || key == Qt::Key_Enter) return choose(), true;
  if (watched != words_) return false; // the list moves by itself
  if (key != Qt::Key_Up && key != Qt::Key_Down && key != Qt::Key_PageUp && key != Qt::Key_PageDown)
    return false;
  QCoreApplication::sendEvent(list_, event);
  return true;
}

} // namespace losslab
