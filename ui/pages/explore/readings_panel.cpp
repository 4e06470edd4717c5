#include "ui/pages/explore/readings_panel.h"

#include "ui/pages/explore/curves_view.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/widgets/loss_swatch.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace losslab {

namespace {

QLabel* number(QGridLayout* grid, int row, int column) {
  auto* made = new QLabel;
  made->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  made->setMinimumWidth(scaled(64));
  grid->addWidget(made, row, column);
  return made;
}

// Three decimals for a column of ordinary numbers; a huge one keeps its size readable, and a tiny
// one is not shown as the zero it is not.
QString cell(double value) {
  const double size = std::abs(value);
  const bool ordinary = size == 0 || (size >= 0.0005 && size < 1e5);
  return ordinary ? number_text(value, 3) : short_number(value);
}

} // namespace

ReadingsPanel::ReadingsPanel(ExploreModel& model, QWidget* parent)
    : Panel({}, parent), model_(model), heading_(label({}, "section")) {
  body()->addWidget(heading_);
  connect(&model_, &ExploreModel::curvesChanged, this, &ReadingsPanel::build);
  connect(&model_, &ExploreModel::readingsChanged, this, &ReadingsPanel::refresh);
  build();
}

void ReadingsPanel::build() {
  const auto& drawn = model_.drawn();
  QStringList ids;
  for (const auto& one : drawn)
    ids << QString::fromStdString(one.card->id);
  if (ids == shown_ && table_ != nullptr) return refresh();
  shown_ = ids;
  delete table_;
  rows_.clear();
  table_ = new QWidget(this);
  body()->addWidget(table_);
  auto* grid = new QGridLayout(table_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(scaled(6));
  grid->setColumnStretch(1, 1);
  grid->addWidget(label(tr("loss"), "caption"), 0, 0, 1, 2);
  for (const auto& [text, column] : {std::pair{tr("value"), 2}, std::pair{tr("gradient"), 3}}) {
    auto* head = label(text, "caption");
    head->setAlignment(Qt::AlignRight);
    grid->addWidget(head, 0, column);
  }
  int row = 1;
  for (const auto& one : drawn) {
    grid->addWidget(rule(), row++, 0, 1, 4);
    grid->addWidget(new LossSwatch(one.card->id, LossSwatch::Shape::line), row, 0);
    grid->addWidget(new QLabel(QString::fromStdString(one.card->short_name)), row, 1);
    rows_.append(Row{number(grid, row, 2), number(grid, row, 3)});
    ++row;
  }
  refresh();
}

void ReadingsPanel::refresh() {
  const ExploreScene& scene = model_.explore();
  heading_->setText(tr("At %1").arg(axis_reading(scene.axis, scene.crosshair)));
  for (qsizetype i = 0; i < rows_.size(); ++i) {
    const auto& one = model_.drawn()[static_cast<std::size_t>(i)];
    const auto& reading = one.reading;
    rows_[i].value->setToolTip(reading ? QString() : text(one.objection));
    rows_[i].value->setText(reading ? cell(reading->value) : tr("not defined"));
    rows_[i].slope->setText(reading ? cell(reading->slope) : QString("–"));
  }
}

} // namespace losslab
