#include "ui/pages/outliers/columns_dialog.h"

#include "ui/theme.h"
#include "ui/widgets/panel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace losslab {

namespace {
constexpr std::size_t rows_shown = 6;
} // namespace

ColumnsDialog::ColumnsDialog(NumberTable table, const QString& source, QWidget* parent)
    : QDialog(parent), table_(std::move(table)), preview_(makePreview()) {
  setWindowTitle(tr("Which columns?"));
  setAttribute(Qt::WA_DeleteOnClose);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(scaled(20), scaled(20), scaled(20), scaled(20));
  column->setSpacing(scaled(12));
  column->addWidget(label(
      tr("%1 has %2 columns of numbers. Which are x and y?").arg(source).arg(table_.columns.size()),
      "ink"));
  column->addWidget(makeChoice());
  column->addWidget(preview_, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
  take_ = buttons->addButton(tr("Take them"), QDialogButtonBox::AcceptRole);
  take_->setDefault(true);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &ColumnsDialog::choose);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  showChoice();
  resize(scaled(560), scaled(380));
}

QWidget* ColumnsDialog::makeChoice() {
  auto* place = new QWidget;
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(scaled(8));
  const auto add = [&](const QString& name, const QString& spoken, int first) {
    auto* box = new QComboBox;
    for (const NumberColumn& column : table_.columns)
      box->addItem(QString::fromStdString(column.name));
    box->setCurrentIndex(first);
    box->setAccessibleName(spoken);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    row->addWidget(new QLabel(name));
    row->addWidget(box, 1);
    connect(box, &QComboBox::currentIndexChanged, this, &ColumnsDialog::showChoice);
    return box;
  };
  x_ = add("x", tr("Column of x"), 0);
  y_ = add("y", tr("Column of y"), 1);
  return place;
}

QTableWidget* ColumnsDialog::makePreview() {
  const std::size_t rows = std::min(rows_shown, table_.columns.front().values.size());
  auto* made = new QTableWidget(static_cast<int>(rows), static_cast<int>(table_.columns.size()));
  made->setAccessibleName(tr("The first rows"));
  made->setEditTriggers(QAbstractItemView::NoEditTriggers);
  made->setSelectionMode(QAbstractItemView::NoSelection);
  made->setTabKeyNavigation(false); // Tab leads on to the buttons
  made->verticalHeader()->hide();
  for (int column = 0; column < made->columnCount(); ++column) {
    const NumberColumn& from = table_.columns[static_cast<std::size_t>(column)];
    made->setHorizontalHeaderItem(column, new QTableWidgetItem(QString::fromStdString(from.name)));
    for (int row = 0; row < made->rowCount(); ++row) {
      auto* cell =
          new QTableWidgetItem(short_number(from.values[static_cast<std::size_t>(row)], 6));
      cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      made->setItem(row, column, cell);
    }
  }
  return made;
}

// What is chosen stands out in the preview, by the weight of its letters and the words above.
void ColumnsDialog::showChoice() {
  if (x_ == nullptr || y_ == nullptr) return; // still being made
  for (int column = 0; column < preview_->columnCount(); ++column) {
    const bool is_x = column == x_->currentIndex();
    const bool is_y = column == y_->currentIndex();
    const QString name =
        QString::fromStdString(table_.columns[static_cast<std::size_t>(column)].name);
    preview_->horizontalHeaderItem(column)->setText(is_x   ? tr("x: %1").arg(name)
                                                    : is_y ? tr("y: %1").arg(name)
                                                           : name);
    for (int row = 0; row < preview_->rowCount(); ++row) {
      QFont font = preview_->font();
      font.setBold(is_x || is_y);
      preview_->item(row, column)->setFont(font);
    }
  }
  const bool same = x_->currentIndex() == y_->currentIndex();
  take_->setEnabled(!same);
  take_->setToolTip(same ? tr("x and y must be two columns") : QString());
}

void ColumnsDialog::choose() {
  Q_EMIT chosen(table_, static_cast<std::size_t>(x_->currentIndex()),
                static_cast<std::size_t>(y_->currentIndex()));
  accept();
}

} // namespace losslab
