#include "ui/pages/outliers/data_panel.h"

#include "core/data/csv.h"
#include "ui/pages/outliers/columns_dialog.h"
#include "ui/pages/outliers/noise_name.h"
#include "ui/theme.h"
#include "ui/widgets/save_path.h"
#include "ui/widgets/tool_button.h"

#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <limits>

namespace losslab {

namespace {

constexpr int most_points = 2000;

void add_field(QGridLayout* grid, int row, int column, const QString& name, QWidget* field) {
  auto* words = label(name, "secondary");
  words->setWordWrap(false);
  grid->addWidget(words, row, 2 * column);
  grid->addWidget(field, row, 2 * column + 1);
  field->setAccessibleName(name);
}

} // namespace

DataPanel::DataPanel(OutliersModel& model, const Services& services, QWidget* parent)
    : Panel(tr("Data"), parent), model_(model), services_(services), error_(label({}, "warn")) {
  body()->addWidget(makeSets());
  body()->addWidget(rule());
  body()->addWidget(makeSynthetic());
  body()->addWidget(rule());
  body()->addWidget(makeButtons());
  body()->addWidget(error_);
  error_->hide();
  connect(&model_, &SceneModel::sceneChanged, this, &DataPanel::refresh);
  refresh();
}

QWidget* DataPanel::makeSets() {
  auto* place = new QWidget;
  auto* column = new QVBoxLayout(place);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(8));
  sets_ = new QComboBox;
  sets_->setAccessibleName(tr("Published data set"));
  sets_->setToolTip(tr("Points that somebody published; choosing a set again brings its own points "
                       "back"));
  sets_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  sets_->setMinimumContentsLength(12);
  column->addWidget(sets_);
  column->addWidget(says_ = label({}, "secondary"));
  column->addWidget(source_ = label({}, "caption"));
  connect(sets_, &QComboBox::activated, &model_, [this](int index) {
    model_.takeDataset(sets_->itemData(index).toString().toStdString());
  });
  return place;
}

// When it is first looked at: nothing is read for a panel that nobody opens.
void DataPanel::showEvent(QShowEvent* event) {
  if (sets_->count() == 0) fillSets();
  Panel::showEvent(event);
}

void DataPanel::fillSets() {
  const auto sets = model_.datasets();
  if (!sets) {
    sets_->setEnabled(false);
    sets_->setToolTip(QString::fromStdString(sets.refusal().text()));
    return;
  }
  for (const SourcedSet& set : *sets)
    sets_->addItem(QString::fromStdString(set.name), QString::fromStdString(set.id));
  showSet();
}

void DataPanel::showSet() {
  const SourcedSet* set = model_.dataset();
  const bool changed = model_.datasetChanged();
  const std::string& named = model_.outliers().dataset;
  if (set != nullptr)
    sets_->setPlaceholderText(tr("%1, changed").arg(QString::fromStdString(set->name)));
  else if (named.empty())
    sets_->setPlaceholderText(tr("Choose a published set"));
  else
    sets_->setPlaceholderText(tr("“%1”, unknown here").arg(QString::fromStdString(named)));
  sets_->setCurrentIndex(
      set != nullptr && !changed ? sets_->findData(QString::fromStdString(set->id)) : -1);
  says_->setVisible(set != nullptr);
  source_->setVisible(set != nullptr);
  if (set == nullptr) return;
  says_->setText(QString::fromStdString(set->says));
  source_->setText(
      tr("%1. Rights: %2.")
          .arg(QString::fromStdString(set->source), QString::fromStdString(set->rights)));
}

QWidget* DataPanel::makeSynthetic() {
  auto* place = new QWidget;
  auto* grid = new QGridLayout(place);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(scaled(8));
  grid->setVerticalSpacing(scaled(8));
  grid->setColumnStretch(1, 3);
  grid->setColumnStretch(3, 2);
  noise_ = new QComboBox;
  for (const Noise noise : {Noise::normal, Noise::laplace, Noise::student, Noise::contaminated})
    noise_->addItem(noise_name(noise), QVariant::fromValue(noise));
  noise_->setToolTip(tr("The noise that synthetic points are drawn with around the true line"));
  noise_->setMinimumContentsLength(6);
  noise_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  scale_ = new QDoubleSpinBox;
  scale_->setRange(0, 100);
  scale_->setDecimals(2);
  scale_->setSingleStep(0.05);
  scale_->setToolTip(tr("How large the noise is, in the unit of y"));
  count_ = new QSpinBox;
  count_->setRange(Synthetic::fewest, most_points);
  count_->setToolTip(tr("How many points are drawn"));
  seed_ = new QSpinBox;
  seed_->setRange(0, std::numeric_limits<int>::max());
  seed_->setToolTip(tr("The same seed draws the same points"));
  for (QAbstractSpinBox* box :
       {static_cast<QAbstractSpinBox*>(scale_), static_cast<QAbstractSpinBox*>(count_),
        static_cast<QAbstractSpinBox*>(seed_)})
    box->setKeyboardTracking(false);
  add_field(grid, 0, 0, tr("Noise"), noise_);
  add_field(grid, 0, 1, tr("Scale"), scale_);
  add_field(grid, 1, 0, tr("Points"), count_);
  add_field(grid, 1, 1, tr("Seed"), seed_);
  auto* again =
      tool_button(tr("Draw again"), tr("Draw other points in the same way: the next seed"));
  again->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  grid->addWidget(again, 2, 0, 1, 4);
  connect(again, &QToolButton::clicked, this, &DataPanel::drawAgain);
  connect(noise_, &QComboBox::activated, this, &DataPanel::draw);
  connect(scale_, &QDoubleSpinBox::valueChanged, this, &DataPanel::draw);
  connect(count_, &QSpinBox::valueChanged, this, &DataPanel::draw);
  connect(seed_, &QSpinBox::valueChanged, this, &DataPanel::draw);
  return place;
}

QWidget* DataPanel::makeButtons() {
  auto* open = tool_button(tr("Open CSV"), tr("Take points from a CSV file of up to 64 MB"));
  auto* paste = tool_button(tr("Paste CSV"), tr("Take points from the clipboard, as copied from a "
                                                "spreadsheet"));
  auto* save = tool_button(tr("Save CSV"), tr("Write the points, as they stand, into a CSV file"));
  connect(open, &QToolButton::clicked, this, &DataPanel::openCsv);
  connect(paste, &QToolButton::clicked, this, &DataPanel::pasteCsv);
  connect(save, &QToolButton::clicked, this, &DataPanel::saveCsv);
  return button_row({open, paste, save});
}

void DataPanel::refresh() {
  error_->hide();
  showSet();
  const Synthetic shown = model_.outliers().synthetic.value_or(Synthetic{});
  for (QWidget* field : {static_cast<QWidget*>(noise_), static_cast<QWidget*>(scale_),
                         static_cast<QWidget*>(count_), static_cast<QWidget*>(seed_)})
    field->blockSignals(true);
  noise_->setCurrentIndex(static_cast<int>(shown.noise));
  scale_->setValue(shown.scale);
  count_->setValue(shown.count);
  seed_->setValue(static_cast<int>(
      std::min<std::uint64_t>(shown.seed, static_cast<std::uint64_t>(seed_->maximum()))));
  for (QWidget* field : {static_cast<QWidget*>(noise_), static_cast<QWidget*>(scale_),
                         static_cast<QWidget*>(count_), static_cast<QWidget*>(seed_)})
    field->blockSignals(false);
  Q_EMIT resized();
}

void DataPanel::draw() {
  Synthetic next = model_.outliers().synthetic.value_or(Synthetic{});
  next.noise = noise_->currentData().value<Noise>();
  next.scale = scale_->value();
  next.count = count_->value();
  next.seed = static_cast<std::uint64_t>(seed_->value());
  model_.setSynthetic(next);
}

void DataPanel::drawAgain() { seed_->setValue(seed_->value() + 1); }

void DataPanel::openCsv() {
  Q_EMIT dialogOpens();
  const QString path = QFileDialog::getOpenFileName(
      this, tr("Open CSV"), {}, tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
  if (path.isEmpty()) return;
  const auto bytes = services_.read_file(path);
  if (bytes)
    take(*bytes, path);
  else
    sayRefused(QString::fromStdString(bytes.refusal().text()));
}

void DataPanel::pasteCsv() {
  take(QGuiApplication::clipboard()->text().toUtf8(), tr("The clipboard"));
}

void DataPanel::saveCsv() {
  Q_EMIT dialogOpens();
  const QString path = ask_save_path(this, tr("Save CSV"), "points.csv", tr("Tables (*.csv)"));
  if (path.isEmpty()) return;
  const auto [x, y] = model_.axisNames();
  const std::string text =
      write_points(model_.outliers().points, x.empty() ? "x" : x, y.empty() ? "y" : y);
  const auto refusal = services_.write_file(path, QByteArray::fromStdString(text));
  Q_EMIT noticed(refusal ? QString::fromStdString(refusal->text()) : tr("Saved %1.").arg(path));
}

void DataPanel::take(const QByteArray& text, const QString& source) {
  auto table = sample_csv({text.constData(), static_cast<std::size_t>(text.size())});
  if (!table)
    return sayRefused(
        tr("%1 was not taken: %2").arg(source, QString::fromStdString(table.refusal().text())));
  const std::size_t columns = table->columns.size();
  if (columns == 2) return takeColumns(*table, 0, 1);
  if (columns < 2)
    return sayRefused(tr("%1 was not taken: it needs two columns of numbers, x and y, and has %2.")
                          .arg(source)
                          .arg(columns));
  Q_EMIT dialogOpens();
  auto* dialog = new ColumnsDialog(std::move(*table), source, window());
  connect(dialog, &ColumnsDialog::chosen, this, &DataPanel::takeColumns);
  dialog->open();
}

void DataPanel::takeColumns(const NumberTable& table, std::size_t x, std::size_t y) {
  const auto name = [&table](std::size_t column) {
    return table.named ? table.columns[column].name : std::string();
  };
  model_.takePoints(points_of(table.columns[x], table.columns[y]), name(x), name(y));
  if (table.every == 1) return;
  Q_EMIT noticed(tr("Of %1 rows one in %2 was taken: at most 100,000 points can be shown.")
                     .arg(QLocale(QLocale::English).toString(qulonglong(table.rows)))
                     .arg(table.every));
}

void DataPanel::sayRefused(const QString& why) {
  error_->setText(why);
  error_->show();
  Q_EMIT resized();
  Q_EMIT noticed(why);
  Q_EMIT refused();
}

} // namespace losslab
