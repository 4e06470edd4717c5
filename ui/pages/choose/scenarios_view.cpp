#include "ui/pages/choose/scenarios_view.h"

#include "ui/pages/show_link.h"
#include "ui/rich_text.h"
#include "ui/theme.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/tool_button.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QSignalBlocker>
#include <QTextBrowser>

namespace losslab {

namespace {

QString reading(const QString& html, int size = 14) {
  return paragraph(html, QString("line-height:130%; font-size:%1px; color:%2")
                             .arg(scaled(size))
                             .arg(tokens().ink.name()));
}

QString answer_text(const FreeAnswer& answer) {
  QString all = reading(html(answer.model));
  for (const std::string& point : answer.key_points)
    all += "<p style='margin:0 0 4px 16px; text-indent:-14px'>·&nbsp;&nbsp;" + html(point) + "</p>";
  return all;
}

QString answer_text(const MultipleChoice& choice) {
  QString all;
  for (const Option& option : choice.options)
    if (option.right)
      all += reading("<b>" + html(option.text) + "</b>") + reading(html(option.reason));
  all += reading(html(choice.explanation));
  for (const Option& option : choice.options)
    if (!option.right)
      all += reading(ScenariosView::tr("Not “%1”: %2").arg(html(option.text), html(option.reason)),
                     13);
  return all;
}

} // namespace

ScenariosView::ScenariosView(ChooseModel& model, QWidget* parent)
    : QWidget(parent), model_(model), list_(new QListWidget) {
  auto* cases = new Panel(tr("The case"));
  list_->setAccessibleName(tr("Scenarios"));
  list_->setWordWrap(true);
  list_->setTextElideMode(Qt::ElideNone); // what wraps needs no dots
  list_->setResizeMode(QListView::Adjust);
  list_->setProperty("wordy", "true");
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  for (const Question* question : model_.scenarios()) {
    auto* item = new QListWidgetItem(text(question->text), list_);
    item->setData(Qt::UserRole, text(question->id));
  }
  cases->body()->addWidget(list_, 1);
  auto* across = new QHBoxLayout(this);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(14);
  across->addWidget(cases, 4);
  across->addWidget(makeAnswer(), 5);
  connect(list_, &QListWidget::currentRowChanged, &model_, [this](int row) {
    if (row >= 0) model_.setScenario(model_.scenarios()[static_cast<std::size_t>(row)]->id);
  });
  connect(&model_, &SceneModel::sceneChanged, this, &ScenariosView::refresh);
  when_rethemed(this, [this] { showAnswer(); });
  refresh();
}

QWidget* ScenariosView::makeAnswer() {
  auto* panel = new Panel(tr("The choice, and why"));
  panel_ = panel->body();
  text_ = new QTextBrowser;
  text_->setFrameShape(QFrame::NoFrame);
  text_->document()->setDocumentMargin(0);
  text_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  text_->setAccessibleName(tr("The choice; the arrow keys scroll"));
  panel_->addWidget(text_, 1);
  return panel;
}

void ScenariosView::refresh() {
  const Question* question = model_.scenario();
  if (question == nullptr) {
    text_->setPlainText(model_.noScenarios() ? text(model_.noScenarios()->text())
                                             : tr("There are none."));
    return;
  }
  for (int row = 0; row < list_->count(); ++row) {
    const QSignalBlocker quiet(list_);
    if (list_->item(row)->data(Qt::UserRole) == text(question->id)) list_->setCurrentRow(row);
  }
  if (shown_ == question->id) return;
  shown_ = question->id;
  showAnswer();
  showLinks(*question);
}

void ScenariosView::showAnswer() {
  if (const Question* question = model_.scenario())
    text_->setHtml(
        std::visit([](const auto& answer) { return answer_text(answer); }, question->answer));
}

void ScenariosView::showLinks(const Question& question) {
  delete links_;
  links_ = new QWidget;
  auto* flow = new FlowLayout(links_, scaled(16));
  if (question.show) {
    QPushButton* show = show_link(*question.show, tr("Opens the scene that shows why"));
    connect(show, &QPushButton::clicked, this,
            [this, scene = *question.show] { Q_EMIT sceneRequested(scene); });
    flow->addWidget(show);
  }
  QPushButton* ask = link_button(tr("Ask me this one in the quiz →"));
  connect(ask, &QPushButton::clicked, this, [this, id = question.id] {
    QuizScene scene;
    scene.mode = QuizMode::scenarios;
    scene.item = id;
    Q_EMIT sceneRequested(scene);
  });
  flow->addWidget(ask);
  panel_->addWidget(links_);
}

} // namespace losslab
