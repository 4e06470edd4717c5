#include "ui/pages/outliers/outliers_page.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace losslab {

Page* OutliersPage::make(const Scene& scene, const Services& services) {
  return new OutliersPage(std::get<OutliersScene>(scene), services);
}

OutliersPage::OutliersPage(const OutliersScene& scene, const Services& services, QWidget* parent)
    : Page(parent), model_(scene, services), services_(services), stack_(new QStackedWidget),
      made_(static_cast<qsizetype>(lab_catalogue().size())) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(stack_);
  connect(&model_, &SceneModel::sceneChanged, this, &OutliersPage::showScene);
  showScene();
}

// The labs look at the model until their end.
OutliersPage::~OutliersPage() { delete stack_; }

Lab& OutliersPage::lab() const { return *static_cast<Lab*>(stack_->currentWidget()); }

void OutliersPage::showScene() {
  const auto all = lab_catalogue();
  const auto entry = std::find_if(all.begin(), all.end(), [this](const LabEntry& each) {
    return each.view == model_.outliers().view;
  });
  Lab*& shown = made_[entry - all.begin()];
  if (shown == nullptr) {
    stack_->addWidget(shown = entry->make(model_, services_));
    connect(shown, &Lab::subtitleChanged, this, &Page::subtitleChanged);
    connect(shown, &Lab::sceneRequested, this, &Page::sceneRequested);
    connect(shown, &Lab::noticed, this, &Page::noticed);
  }
  if (stack_->currentWidget() == shown) return;
  stack_->setCurrentWidget(shown);
  Q_EMIT subtitleChanged();
}

} // namespace losslab
