#include "ui/pages/outliers/data_panel.h"

#include "core/data/csv.h"
#include "ui/pages/outliers/noise_name.h"
#include "ui/theme.h"
#include "ui/widgets/tool_button.h"

#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalBlocker>

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
  body()->addWidget(makeSynthetic());
  body()->addWidget(makeButtons());
  body()->addWidget(error_);
  error_->hide();
  connect(&model_, &SceneModel::sceneChanged, this, &DataPanel::refresh);
  refresh();
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
  connect(noise_, &QComboBox::activated, this, &DataPanel::draw);
  connect(scale_, &QDoubleSpinBox::valueChanged, this, &DataPanel::draw);
  connect(count_, &QSpinBox::valueChanged, this, &DataPanel::draw);
  connect(seed_, &QSpinBox::valueChanged, this, &DataPanel::draw);
  return place;
}

QWidget* DataPanel::makeButtons() {
  auto* again =
      tool_button(tr("Draw again"), tr("Draw other points in the same way: the next seed"));
  auto* open =
      tool_button(tr("Open CSV"), tr("Take points from a CSV file: its first two columns of "
                                     "numbers are x and y"));
  auto* paste = tool_button(tr("Paste CSV"), tr("Take points from the clipboard, as copied from a "
                                                "spreadsheet"));
  connect(again, &QToolButton::clicked, this, &DataPanel::drawAgain);
  connect(open, &QToolButton::clicked, this, &DataPanel::openCsv);
  connect(paste, &QToolButton::clicked, this, &DataPanel::pasteCsv);
  return button_row({again, open, paste});
}

void DataPanel::refresh() {
  error_->hide();
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
  Q_EMIT fileDialogOpens();
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

void DataPanel::take(const QByteArray& text, const QString& source) {
  const auto refusal = model_.takeCsv({text.constData(), static_cast<std::size_t>(text.size())});
  if (refusal)
    sayRefused(tr("%1 was not taken: %2").arg(source, QString::fromStdString(refusal->text())));
  else
    Q_EMIT noticed(tr("%1 points taken.").arg(model_.outliers().points.size()));
}

void DataPanel::sayRefused(const QString& why) {
  error_->setText(why);
  error_->show();
  Q_EMIT noticed(why);
  Q_EMIT refused();
}

} // namespace losslab
