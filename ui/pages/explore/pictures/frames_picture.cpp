#include "ui/pages/explore/pictures/frames_picture.h"

#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/heat_grid.h"
#include "ui/widgets/panel.h"

#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace losslab {

namespace {

constexpr double nudge = 0.25;       // of a logit
constexpr double largest_logit = 12; // beyond it a frame is certain

} // namespace

FramesPicture::FramesPicture(ExploreModel& model, QWidget* parent)
    : Picture(model, parent), text_(new QLineEdit),
      frames_(new HeatGrid(tr("What each frame says: classes by frames"))),
      states_(new HeatGrid(tr("The lattice: where each frame stands in the text"))),
      says_(label({}, "soft")) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(scaled(6));
  column->addWidget(makeControls());
  column->addWidget(
      label(tr("Frames: the probability of each class, drag a cell up or down"), "section"));
  column->addWidget(frames_, 3);
  column->addWidget(label(tr("Lattice: where each frame stands, given the text"), "section"));
  column->addWidget(states_, 5);
  column->addWidget(says_);

  connect(frames_, &HeatGrid::drawn, &model_, [this](int row, int frame, double steps) {
    std::vector<double> next = given("prediction");
    double& logit = next[at(frame, row)];
    logit = std::clamp(logit + steps * nudge, -largest_logit, largest_logit);
    model_.setGiven("prediction", std::move(next),
                    "cell " + std::to_string(frame * classes() + row));
  });
  makeOneStep(frames_);
  connect(frames_, &HeatGrid::chose, this, &FramesPicture::sayCell);
  connect(text_, &QLineEdit::textEdited, this, &FramesPicture::takeText);
  follow();
}

QWidget* FramesPicture::makeControls() {
  auto* bar = new QWidget;
  auto* flow = new FlowLayout(bar, scaled(8));
  auto* name = new QLabel(tr("Text"));
  name->setMinimumHeight(scaled(32)); // on one line with its field
  flow->addWidget(name);
  text_->setAccessibleName(tr("Text to be recognised"));
  text_->setFixedWidth(scaled(110));
  flow->addWidget(text_);
  addStarts(flow);
  return bar;
}

int FramesPicture::classes() const {
  const Given* prediction = find_given(model_.explore().given, "prediction");
  return prediction == nullptr ? 1 : prediction->columns;
}

std::size_t FramesPicture::at(int frame, int of_class) const {
  return static_cast<std::size_t>(frame) * static_cast<std::size_t>(classes()) +
         static_cast<std::size_t>(of_class);
}

int FramesPicture::blank() const {
  const auto& shown = model_.shown(); // CTC, also while the card of another loss is open
  return shown.empty() ? 0 : static_cast<int>(shown.front().loss->parameters().front());
}

// The blank is a dash; the other classes are a, b, c … in their order, and then digits.
QString FramesPicture::nameOf(int of_class) const {
  static const QString names("abcdefghijklmnopqrstuvwxyz0123456789");
  if (of_class == blank()) return QString(u'–');
  return names.at(of_class > blank() ? of_class - 1 : of_class);
}

// Letters that no class has are left out as they are typed.
void FramesPicture::takeText(const QString& text) {
  std::vector<double> labels;
  for (const QChar letter : text.toLower())
    for (int k = 0; k < classes(); ++k)
      if (k != blank() && nameOf(k) == QString(letter)) labels.push_back(k);
  if (!labels.empty()) model_.setGiven("target", std::move(labels), "start");
}

void FramesPicture::refresh() {
  if (model_.explore().kind != InputKind::frames) return;
  const auto& labels = given("target");
  QString text;
  for (const double each : labels)
    text += nameOf(static_cast<int>(each));
  if (!text_->hasFocus() || text_->text().isEmpty()) {
    const QSignalBlocker quiet(text_);
    text_->setText(text);
  }
  showFrames();
  showLattice();
  sayCell();
}

void FramesPicture::showFrames() {
  const auto& logits = given("prediction");
  const int count = classes();
  const auto frames = static_cast<int>(logits.size()) / count;
  HeatGrid::Cells cells;
  cells.columns = frames;
  cells.editable = true;
  const Shown* focused = model_.focused();
  const Given* slope = focused == nullptr ? nullptr : focused->by("prediction");
  for (int k = 0; k < count; ++k) {
    cells.rows << nameOf(k);
    for (int frame = 0; frame < frames; ++frame) {
      const double* row = logits.data() + static_cast<std::ptrdiff_t>(frame) * count;
      double sum = 0;
      for (int other = 0; other < count; ++other)
        sum += std::exp(row[other] - row[k]);
      cells.shares << 1 / sum;
      if (slope != nullptr) cells.pull << -slope->values[at(frame, k)];
    }
  }
  frames_->setCells(cells);
}

void FramesPicture::showLattice() {
  const auto& labels = given("target");
  const bool known = std::all_of(labels.begin(), labels.end(), [this](double each) {
    return each >= 0 && each < classes() && static_cast<int>(each) != blank();
  });
  const Shown* focused = model_.focused();
  HeatGrid::Cells cells;
  if (known && blank() < classes()) {
    lattice_.fill(given("prediction"), static_cast<std::size_t>(classes()), labels,
                  static_cast<std::size_t>(blank()));
    cells.columns = static_cast<int>(lattice_.frames());
    for (std::size_t state = 0; state < lattice_.states(); ++state) {
      cells.rows << nameOf(static_cast<int>(lattice_.class_of(state)));
      for (std::size_t frame = 0; frame < lattice_.frames(); ++frame)
        cells.shares << lattice_.posterior(frame, state);
    }
  }
  states_->setCells(cells);
  if (!known || (focused != nullptr && !focused->value))
    says_->setText(focused ? QString::fromStdString(focused->why) : QString());
  else if (std::isinf(lattice_.cost()))
    says_->setText(tr("No alignment fits: there are fewer frames than letters and the blanks "
                      "between equal ones. The loss is infinite, and there is no gradient."));
  else
    says_->setText(
        tr("All alignments together have the probability %1, so the loss is %2 before "
           "it is divided by the letters. Arrows: where CTC pulls each frame.")
            .arg(short_number(std::exp(-lattice_.cost()), 3), number_text(lattice_.cost(), 3)));
}

void FramesPicture::sayCell() {
  const auto cell = frames_->chosen();
  if (!cell) return;
  const auto [row, frame] = *cell;
  frames_->setReading(tr("frame %1, %2: logit %3")
                          .arg(frame + 1)
                          .arg(nameOf(row), number_text(given("prediction")[at(frame, row)], 2)));
}

} // namespace losslab
