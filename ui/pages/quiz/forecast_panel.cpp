#include "ui/pages/quiz/forecast_panel.h"

#include "ui/pages/quiz/wording.h"
#include "ui/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace losslab {

ForecastBars::ForecastBars(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Questions due on the next days"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ForecastBars::setDays(const std::vector<int>& due, std::int64_t today) {
  due_ = due;
  today_ = today;
  QStringList all;
  for (std::size_t day = 0; day < due_.size(); ++day)
    if (due_[day] > 0) all << name(day) + ": " + QString::number(due_[day]);
  setAccessibleDescription(all.isEmpty() ? tr("none") : all.join(", "));
  update();
}

QSize ForecastBars::sizeHint() const { return {scaled(220), scaled(88)}; }

double ForecastBars::step() const {
  return static_cast<double>(width()) / static_cast<double>(std::max<std::size_t>(1, due_.size()));
}

QString ForecastBars::name(std::size_t day) const {
  const auto ahead = static_cast<std::int64_t>(day);
  if (day == 0) return tr("today");
  if (day == 1) return tr("tomorrow");
  return tr("%1, in %2 days").arg(wording::weekday(today_ + ahead)).arg(day);
}

void ForecastBars::paintEvent(QPaintEvent* /*event*/) {
  if (due_.empty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(text_font(TextRole::caption));
  const int line = QFontMetrics(painter.font()).height();
  if (std::all_of(due_.begin(), due_.end(), [](int due) { return due == 0; })) {
    painter.setPen(tokens().soft);
    painter.drawText(rect().adjusted(0, 0, 0, -2 * line), Qt::AlignCenter,
                     tr("What you have answered comes back here."));
  }
  const double bottom = height() - line - scaled(4);
  const double room = bottom - line - scaled(2);
  const double most = std::max(1, *std::max_element(due_.begin(), due_.end()));
  const double bar = std::min<double>(scaled(16), step() - scaled(5));
  for (std::size_t day = 0; day < due_.size(); ++day) {
    const double center = (static_cast<double>(day) + 0.5) * step();
    const double high = due_[day] == 0 ? 2 : std::max(4.0, room * due_[day] / most);
    const QRectF column(center - bar / 2, bottom - high, bar, high);
    painter.setPen(Qt::NoPen);
    painter.setBrush(due_[day] == 0 ? tokens().line : tokens().accent);
    painter.drawRoundedRect(column, std::min(3.0, high / 2), std::min(3.0, high / 2));
    const QRectF slot(center - step() / 2, 0, step(), height());
    painter.setPen(day == 0 ? tokens().ink : tokens().soft);
    painter.drawText(slot, Qt::AlignHCenter | Qt::AlignBottom,
                     wording::weekday(today_ + static_cast<std::int64_t>(day)).left(1));
    if (due_[day] == 0) continue;
    painter.drawText(QRectF(slot.left(), column.top() - line - 1, step(), line), Qt::AlignCenter,
                     QString::number(due_[day]));
  }
}

bool ForecastBars::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || due_.empty()) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto day =
      std::min(due_.size() - 1, static_cast<std::size_t>(std::max(0.0, help->pos().x() / step())));
  QToolTip::showText(help->globalPos(),
                     name(day) + ": " + wording::questions(static_cast<std::size_t>(due_[day])),
                     this);
  return true;
}

ForecastPanel::ForecastPanel(QuizModel& model, QWidget* parent)
    : Panel(tr("Coming up"), parent), model_(model), bars_(new ForecastBars) {
  body()->addWidget(bars_);
  connect(&model_, &QuizModel::figuresChanged, this, &ForecastPanel::refresh);
  refresh();
}

void ForecastPanel::refresh() {
  bars_->setDays(model_.figures().forecast, model_.day(model_.now()));
}

} // namespace losslab
