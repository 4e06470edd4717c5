#include "ui/theme.h"

#include "core/loss/catalogue.h"
#include "ui/style_sheet.h"

#include <QApplication>
#include <QEvent>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QResource>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace losslab {

namespace {

Tokens light_tokens() {
  return {.background = "#F6F6F3",
          .surface = "#FFFFFF",
          .line = "#E2E1DB",
          .grid = "#EEEDE8",
          .ink = "#1D2129",
          .soft = "#5A6270",
          .faint = "#8A919C",
          .accent = "#0072B2",
          .accent_soft = "#E4F0F7",
          .warn = "#9A4A00",
          .warn_soft = "#FFF1E0",
          .right = "#00704F",
          .right_soft = "#E3F3EC",
          .negative = "#D55E00",
          .neutral = "#FCFCFA",
          .positive = "#0072B2",
          .series = {"#0072B2", "#D55E00", "#008A64", "#A8518A", "#8A6100", "#4B5563"}};
}

Tokens dark_tokens() {
  return {.background = "#14161A",
          .surface = "#1C1F25",
          .line = "#2C313A",
          .grid = "#262A32",
          .ink = "#E7E9ED",
          .soft = "#A2AAB6",
          .faint = "#707885",
          .accent = "#56B4E9",
          .accent_soft = "#19303F",
          .warn = "#F0B25A",
          .warn_soft = "#33260F",
          .right = "#2FC49A",
          .right_soft = "#14322A",
          .negative = "#D55E00",
          .neutral = "#1E2127",
          .positive = "#0072B2",
          .series = {"#56B4E9", "#F08A3C", "#2FC49A", "#E29AC4", "#E8C34A", "#A2AAB6"}};
}

struct Theme {
  Tokens tokens = light_tokens();
  bool dark = false;
  double text_scale = 1;
};

Theme& theme() {
  static Theme current;
  return current;
}

QPalette palette_of(const Tokens& colors) {
  QPalette palette;
  palette.setColor(QPalette::Window, colors.background);
  palette.setColor(QPalette::WindowText, colors.ink);
  palette.setColor(QPalette::Base, colors.surface);
  palette.setColor(QPalette::AlternateBase, colors.background);
  palette.setColor(QPalette::Text, colors.ink);
  palette.setColor(QPalette::Button, colors.surface);
  palette.setColor(QPalette::ButtonText, colors.ink);
  palette.setColor(QPalette::Highlight, colors.accent);
  palette.setColor(QPalette::HighlightedText, colors.surface);
  palette.setColor(QPalette::PlaceholderText, colors.soft);
  palette.setColor(QPalette::ToolTipBase, colors.ink);
  palette.setColor(QPalette::ToolTipText, colors.surface);
  palette.setColor(QPalette::Link, colors.accent);
  palette.setColor(QPalette::Mid, colors.line);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, colors.faint);
  return palette;
}

// Qt 6.4 has no QStyleHints::colorScheme: the system's own palette tells.
bool system_is_dark(const QApplication& application) {
  static const QPalette untouched = application.palette();
  return untouched.color(QPalette::Window).lightness() <
         untouched.color(QPalette::WindowText).lightness();
}

// Losses that are often drawn together come first, so that their colours differ: the robust ones on
// a line, then those that race on two classes. The others follow in the catalogue's order, each
// kind from the first colour on: losses of two kinds are never seen together.
std::size_t drawing_order(std::string_view id) {
  static constexpr std::array<std::string_view, 12> first{
      "mse",      "mae",          "huber",         "tukey",
      "log_cosh", "pseudo_huber", "squared_hinge", "bce_with_logits",
      "hinge",    "focal",        "brier",         "bce"};
  const auto early = std::find(first.begin(), first.end(), id);
  if (early != first.end()) return static_cast<std::size_t>(early - first.begin());
  const Entry* wanted = find_loss(id);
  const InputKind kind = wanted ? wanted->card.kind : InputKind::number;
  std::size_t index = kind == InputKind::number ? first.size() : 0;
  for (const Entry* entry : catalogue()) {
    if (entry == wanted) break;
    const bool placed = std::find(first.begin(), first.end(), entry->card.id) != first.end();
    if (entry->card.kind == kind && !placed) ++index;
  }
  return index;
}

/// Drawn when it is asked for, in the size that is asked for.
class LineIcon : public QIconEngine {
 public:
  explicit LineIcon(QByteArray svg) : svg_(std::move(svg)) {}
  void paint(QPainter* painter, const QRect& into, QIcon::Mode mode, QIcon::State) override {
    const qreal ratio = painter->device()->devicePixelRatio();
    painter->drawPixmap(into, pixmap(into.size() * ratio, mode, QIcon::Off));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
    const bool disabled = mode == QIcon::Disabled;
    QPixmap& drawn = drawn_[{size, disabled}];
    if (!drawn.isNull() || size.isEmpty()) return drawn;
    drawn = QPixmap(size);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    if (disabled) painter.setOpacity(0.35);
    QSvgRenderer(svg_).render(&painter);
    return drawn;
  }
  QIconEngine* clone() const override { return new LineIcon(*this); }

 private:
  QByteArray svg_;
  QHash<std::pair<QSize, bool>, QPixmap> drawn_;
};

QString minus_signed(QString text) { return text.replace(u'-', u'−'); }

} // namespace

const Tokens& tokens() { return theme().tokens; }
bool is_dark() { return theme().dark; }

void set_theme(QApplication& application, Appearance appearance, double text_scale) {
  const bool system_dark = system_is_dark(application);
  theme().dark =
      appearance == Appearance::dark || (appearance == Appearance::system && system_dark);
  theme().tokens = theme().dark ? dark_tokens() : light_tokens();
  theme().text_scale = std::clamp(text_scale, 1.0, 2.0);
  static const QApplication* styled = nullptr; // once: a style is costly to set anew
  if (std::exchange(styled, &application) != &application)
    application.setStyle(QStyleFactory::create("Fusion"));
  application.setPalette(palette_of(tokens()));
  application.setFont(text_font(TextRole::body));
}

void apply_style_sheet(QApplication& application) {
  application.setStyleSheet(style_sheet(tokens()));
}

void apply_theme(QApplication& application, Appearance appearance, double text_scale) {
  set_theme(application, appearance, text_scale);
  apply_style_sheet(application);
}

void when_rethemed(QWidget* widget, std::function<void()> restyle) {
  struct Listener : QObject {
    Listener(QWidget* to, std::function<void()> then) : QObject(to), restyle(std::move(then)) {
      to->installEventFilter(this);
    }
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
      if (event->type() == QEvent::PaletteChange) restyle();
      return false;
    }
    std::function<void()> restyle;
  };
  new Listener(widget, std::move(restyle));
}

void restyle(QWidget* widget) {
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

int scaled(int pixels) { return static_cast<int>(std::lround(pixels * theme().text_scale)); }

QFont text_font(TextRole role) {
  QFont font(role == TextRole::code ? "JetBrains Mono" : "Inter");
  font.setStyleHint(role == TextRole::code ? QFont::Monospace : QFont::SansSerif);
  switch (role) {
  case TextRole::title:
    font.setPixelSize(scaled(19));
    font.setWeight(QFont::DemiBold);
    break;
  case TextRole::heading:
    font.setPixelSize(scaled(16));
    font.setWeight(QFont::DemiBold);
    break;
  case TextRole::secondary:
    font.setPixelSize(scaled(12));
    break;
  case TextRole::caption:
    font.setPixelSize(scaled(11));
    break;
  case TextRole::body:
  case TextRole::code:
    font.setPixelSize(scaled(13));
    break;
  }
  return font;
}

LossStyle loss_style(std::string_view loss_id) {
  static const std::array<QList<qreal>, 6> dashes{QList<qreal>{}, {4, 2.5},     {},
                                                  {1, 1.8},       {5, 2, 1, 2}, {2.5, 1.5}};
  // Each round through the colours shifts the dashes by one, so no two losses share both.
  const std::size_t index = drawing_order(loss_id);
  const std::size_t dash = (index + index / 6) % dashes.size();
  LossStyle style{.color = tokens().series[index % 6], .pen = {}};
  style.pen = QPen(style.color, dash == 2 ? 2.6 : 1.8);
  style.pen.setCapStyle(Qt::FlatCap);
  if (!dashes[dash].isEmpty()) style.pen.setDashPattern(dashes[dash]);
  return style;
}

QColor on_accent() { return is_dark() ? tokens().background : tokens().surface; }

QColor mixed(const QColor& from, const QColor& to, double share) {
  share = std::clamp(share, 0.0, 1.0);
  const auto mix = [share](int a, int b) { return a + static_cast<int>(share * (b - a)); };
  return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

QColor signed_color(double value) {
  return mixed(tokens().neutral, value < 0 ? tokens().negative : tokens().positive,
               std::abs(value));
}

QIcon icon(const QString& name) { return icon(name, tokens().soft); }

QIcon icon(const QString& name, const QColor& color) {
  QByteArray svg = QResource(":/icons/" + name + ".svg").uncompressedData();
  if (svg.isEmpty()) return {};
  return QIcon(new LineIcon(svg.replace("#000", color.name().toLatin1())));
}

QString number_text(double value, int decimals) {
  QString text = QString::number(value, 'f', decimals);
  if (text.startsWith(u'-') && text.toDouble() == 0) text.remove(0, 1); // no "−0.00"
  return minus_signed(text);
}

QString short_number(double value, int digits) {
  QString text = QString::number(value, 'g', digits);
  const qsizetype exponent = text.indexOf(u'e');
  if (exponent < 0) return minus_signed(text);
  static const QString raised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
  QString power;
  for (const QChar digit : QString::number(text.mid(exponent + 1).toInt()))
    power += digit == u'-' ? QChar(u'⁻') : raised.at(digit.digitValue());
  return minus_signed(text.left(exponent)) + "×10" + power;
}

} // namespace losslab
