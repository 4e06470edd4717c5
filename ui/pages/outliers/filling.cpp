#include "ui/pages/outliers/filling.h"

#include "core/fit/left_out.h"
#include "ui/pages/outliers/why_model.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace losslab {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Filling", text); }

FilledPoints influences(const OutliersModel::Fit& fit, double PointInfluence::*measure) {
  FilledPoints filled;
  filled.shares.reserve(fit.influence.size());
  for (const PointInfluence& influence : fit.influence)
    filled.shares.push_back(influence.*measure);
  return filled;
}

/// Makes the largest 1, and says how large it was.
double fill_the_largest(std::vector<double>& shares) {
  const double largest = shares.empty() ? 0 : *std::max_element(shares.begin(), shares.end());
  for (double& share : shares)
    share = largest > 0 ? share / largest : 0;
  return largest;
}

FilledPoints weights(const OutliersModel::Fit& fit, const QString& loss) {
  FilledPoints filled = influences(fit, &PointInfluence::weight);
  filled.says =
      tr("Filled by weight: %1 trusts a full point wholly, an empty one not at all.").arg(loss);
  return filled;
}

FilledPoints pulls(const OutliersModel::Fit& fit, const QString& loss) {
  FilledPoints filled = influences(fit, &PointInfluence::share);
  const double largest = fill_the_largest(filled.shares);
  filled.says =
      largest > 0 ? tr("Filled by share of the pull on %1: a full point does %2 % of all pulling.")
                        .arg(loss, short_number(100 * largest, 2))
                  : tr("No point pulls at %1.").arg(loss);
  return filled;
}

FilledPoints leverages(const OutliersModel::Fit& fit) {
  FilledPoints filled = influences(fit, &PointInfluence::leverage);
  filled.says = tr("Filled by leverage, how far out in x: a full point has %1 of at most 1, under "
                   "every loss.")
                    .arg(short_number(fill_the_largest(filled.shares), 2));
  return filled;
}

// Without which there is no fit is the point that matters most.
FilledPoints shifts(const std::optional<WhyModel::Shifts>& known, const QString& loss) {
  FilledPoints filled;
  if (!known) {
    filled.says = tr("Leaving out each point …");
  } else if (known->empty()) {
    filled.says =
        tr("Shifts are not defined: least squares meets every point, so there is no usual "
           "error to measure by.");
  } else {
    for (const auto& shift : *known)
      filled.shares.push_back(shift.value_or(0));
    const double largest = fill_the_largest(filled.shares);
    filled.says = largest > 0
                      ? tr("Filled by how far %1 moves if the point is left out: a full one, "
                           "%2 usual errors.")
                            .arg(loss, short_number(largest, 2))
                      : tr("No single point moves %1 by being left out.").arg(loss);
    bool needed = false;
    for (std::size_t i = 0; i < known->size(); ++i) {
      if ((*known)[i]) continue;
      needed = true;
      filled.shares[i] = 1;
    }
    if (needed) filled.says += tr(" Full, too, where there is no fit without the point.");
  }
  return filled;
}

} // namespace

FilledPoints fill_points(const OutliersModel& model, const WhyModel& why) {
  const auto* fit = model.focused();
  if (fit == nullptr || !fit->fitted) return {};
  const QString loss = QString::fromStdString(fit->card->short_name);
  switch (model.outliers().filling) {
  case Filling::nothing:
    return {};
  case Filling::weight:
    return weights(*fit, loss);
  case Filling::share:
    return pulls(*fit, loss);
  case Filling::leverage:
    return leverages(*fit);
  case Filling::shift:
    if (model.outliers().points.size() <= most_left_out) return shifts(why.shifts(), loss);
    return {{},
            tr("Of more than %1 points none is left out in turn.")
                .arg(QLocale(QLocale::English).toString(qulonglong(most_left_out)))};
  }
  return {};
}

} // namespace losslab
