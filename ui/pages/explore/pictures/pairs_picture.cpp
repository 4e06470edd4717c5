#include "ui/pages/explore/pictures/pairs_picture.h"

#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/heat_grid.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/plane_editor.h"

#include <QBoxLayout>

#include <cmath>
#include <numbers>

namespace losslab {

namespace {

const char* const inputs[] = {"a", "b"}; // of each pair, as its points stand

/// "a₁"
QString name(int input, std::size_t pair) {
  return inputs[input] + QString(QChar(0x2081 + static_cast<int>(pair)));
}

} // namespace

PairsPicture::PairsPicture(ExploreModel& model, QWidget* parent)
    : Picture(model, parent), sides_(new QBoxLayout(QBoxLayout::LeftToRight)),
      plane_(new PlaneEditor(tr("Embedding plane: pairs of a and b"))),
      matrix_(new HeatGrid(tr("How alike every a is to every b"))), numbers_(label({}, "reading")),
      says_(label({}, "soft")) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(6));
  column->addWidget(makeButtons());
  auto* beside = new QVBoxLayout;
  beside->setSpacing(scaled(4));
  beside->addWidget(label(tr("Which b is mine?"), "section"));
  beside->addWidget(matrix_, 1);
  beside->addWidget(label(tr("Number: the cosine. Colour: the share that softmax(cos/τ) gives it "
                             "in its row. Framed: its own partner."),
                          "caption"));
  sides_->setSpacing(scaled(12));
  sides_->addWidget(plane_, 6);
  sides_->addLayout(beside, 5);
  column->addLayout(sides_, 1);
  column->addWidget(numbers_);
  column->addWidget(says_);
  says_->setMinimumHeight(2 * says_->fontMetrics().lineSpacing()); // the plane must not jump
  says_->setAlignment(Qt::AlignTop);
  plane_->setReach(1.6);

  connect(plane_, &PlaneEditor::moved, this, &PairsPicture::move);
  makeOneStep(plane_);
  follow();
}

QWidget* PairsPicture::makeButtons() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  addStarts(flow);
  return bar;
}

void PairsPicture::move(int spot, QPointF place) {
  const char* input = inputs[spot % 2];
  const auto pair = static_cast<std::size_t>(spot / 2);
  std::vector<double> next = given(input);
  next[2 * pair] = place.x();
  next[2 * pair + 1] = place.y();
  model_.setGiven(input, std::move(next), std::string("drag ") + input + std::to_string(pair));
}

// Plane and matrix side by side, or under one another where that is too narrow.
void PairsPicture::resizeEvent(QResizeEvent* event) {
  Picture::resizeEvent(event);
  sides_->setDirection(width() < scaled(440) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QSize PairsPicture::minimumSizeHint() const {
  return {scaled(200), Picture::minimumSizeHint().height()};
}

void PairsPicture::refresh() {
  if (model_.explore().kind != InputKind::pairs) return;
  showPlane();
  const Shown* loss = only();
  matrix_->setVisible(loss != nullptr);
  if (loss == nullptr) {
    numbers_->setText(tr("Drag a point."));
    return says_->setText(tr("Tick a loss to see where it moves them."));
  }
  const PairsReading reading = read_pairs(*loss->loss, model_.explore().given);
  showMatrix(reading);
  numbers_->setText(tr("L = %1    guessing: log %2 = %3    found: %4 of %2")
                        .arg(number_text(loss->value.value_or(0), 3))
                        .arg(reading.count)
                        .arg(number_text(std::log(static_cast<double>(reading.count)), 3))
                        .arg(reading.found));
  says_->setText(says(reading));
}

void PairsPicture::showPlane() {
  PlaneEditor::Plane plane;
  plane.full_pull = 1;
  const std::size_t count = given("a").size() / 2;
  for (std::size_t pair = 0; pair < count; ++pair)
    for (int input = 0; input < 2; ++input) {
      const auto& places = given(inputs[input]);
      const QList<double> pulls = steps(only(), inputs[input]);
      const auto x = 2 * static_cast<qsizetype>(pair);
      const QPointF place(places[2 * pair], places[2 * pair + 1]);
      const QColor color = tokens().series[pair % tokens().series.size()];
      plane.spots.append({name(input, pair), color, place, {pulls.value(x), pulls.value(x + 1)}});
      plane.lines.append({{}, place, color, input == 1});
    }
  plane_->setPlane(plane);
}

void PairsPicture::showMatrix(const PairsReading& reading) {
  HeatGrid::Cells cells;
  cells.columns = static_cast<int>(reading.count);
  cells.shares = list(reading.shares);
  cells.diagonal = true;
  QStringList spoken;
  for (std::size_t row = 0; row < reading.count; ++row) {
    cells.rows << name(0, row);
    cells.names << name(1, row);
    const auto own = row * reading.count + row;
    spoken << tr("%1 gives its own partner %2 %")
                  .arg(name(0, row), number_text(100 * reading.shares[own], 0));
  }
  for (const double each : reading.cosines)
    cells.texts << number_text(each, 2);
  matrix_->setCells(cells);
  matrix_->setReading(spoken.join(", "));
}

QString PairsPicture::says(const PairsReading& reading) const {
  const double worst = std::log(static_cast<double>(reading.count));
  if (only()->steepness() < 1e-9 && std::abs(only()->value.value_or(0) - worst) < 1e-9)
    return tr("All in one direction: every b is as good a guess as another, and since all turn "
              "together nothing pulls them apart. Lengths do not matter.");
  if (reading.found < reading.count)
    return tr("Where a stranger is nearer than the partner, both are pulled past each other. Only "
              "directions count, so arrows go round.");
  return tr("Every a is nearest to its own b. What pull is left comes from the nearest strangers, "
            "the more so the lower τ.");
}

} // namespace losslab
