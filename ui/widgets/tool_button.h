#pragma once

#include <QButtonGroup>
#include <QPushButton>
#include <QToolButton>

namespace losslab {

/// A button with words, reached by Tab.
QToolButton* tool_button(const QString& text, const QString& tip);

/// Words that lead somewhere, without a frame.
QPushButton* link_button(const QString& text, const QString& tip = {});

/// Buttons side by side, all of one width.
QWidget* button_row(const QList<QToolButton*>& buttons);

/// Of a group in which one button is chosen: Tab comes to that one, the arrow keys go on from
/// there. To be called when all buttons are in.
void one_tab_stop(QButtonGroup& group);

/// A button with an icon of resources/icons in the ink of the theme in force. The tip is also its
/// accessible name.
class IconButton : public QToolButton {
  Q_OBJECT

 public:
  IconButton(const QString& icon, const QString& tip, QWidget* parent = nullptr);
};

} // namespace losslab
