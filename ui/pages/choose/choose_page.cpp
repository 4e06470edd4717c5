#include "ui/pages/choose/choose_page.h"

#include "ui/pages/choose/compare_view.h"
#include "ui/pages/choose/decide_view.h"
#include "ui/pages/choose/lookup_view.h"
#include "ui/pages/choose/scenarios_view.h"
#include "ui/text.h"
#include "ui/widgets/segments.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace losslab {

Page* ChoosePage::make(const Scene& scene, const Services& services) {
  return new ChoosePage(std::get<ChooseScene>(scene), services);
}

ChoosePage::ChoosePage(const ChooseScene& scene, const Services& services, QWidget* parent)
    : Page(parent), model_(scene, services),
      views_(
          new Segments(tr("View"), {tr("Decide"), tr("Compare"), tr("Scenarios"), tr("Lookup")})),
      stack_(new QStackedWidget) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addWidget(views_, 0, Qt::AlignLeft);
  column->addWidget(stack_, 1);
  addView<DecideView>();
  addView<CompareView>();
  addView<ScenariosView>();
  addView<LookupView>();
  connect(views_, &Segments::chosen, &model_,
          [this](int index) { model_.setView(static_cast<ChooseView>(index)); });
  connect(&model_, &SceneModel::sceneChanged, this, &ChoosePage::showScene);
  showScene();
}

// The views go before the model: a table that is hidden asks once more what its headings are.
ChoosePage::~ChoosePage() { delete stack_; }

template <class View>
void ChoosePage::addView() {
  made_.append(nullptr);
  makers_.append([this]() -> QWidget* {
    auto* view = new View(model_);
    connect(view, &View::sceneRequested, this, &Page::sceneRequested);
    if constexpr (requires { &View::noticed; }) connect(view, &View::noticed, this, &Page::noticed);
    return view;
  });
}

void ChoosePage::showScene() {
  const int index = static_cast<int>(model_.choose().view);
  views_->setCurrent(index);
  QWidget*& view = made_[index];
  if (view == nullptr) stack_->addWidget(view = makers_[index]());
  stack_->setCurrentWidget(view);
  Q_EMIT subtitleChanged();
}

QString ChoosePage::subtitle() const {
  switch (model_.choose().view) {
  case ChooseView::decide: {
    const Recommendation* found = model_.advice().recommended(model_.answers());
    return found ? tr("Take %1").arg(text(find_loss(found->pick.id)->card.name))
                 : tr("Some questions about the task, and the loss that answers them");
  }
  case ChooseView::compare:
    return tr("%1 of %2 losses").arg(model_.rows().size()).arg(catalogue().size());
  case ChooseView::scenarios:
    return tr("%1 cases, each with the choice and why").arg(model_.scenarios().size());
  case ChooseView::lookup:
    break;
  }
  return tr("Task, loss and output layer; tips; and where hearsay and numbers part");
}

QString ChoosePage::help() const {
  return tr(
      "<p><b>Decide</b>: answer what is asked, in any order; another answer to the first question "
      "begins another path, the same answer again takes it back.</p>"
      "<p><b>Compare</b>: every loss and what holds of it. Each mark is tested against the loss's "
      "own numbers. ≠ marks a cell where the guide says otherwise; the panel gives both views. "
      "<b>Keys</b>: arrows move, Space ticks a row, Enter opens it on Explore; a click on a "
      "heading, or its button above, brings those that have the mark.</p>"
      "<p><b>Scenarios</b> are cases with the choice and why; the quiz asks the same. "
      "<b>Lookup</b> is for the last minute before an interview.</p>");
}

QWidget& ChoosePage::picture() {
  const auto* lookup = qobject_cast<LookupView*>(stack_->currentWidget());
  return lookup ? lookup->picture() : *stack_->currentWidget();
}

QString ChoosePage::table() const { return text(model_.table()); }

} // namespace losslab
