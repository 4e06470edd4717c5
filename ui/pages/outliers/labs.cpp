#include "ui/pages/outliers/classes_lab.h"
#include "ui/pages/outliers/fits_lab.h"
#include "ui/pages/outliers/noise_lab.h"
#include "ui/widgets/segments.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace losslab {

namespace {

template <class Kind>
Lab* make(OutliersModel& model, const Services& services) {
  return new Kind(model, services);
}

} // namespace

std::span<const LabEntry> lab_catalogue() {
  static constexpr std::array all{
      LabEntry{OutliersView::fits, QT_TRANSLATE_NOOP("Lab", "Line"), make<FitsLab>},
      LabEntry{OutliersView::classes, QT_TRANSLATE_NOOP("Lab", "Two classes"), make<ClassesLab>},
      LabEntry{OutliersView::noise, QT_TRANSLATE_NOOP("Lab", "Noise"), make<NoiseLab>},
  };
  return all;
}

Segments* Lab::makeSwitch() {
  const auto all = lab_catalogue();
  QStringList names;
  for (const LabEntry& entry : all)
    names << QCoreApplication::translate("Lab", entry.name);
  auto* segments = new Segments(tr("What is looked at"), names);
  connect(segments, &Segments::chosen, &model_,
          [this, all](int index) { model_.setView(all[static_cast<std::size_t>(index)].view); });
  const auto show = [this, segments, all] {
    const auto now = std::find_if(all.begin(), all.end(), [this](const LabEntry& entry) {
      return entry.view == model_.outliers().view;
    });
    if (now != all.end()) segments->setCurrent(static_cast<int>(now - all.begin()));
  };
  connect(&model_, &SceneModel::sceneChanged, segments, show);
  show();
  return segments;
}

} // namespace losslab
