#include "ui/widgets/wrapped_tips.h"

#include <QApplication>
#include <QHelpEvent>
#include <QTextDocument> // Qt::mightBeRichText
#include <QToolTip>
#include <QWidget>

namespace losslab {

namespace {

constexpr int long_tip = 50; // characters

class Wrapper : public QObject {
 public:
  using QObject::QObject;

  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() != QEvent::ToolTip || !watched->isWidgetType()) return false;
    auto* widget = static_cast<QWidget*>(watched);
    const QString tip = widget->toolTip(); // empty where a widget tells its own
    if (tip.size() <= long_tip || Qt::mightBeRichText(tip)) return false;
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                       "<p>" + tip.toHtmlEscaped() + "</p>", widget);
    return true;
  }
};

} // namespace

void wrap_long_tips(QApplication& application) {
  application.installEventFilter(new Wrapper(&application));
}

} // namespace losslab
