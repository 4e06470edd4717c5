#include "ui/pages/explore/details_text.h"

#include "ui/rich_text.h"
#include "ui/theme.h"

#include <QCoreApplication>

#include <cmath>

namespace losslab {

namespace {

struct DetailsText {
  Q_DECLARE_TR_FUNCTIONS(DetailsText)
};

constexpr std::size_t most_numbers = 36; // of an input, before only its size is told

QString marked(const QString& mark, const std::vector<std::string>& lines) {
  QString text;
  for (const std::string& line : lines)
    text += "<p style='margin:0 0 4px 14px; text-indent:-14px'>" + mark + "&nbsp;&nbsp;" +
            html(line) + "</p>";
  return text;
}

QString figure(double value) {
  if (std::isinf(value)) return value < 0 ? "−∞" : "∞";
  return short_number(value, 6);
}

/// "(3, −4)", or a lone number without brackets; rows of rows likewise.
QString nested_text(std::span<const double> values, std::span<const std::size_t> shape) {
  if (values.size() == 1) return short_number(values[0], 6);
  QStringList parts;
  const std::size_t stride = values.size() / shape[0];
  for (std::size_t i = 0; i < shape[0]; ++i)
    parts << nested_text(values.subspan(i * stride, stride), shape.subspan(1));
  return shape[0] == 1 ? parts.front() : "(" + parts.join(", ") + ")";
}

QString name_text(const std::string& input) {
  return input == "prediction" ? QString("ŷ")
         : input == "target"   ? QString("y")
                               : QString::fromStdString(input);
}

/// "ŷ = 3, y = 1"; inputs of other names keep them.
QString inputs_text(const std::vector<ExampleInput>& inputs) {
  QStringList parts;
  for (const ExampleInput& input : inputs)
    parts << name_text(input.name) + " = " +
                 (input.values.size() > most_numbers
                      ? DetailsText::tr("%1 × %2 pixels").arg(input.shape[0]).arg(input.shape[1])
                      : nested_text(input.values, input.shape));
  return parts.join(", ");
}

/// One number, one for each sample, or of a game "discriminator 1.75, generator −0.25".
QString reported_text(const Reported& reported, std::span<const Player> players) {
  QStringList parts;
  for (std::size_t i = 0; i < reported.values.size(); ++i)
    parts << (players.size() == reported.values.size()
                  ? QString::fromUtf8(players[i].name.data(), qsizetype(players[i].name.size())) +
                        " " + figure(reported.values[i])
                  : figure(reported.values[i]));
  return parts.join(", ");
}

/// To what a reader sees, not to the last bit.
bool agree(const Reported& one, const Reported& other) {
  return std::equal(one.values.begin(), one.values.end(), other.values.begin(), other.values.end(),
                    [](double a, double b) { return figure(a) == figure(b); });
}

bool undefined(const Reported& numbers) {
  return std::any_of(numbers.values.begin(), numbers.values.end(),
                     [](double value) { return std::isnan(value); });
}

QString convention_text(const Convention& there, const Case& here,
                        std::span<const Player> players) {
  QString text = "<b>" + html(there.library) + "</b>";
  if (there.numbers && !here.refusal()) {
    const Reported numbers = there.numbers(here);
    text += numbers.values.empty() ? ": " + DetailsText::tr("refuses these inputs")
            : undefined(numbers)   ? ": " + DetailsText::tr("not a number here")
                                   : ": <b>" + reported_text(numbers, players) + "</b>";
    if (!numbers.values.empty() && agree(numbers, here.mean()))
      text += " " + DetailsText::tr("as here");
  }
  return text + "<br><span style='font-family:\"JetBrains Mono\"'>" + html(there.name) +
         "</span><br>" + html(there.says);
}

} // namespace

QString use_text(const Card& card) {
  QString text = paragraph(html(card.use)) + marked("+", card.strengths) +
                 marked("−", card.weaknesses) +
                 paragraph(DetailsText::tr("Output layer: %1.").arg(html(card.activation)));
  if (!card.at_kinks.empty())
    text += paragraph(DetailsText::tr("At a corner: %1").arg(html(card.at_kinks)));
  return text;
}

QString libraries_text(const Card& card, std::span<const double> parameters) {
  ParameterValues values;
  QString given;
  for (std::size_t i = 0; i < card.parameters.size(); ++i) {
    values[card.parameters[i].id] = parameters[i];
    given +=
        ", " + QString::fromStdString(card.parameters[i].symbol) + " = " + figure(parameters[i]);
  }
  const Case here(card, values);
  given.prepend(inputs_text(here.inputs()));
  const LossPtr loss = *make_loss(card.id, values);
  const auto refusal = here.refusal();
  const QString ours = refusal ? html(refusal->text())
                               : "<b>" + reported_text(here.mean(), loss->players()) + "</b>";
  QString text = paragraph(
      (card.parameters.empty()
           ? DetailsText::tr("For %1")
           : DetailsText::tr(
                 "For %1 in every library; its own default stands in the line below its name"))
          .arg(given) +
      "<br><b>LossLab</b>: " + ours + (refusal ? QString() : ", " + DetailsText::tr("the mean")));
  for (const Convention& there : card.conventions)
    text += paragraph(convention_text(there, here, loss->players()));
  return text;
}

QString examples_text(const Card& card) {
  QString text;
  for (const Example& example : card.examples) {
    QString given = inputs_text(example.inputs);
    for (const auto& [name, value] : example.parameters)
      given += ", " + QString::fromStdString(name) + " = " + short_number(value, 6);
    text += paragraph(given + "<br><b>L = " + short_number(example.value, 8) + "</b><br>" +
                      html(example.source));
  }
  return text + paragraph("<b>" + DetailsText::tr("Sources") + "</b>") + marked("·", card.sources);
}

} // namespace losslab
