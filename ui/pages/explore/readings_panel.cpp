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
  if (std::isinf(value)) return value < 0 ? "−∞" : "∞";
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

namespace {

/// A line of the table: of a curve at the crosshair, or of a picture as it stands.
struct Reading {
  const Card* card;
  QString name;
  std::optional<double> value;
  double slope;
  QString why; ///< there is no value
};

QString name_of(const Shown& shown) {
  const QString name = QString::fromStdString(shown.card->short_name);
  return shown.player.empty() ? name : name + " · " + text(shown.player).left(1).toUpper();
}

std::vector<Reading> readings_of(const ExploreModel& model) {
  std::vector<Reading> all;
  for (const auto& one : model.drawn())
    all.push_back({one.card, QString::fromStdString(one.card->short_name),
                   one.reading ? std::optional(one.reading->value) : std::nullopt,
                   one.reading ? one.reading->slope : 0, text(one.objection)});
  for (const Shown& one : model.shown())
    if (one.card->kind != InputKind::number)
      all.push_back(
          {one.card, name_of(one), one.value, one.steepness(), QString::fromStdString(one.why)});
  return all;
}

} // namespace

void ReadingsPanel::build() {
  const auto readings = readings_of(model_);
  const bool curves = model_.explore().kind == InputKind::number;
  QStringList ids{curves ? "curves" : "picture"};
  for (const Reading& one : readings)
    ids << one.name;
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
  for (const auto& [text, column] :
       {std::pair{tr("value"), 2}, std::pair{curves ? tr("gradient") : tr("|gradient|"), 3}}) {
    auto* head = label(text, "caption");
    head->setAlignment(Qt::AlignRight);
    grid->addWidget(head, 0, column);
  }
  int row = 1;
  for (const Reading& one : readings) {
    grid->addWidget(rule(), row++, 0, 1, 4);
    grid->addWidget(new LossSwatch(one.card->id, LossSwatch::Shape::line), row, 0);
    grid->addWidget(new QLabel(one.name), row, 1);
    rows_.append(Row{number(grid, row, 2), number(grid, row, 3)});
    ++row;
  }
  refresh();
}

void ReadingsPanel::refresh() {
  const ExploreScene& scene = model_.explore();
  heading_->setText(scene.kind == InputKind::number
                        ? tr("At %1").arg(axis_reading(scene.axis, scene.crosshair))
                        : tr("As it stands"));
  const auto readings = readings_of(model_);
  for (qsizetype i = 0; i < rows_.size(); ++i) {
    const Reading& one = readings[static_cast<std::size_t>(i)];
    rows_[i].value->setToolTip(one.value ? QString() : one.why);
    rows_[i].value->setText(one.value ? cell(*one.value) : tr("not defined"));
    rows_[i].slope->setText(one.value ? cell(one.slope) : QString("–"));
  }
}

} // namespace losslab
