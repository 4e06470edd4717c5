#include "ui/pages/quiz/coverage_grid.h"

#include "ui/pages/quiz/wording.h"
#include "ui/text.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace losslab {

namespace {

constexpr int skills = static_cast<int>(skill_ids.size());
constexpr int legend_steps = 5;

int row_height() { return scaled(22); }
int head_height() { return scaled(54); }
int label_width() { return scaled(142); }
int space() { return scaled(3); }

/// recall: 0…1.
QColor shade(double recall) { return mixed(tokens().grid, tokens().accent, recall); }

} // namespace

CoverageGrid::CoverageGrid(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Coverage by topic and skill"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CoverageGrid::setRows(const std::vector<CoverageRow>& rows) {
  rows_ = rows;
  place_.row = std::min(place_.row, std::max(0, static_cast<int>(rows_.size()) - 1));
  QStringList all;
  for (const CoverageRow& row : rows_) {
    int seen = 0;
    int questions = 0;
    for (const CoverageCell& each : row.cells) {
      seen += each.seen;
      questions += each.questions;
    }
    all << tr("%1: %2 of %3 seen").arg(text(row.title)).arg(seen).arg(questions);
  }
  setAccessibleDescription(all.join("; "));
  updateGeometry();
  update();
}

QSize CoverageGrid::sizeHint() const {
  return {label_width() + skills * scaled(25),
          head_height() + static_cast<int>(rows_.size()) * row_height()};
}

QRectF CoverageGrid::cell(Place place) const {
  const double wide = static_cast<double>(width() - label_width()) / skills;
  return {label_width() + place.skill * wide + space(),
          head_height() + place.row * row_height() + space() / 2.0, wide - space(),
          static_cast<double>(row_height() - space())};
}

std::optional<CoverageGrid::Place> CoverageGrid::at(QPointF position) const {
  for (int row = 0; row < static_cast<int>(rows_.size()); ++row)
    for (int skill = 0; skill < skills; ++skill)
      if (cell({row, skill}).contains(position)) return Place{row, skill};
  return std::nullopt;
}

QString CoverageGrid::sentence(Place place) const {
  const CoverageRow& row = rows_[static_cast<std::size_t>(place.row)];
  const CoverageCell& here = row.cells[static_cast<std::size_t>(place.skill)];
  const QString where =
      wording::short_title(row.title) + ", " + wording::skill(static_cast<Skill>(place.skill));
  if (here.questions == 0) return tr("%1: no questions").arg(where);
  return tr("%1: %2 of %3 seen, %4 % known")
      .arg(where)
      .arg(here.seen)
      .arg(here.questions)
      .arg(number_text(100 * here.recall, 0));
}

void CoverageGrid::paintHeads(QPainter& painter) const {
  painter.setFont(text_font(TextRole::caption));
  painter.setPen(tokens().soft);
  const int line = QFontMetrics(painter.font()).height();
  for (int skill = 0; skill < skills; ++skill) {
    const QRectF below = cell({0, skill});
    painter.save();
    painter.translate(below.center().x() - line / 2.0, head_height() - scaled(4));
    painter.rotate(-90);
    painter.drawText(QRect(0, 0, head_height(), line), Qt::AlignLeft | Qt::AlignVCenter,
                     wording::skill(static_cast<Skill>(skill)));
    painter.restore();
  }
}

void CoverageGrid::paintRow(QPainter& painter, int row) const {
  const CoverageRow& shown = rows_[static_cast<std::size_t>(row)];
  painter.setFont(text_font(TextRole::secondary));
  painter.setPen(tokens().ink);
  const QFontMetrics size(painter.font());
  painter.drawText(QRect(0, head_height() + row * row_height(), label_width(), row_height()),
                   Qt::AlignLeft | Qt::AlignVCenter,
                   size.elidedText(wording::short_title(shown.title), Qt::ElideRight,
                                   label_width() - scaled(4)));
  for (int skill = 0; skill < skills; ++skill) {
    const CoverageCell& here = shown.cells[static_cast<std::size_t>(skill)];
    const QRectF place = cell({row, skill});
    painter.setPen(Qt::NoPen);
    if (here.questions == 0) { // nothing there to know: a dot, no cell
      painter.setBrush(tokens().line);
      painter.drawEllipse(place.center(), 1.5, 1.5);
      continue;
    }
    painter.setBrush(shade(here.recall));
    painter.drawRoundedRect(place, 4, 4);
    if (here.seen > 0) continue;
    painter.setPen(QPen(tokens().line, 1)); // unseen is told by its edge, too
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  }
}

void CoverageGrid::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (rows_.empty()) return;
  paintHeads(painter);
  for (int row = 0; row < static_cast<int>(rows_.size()); ++row)
    paintRow(painter, row);
  if (!hasFocus()) return;
  painter.setPen(QPen(tokens().ink, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(cell(place_).adjusted(-1, -1, 1, 1), 5, 5);
}

void CoverageGrid::move(Place to) {
  if (rows_.empty()) return;
  place_.row = std::clamp(to.row, 0, static_cast<int>(rows_.size()) - 1);
  place_.skill = std::clamp(to.skill, 0, skills - 1);
  Q_EMIT described(sentence(place_));
  update();
}

void CoverageGrid::mouseMoveEvent(QMouseEvent* event) {
  const auto under = at(event->position());
  setCursor(under ? Qt::PointingHandCursor : Qt::ArrowCursor);
  setToolTip(under ? sentence(*under) : QString());
  Q_EMIT described(toolTip());
}

void CoverageGrid::mouseReleaseEvent(QMouseEvent* event) {
  const auto under = at(event->position());
  if (!under || event->button() != Qt::LeftButton) return;
  move(*under); // the keys go on from here
  Q_EMIT topicChosen(rows_[static_cast<std::size_t>(under->row)].topic);
}

void CoverageGrid::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  Q_EMIT described(hasFocus() && !rows_.empty() ? sentence(place_) : QString());
}

void CoverageGrid::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
  case Qt::Key_Left:
    return move({place_.row, place_.skill - 1});
  case Qt::Key_Right:
    return move({place_.row, place_.skill + 1});
  case Qt::Key_Up:
    return move({place_.row - 1, place_.skill});
  case Qt::Key_Down:
    return move({place_.row + 1, place_.skill});
  case Qt::Key_Return:
  case Qt::Key_Enter:
    if (!rows_.empty()) Q_EMIT topicChosen(rows_[static_cast<std::size_t>(place_.row)].topic);
    return;
  default:
    QWidget::keyPressEvent(event);
  }
}

void CoverageGrid::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  move(place_);
}

void CoverageGrid::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  Q_EMIT described({});
}

CoverageLegend::CoverageLegend(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize CoverageLegend::sizeHint() const { return {scaled(180), scaled(16)}; }

void CoverageLegend::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(text_font(TextRole::caption));
  painter.setPen(tokens().soft);
  const QFontMetrics size(painter.font());
  const QString from = tr("unseen");
  painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, from);
  double x = size.horizontalAdvance(from) + scaled(8);
  const double side = scaled(12);
  for (int step = 0; step < legend_steps; ++step, x += side + space()) {
    const QRectF place(x, (height() - side) / 2, side, side);
    painter.setPen(step == 0 ? QPen(tokens().line, 1) : QPen(Qt::NoPen));
    painter.setBrush(shade(static_cast<double>(step) / (legend_steps - 1)));
    painter.drawRoundedRect(place, 3, 3);
  }
  painter.setPen(tokens().soft);
  painter.drawText(QRectF(x + scaled(5), 0, width() - x, height()),
                   Qt::AlignLeft | Qt::AlignVCenter, tr("known"));
}

} // namespace losslab
