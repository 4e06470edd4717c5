#include "ui/pages/outliers/noise_name.h"

#include <QCoreApplication>

#include <array>

namespace losslab {

QString noise_name(Noise noise) {
  static constexpr std::array names{QT_TRANSLATE_NOOP("Noise", "Normal"),
                                    QT_TRANSLATE_NOOP("Noise", "Laplace"),
                                    QT_TRANSLATE_NOOP("Noise", "Student t, ν = 3"),
                                    QT_TRANSLATE_NOOP("Noise", "10 % gross errors")};
  static_assert(names.size() == static_cast<std::size_t>(Noise::contaminated) + 1);
  return QCoreApplication::translate("Noise", names[static_cast<std::size_t>(noise)]);
}

} // namespace losslab
