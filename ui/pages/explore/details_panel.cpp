#include "ui/pages/explore/details_panel.h"

#include "ui/theme.h"
#include "ui/widgets/segments.h"

#include <QTextBrowser>
#include <QVBoxLayout>

namespace losslab {

namespace {

QString html(const std::string& text) { return QString::fromStdString(text).toHtmlEscaped(); }

QString paragraph(const QString& text) { return "<p style='margin:0 0 8px 0'>" + text + "</p>"; }

QString marked(const QString& mark, const std::vector<std::string>& lines) {
  QString text;
  for (const std::string& line : lines)
    text += "<p style='margin:0 0 4px 14px; text-indent:-14px'>" + mark + "&nbsp;&nbsp;" +
            html(line) + "</p>";
  return text;
}

QString use_text(const Card& card) {
  QString text = paragraph(html(card.use)) + marked("+", card.strengths) +
                 marked("−", card.weaknesses) +
                 paragraph(DetailsPanel::tr("Output layer: %1.").arg(html(card.activation)));
  if (!card.at_kinks.empty())
    text += paragraph(DetailsPanel::tr("At a corner: %1").arg(html(card.at_kinks)));
  return text;
}

QString conventions_text(const Card& card) {
  QString text;
  for (const Convention& there : card.conventions)
    text += paragraph("<b>" + html(there.library) +
                      "</b><br><span style='font-family:\"JetBrains Mono\"'>" + html(there.name) +
                      "</span><br>" + html(there.says));
  return text.isEmpty() ? DetailsPanel::tr("No library we know of has this loss by name.") : text;
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

/// "ŷ = 3, y = 1"; inputs of other names keep them.
QString inputs_text(const Example& example) {
  QStringList parts;
  for (const ExampleInput& input : example.inputs) {
    const QString name = input.name == "prediction" ? QString("ŷ")
                         : input.name == "target"   ? QString("y")
                                                    : QString::fromStdString(input.name);
    parts << name + " = " + nested_text(input.values, input.shape);
  }
  return parts.join(", ");
}

QString examples_text(const Card& card) {
  QString text;
  for (const Example& example : card.examples) {
    QString given = inputs_text(example);
    for (const auto& [name, value] : example.parameters)
      given += ", " + QString::fromStdString(name) + " = " + short_number(value, 6);
    text += paragraph(given + "<br><b>L = " + short_number(example.value, 8) + "</b><br>" +
                      html(example.source));
  }
  return text + paragraph("<b>" + DetailsPanel::tr("Sources") + "</b>") + marked("·", card.sources);
}

} // namespace

DetailsPanel::DetailsPanel(ExploreModel& model, QWidget* parent)
    : Panel({}, parent), model_(model),
      choice_(new Segments(tr("About this loss"), {tr("Use"), tr("Libraries"), tr("Examples")})),
      text_(new QTextBrowser) { // unlike a label it breaks long names of functions
  text_->setFrameShape(QFrame::NoFrame);
  text_->document()->setDocumentMargin(0);
  text_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  text_->setAccessibleName(tr("About this loss; the arrow keys scroll"));
  text_->setMinimumHeight(scaled(150));
  body()->addWidget(choice_);
  body()->addWidget(text_, 1);
  connect(choice_, &Segments::chosen, this, [this] {
    shown_.clear();
    refresh();
  });
  connect(&model_, &SceneModel::sceneChanged, this, &DetailsPanel::refresh);
  refresh();
}

void DetailsPanel::refresh() {
  const Card& card = model_.focus();
  if (shown_ == card.id) return;
  shown_ = card.id;
  switch (choice_->current()) {
  case 0:
    text_->setHtml(use_text(card));
    break;
  case 1:
    text_->setHtml(conventions_text(card));
    break;
  default:
    text_->setHtml(examples_text(card));
    break;
  }
}

} // namespace losslab
