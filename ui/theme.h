#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPen>
#include <QString>

#include <functional>
#include <string_view>

class QApplication;
class QWidget;

namespace losslab {

enum class Appearance { system, light, dark };

/// The tokens of the design: every colour on screen is one of these.
struct Tokens {
  QColor background, surface, line, grid, ink, soft, faint, accent, accent_soft, warn, warn_soft,
      right, right_soft, negative, neutral, positive;
  std::array<QColor, 6> series;
};

/// Of the theme in force.
const Tokens& tokens();
bool is_dark();

/// Sets style, palette, fonts and style sheet of the whole application. Widgets that paint
/// themselves repaint on QEvent::PaletteChange.
/// text_scale: 1 is 13 px; 1…2.
void apply_theme(QApplication& application, Appearance appearance, double text_scale = 1);

/// Its two halves, for who makes a window between them: under a style sheet each widget is styled
/// anew with every layout that it is put into.
void set_theme(QApplication& application, Appearance appearance, double text_scale);
void apply_style_sheet(QApplication& application);

/// Calls when another theme is in force, as long as the widget lives: for what was given colours
/// and does not paint itself.
void when_rethemed(QWidget* widget, std::function<void()> restyle);

/// After a property that the style sheet asks for has changed.
void restyle(QWidget* widget);

/// A length in the design's pixels at the text scale in force: what grows with the font.
int scaled(int pixels);

enum class TextRole { body, title, heading, secondary, caption, code };
QFont text_font(TextRole role);

/// How a loss is drawn, everywhere: colour and dash together are its own.
struct LossStyle {
  QColor color;
  QPen pen;
};
LossStyle loss_style(std::string_view loss_id);

/// What is written on the accent colour.
QColor on_accent();

/// From one colour at 0 to another at 1; shares beyond are those ends.
QColor mixed(const QColor& from, const QColor& to, double share);

/// From the negative colour at −1 over the neutral one at 0 to the positive one at 1.
QColor signed_color(double value);

/// A line icon of resources/icons in the ink of the theme, or in white for a primary button.
QIcon icon(const QString& name);
QIcon icon(const QString& name, const QColor& color);

/// "−2.50": fixed decimals and a true minus sign, so that columns align.
QString number_text(double value, int decimals);
/// About `digits` significant digits, true minus sign, powers of ten as ×10ⁿ.
QString short_number(double value, int digits = 4);

} // namespace losslab
