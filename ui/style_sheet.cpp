#include "ui/style_sheet.h"

#include <QHash>

namespace losslab {

namespace {

// @name is a colour token, #n a length in design pixels that grows with the text.
constexpr const char* sheet = R"(
QToolTip { background: @ink; color: @surface; border: none; padding: 4px 6px; }
QLabel, QCheckBox, QRadioButton { background: transparent; }
QLabel[role="title"] { font-size: #19; font-weight: 600; }
QLabel[role="heading"] { font-size: #16; font-weight: 600; }
QLabel[role="section"] { font-weight: 600; }
QLabel[role="soft"], QTextBrowser { color: @soft; }
QTextBrowser { background: transparent; }
QLabel[role="reading"] { font-size: #14; }
QLabel[role="reading soft"] { font-size: #14; color: @soft; }
QLabel[role="secondary"] { color: @soft; font-size: #12; }
QLabel[role="caption"] { color: @soft; font-size: #11; }
QLabel[role="chip"] { color: @soft; font-size: #12; background: @background;
  border: 1px solid @line; border-radius: #8; padding: 1px #8; }
QLabel[role="warn"] { color: @warn; }
QLabel[role="said"] { color: @accent; }
QLabel[role="number"] { font-weight: 600; }

QFrame[card="true"] { background: @surface; border: 1px solid @line; border-radius: 12px; }
QFrame[card="chosen"] { background: @surface; border: 1px solid @accent; border-radius: 12px; }
QFrame[card="warn"] { background: @warn_soft; border: none; border-radius: 12px; }
QFrame[card="warn"] > QLabel[role="section"] { color: @warn; }
QFrame[card="focus"] { background: @surface; border: 1px solid @accent; border-radius: 12px; }
QFrame[card="right"] { background: @right_soft; border: 1px solid @right; border-radius: 8px; }
QFrame[rail="true"] { background: @surface; border: none; border-right: 1px solid @line; }
QFrame[rule="true"] { background: @line; border: none; max-height: 1px; min-height: 1px; }

QPushButton, QToolButton { background: @surface; color: @ink; border: 1px solid @line;
  border-radius: 8px; padding: 0 #12; min-height: #30; }
QPushButton:hover, QToolButton:hover { border-color: @faint; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent; padding: 0 #11; min-height: #28; }
QPushButton:disabled, QToolButton:disabled { color: @faint; background: @background; }
QPushButton:checked, QToolButton:checked { background: @accent_soft; color: @accent; font-weight: 600; }
QPushButton[primary="true"] { background: @accent; color: @on_accent; border-color: @accent; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 2px solid @ink; }
QPushButton[link="true"] { color: @accent; border: none; background: transparent; padding: 0; min-height: #22;
  font-weight: 600; text-align: left; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { background: @accent_soft; border: none; border-radius: 4px; padding: 0; min-height: #22; text-decoration: underline; }
QToolButton[flat="true"] { border: 2px solid transparent; background: transparent; padding: 0 #6; min-height: #28; }
QToolButton[flat="true"]:hover { background: @background; }
QToolButton[flat="true"]:focus { border: 2px solid @accent; }
QToolButton[row="true"] { border: 2px solid transparent; background: transparent; padding: 0 4px; min-height: #20;
  border-radius: 6px; text-align: left; }
QToolButton[row="true"]:hover { background: @background; }
QToolButton[row="true"]:focus { border: 2px solid @accent; }
*[option="open"], *[option="other"] { background: @surface; border: 1px solid @line; border-radius: 8px; }
*[option="open"]:hover { border-color: @faint; background: @background; }
*[option="right"] { background: @right_soft; border: 1px solid @right; border-radius: 8px; }
*[option="wrong"] { background: @warn_soft; border: 1px solid @warn; border-radius: 8px; }
*[option]:focus { border: 2px solid @accent; }
QToolButton[picture="true"] { padding: 0; min-height: #30; border: 2px solid transparent; }
QToolButton[picture="true"]:hover { background: @background; }
QToolButton[picture="true"]:checked { background: @accent_soft; border: 2px solid @accent; }
QToolButton[picture="true"]:focus { border: 2px solid @ink; }
QToolButton::menu-indicator { image: none; }
QToolButton[segment] { padding: 0 #7; }
QToolButton[segment]:focus { padding: 0 #6; }
QToolButton[segment="first"] { border-top-right-radius: 0; border-bottom-right-radius: 0; }
QToolButton[segment="middle"] { border-radius: 0; border-left: none; }
QToolButton[segment="last"] { border-top-left-radius: 0; border-bottom-left-radius: 0; border-left: none; }
QToolButton[segment="middle"]:focus, QToolButton[segment="last"]:focus { border: 2px solid @accent; }
QToolButton[nav="true"] { border: 2px solid transparent; background: transparent; color: @soft; font-size: #11;
  padding: #6 2px; border-radius: 8px; }
QToolButton[nav="true"]:hover { background: @background; }
QToolButton[nav="true"]:checked { background: @accent_soft; color: @accent; font-weight: 600; }
QToolButton[nav="true"]:focus { border: 2px solid @accent; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit { background: @surface; color: @ink;
  border: 1px solid @line; border-radius: 8px; padding: 0 #8; min-height: #30;
  selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit:hover, QSpinBox:hover, QDoubleSpinBox:hover, QComboBox:hover { border-color: @faint; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus {
  border: 2px solid @accent; padding: 0 #7; min-height: #28; }
QLineEdit[search="true"] { background: @background; }
QLineEdit > QToolButton { border: none; background: transparent; padding: 0; min-height: 0; }
QPlainTextEdit { padding: #6; }
QPlainTextEdit[code="true"] { font-family: "JetBrains Mono"; font-size: #12; }
QPlainTextEdit:focus { padding: #5; }
QSpinBox[narrow="true"] { padding: 0 2px; }
QSpinBox[narrow="true"]:focus { padding: 0 1px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; border: none; }
QComboBox::drop-down { border: none; width: #22; }
QComboBox::down-arrow { image: url(:/icons/down@theme.svg); width: #12; height: #12; }
QComboBox QAbstractItemView { background: @surface; color: @ink; border: 1px solid @line; padding: 4px;
  selection-background-color: @accent_soft; selection-color: @accent; outline: none; }

QCheckBox, QRadioButton { spacing: #8; min-height: #22; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid @accent; }
QCheckBox::indicator, QTableView::indicator { width: #14; height: #14; border: 1px solid @faint; border-radius: 4px; background: @surface; }
QCheckBox::indicator:checked, QTableView::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/check-on-accent@theme.svg); }
QRadioButton::indicator { width: #14; height: #14; border: 1px solid @faint; border-radius: #8; background: @surface; }
QRadioButton::indicator:checked { border: 5px solid @accent; width: #6; height: #6; }

QSlider { min-height: #24; border: 2px solid transparent; border-radius: 6px; }
QSlider:focus { border: 2px solid @accent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @line; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -6px 0; border-radius: 8px;
  background: @surface; border: 2px solid @accent; }
QSlider::handle:horizontal:disabled { border-color: @faint; }
QSlider::sub-page:horizontal:disabled { background: @faint; }

QListView, QListWidget, QTableView, QTableWidget, QTreeView { background: transparent; border: none; outline: none; }
QListView, QTableView { selection-background-color: @accent_soft; selection-color: @ink; }
QListView[wordy="true"]::item { padding: #6; border-radius: 6px; }
QListView[wordy="true"]::item:selected { background: @accent_soft; color: @ink; }
QListView[wordy="true"]::item:hover:!selected { background: @background; }
QTableView { gridline-color: @line; }
QTableView::item:selected { background: @accent_soft; color: @ink; }
QHeaderView::section { background: transparent; color: @soft; border: none; border-bottom: 1px solid @line;
  font-size: #11; padding: 4px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[clear="true"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: @line; border-radius: 3px; min-height: 28px; }
QScrollBar::handle:vertical:hover { background: @faint; }
QScrollBar::handle:vertical:disabled { background: transparent; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: @line; border-radius: 3px; min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: @surface; color: @ink; border: 1px solid @line; border-radius: 8px; padding: 4px; }
QMenu::item { padding: #6 #16; border-radius: 6px; }
QMenu::item:selected { background: @accent_soft; color: @accent; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QProgressBar { background: @line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QTabWidget::pane { border: none; }
QTabBar::tab { background: transparent; color: @soft; padding: #6 #12; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @accent; border-bottom: 2px solid @accent; font-weight: 600; }
QTabBar::tab:focus { border: 2px solid @accent; }
QSplitter::handle { background: transparent; }
)";

QString color_of(const Tokens& tokens, const QString& name) {
  const QHash<QString, QColor> colors{{"background", tokens.background},
                                      {"surface", tokens.surface},
                                      {"line", tokens.line},
                                      {"ink", tokens.ink},
                                      {"soft", tokens.soft},
                                      {"faint", tokens.faint},
                                      {"accent", tokens.accent},
                                      {"accent_soft", tokens.accent_soft},
                                      {"warn", tokens.warn},
                                      {"warn_soft", tokens.warn_soft},
                                      {"right", tokens.right},
                                      {"right_soft", tokens.right_soft},
                                      {"on_accent", on_accent()}};
  return name == "theme" ? QString(is_dark() ? "-dark" : "-light") : colors.value(name).name();
}

} // namespace

QString style_sheet(const Tokens& tokens) {
  const QString text = QString::fromUtf8(sheet);
  QString result;
  result.reserve(text.size() + 1024);
  for (qsizetype i = 0; i < text.size();) {
    const QChar mark = text.at(i);
    qsizetype end = i + 1;
    if (mark == u'@') {
      while (text.at(end).isLower() || text.at(end) == u'_')
        ++end;
      result += color_of(tokens, text.mid(i + 1, end - i - 1));
    } else if (mark == u'#' && text.at(end).isDigit()) {
      while (text.at(end).isDigit())
        ++end;
      result += QString::number(scaled(text.mid(i + 1, end - i - 1).toInt())) + "px";
    } else {
      result += mark;
    }
    i = end;
  }
  return result;
}

} // namespace losslab
