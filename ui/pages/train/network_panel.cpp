#include "ui/pages/train/network_panel.h"

#include "core/nn/activation.h"
#include "ui/pages/train/network_view.h"
#include "ui/text.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace losslab {

namespace {

constexpr int usual_neurons = 4; ///< of a layer that is added

QSpinBox* number(const QString& name, const QString& tip, int low, int high) {
  auto* box = new QSpinBox;
  box->setRange(low, high);
  box->setAccessibleName(name);
  box->setToolTip(tip);
  box->setKeyboardTracking(false);
  box->setAlignment(Qt::AlignRight);
  return box;
}

QLabel* caption(const QString& text) {
  auto* made = label(text, "secondary");
  made->setWordWrap(false);
  return made;
}

} // namespace

NetworkPanel::NetworkPanel(TrainModel& model, QWidget* parent)
    : Panel(tr("Network"), parent), model_(model), activation_(new QComboBox) {
  auto* view = new NetworkView(model_);
  body()->addWidget(view);
  layers_ = number(tr("Hidden layers"), tr("How many layers stand between inputs and output"), 0,
                   static_cast<int>(most_layers));
  activation_->setAccessibleName(tr("Activation"));
  activation_->setToolTip(tr("How a hidden neuron answers its weighted sum"));
  for (const ActivationKind& kind : activations())
    activation_->addItem(text(kind.name));
  auto* row = new QHBoxLayout;
  row->setSpacing(scaled(8));
  row->addWidget(caption(tr("Layers")));
  row->addWidget(layers_, 1);
  row->addSpacing(scaled(4));
  row->addWidget(activation_, 2);
  body()->addLayout(row);
  body()->addWidget(makeNeurons());

  connect(layers_, &QSpinBox::valueChanged, this, [this](int count) {
    change([count](TrainNetwork& network) {
      network.hidden.resize(static_cast<std::size_t>(count), usual_neurons);
    });
  });
  connect(activation_, &QComboBox::activated, this, [this](int index) {
    change([index](TrainNetwork& network) {
      network.activation = activations()[static_cast<std::size_t>(index)].activation;
    });
  });
  connect(&model_, &SceneModel::sceneChanged, this, &NetworkPanel::refresh);
  refresh();
}

template <class Change>
void NetworkPanel::change(Change change) {
  TrainNetwork network = model_.train().network;
  change(network);
  model_.setNetwork(network);
}

QWidget* NetworkPanel::makeNeurons() {
  auto* place = new QWidget;
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(scaled(4));
  row->addWidget(caption(tr("Neurons")));
  for (std::size_t layer = 0; layer < most_layers; ++layer) {
    auto* box = number(tr("Neurons in layer %1").arg(layer + 1),
                       tr("Neurons in layer %1").arg(layer + 1), 1, static_cast<int>(most_neurons));
    box->setProperty("narrow", "true");
    box->setAlignment(Qt::AlignCenter);
    row->addWidget(box);
    neurons_.append(box);
    connect(box, &QSpinBox::valueChanged, this, [this, layer](int neurons) {
      change([layer, neurons](TrainNetwork& network) { network.hidden[layer] = neurons; });
    });
  }
  return place;
}

void NetworkPanel::refresh() {
  const TrainNetwork& network = model_.train().network;
  const QSignalBlocker quiet_layers(layers_);
  layers_->setValue(static_cast<int>(network.hidden.size()));
  for (qsizetype layer = 0; layer < neurons_.size(); ++layer) {
    const auto index = static_cast<std::size_t>(layer);
    const QSignalBlocker quiet(neurons_[layer]);
    neurons_[layer]->setVisible(index < network.hidden.size());
    if (index < network.hidden.size()) neurons_[layer]->setValue(network.hidden[index]);
  }
  neurons_.front()->parentWidget()->setVisible(!network.hidden.empty());
  const auto& kind = kind_of(network.activation);
  activation_->setCurrentIndex(static_cast<int>(&kind - activations().data()));
}

} // namespace losslab
