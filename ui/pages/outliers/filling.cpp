#include "ui/pages/outliers/filling.h"

#include "ui/pages/outliers/why_model.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace losslab {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Filling", text); }

/// Makes the largest 1, and says how large it was.
double fill_the_largest(std::vector<double>& shares) {
  const double largest = shares.empty() ? 0 : *std::max_element(shares.begin(), shares.end());
  for (double& share : shares)
    share = largest > 0 ? share / largest : 0;
  return largest;
}

} // namespace

FilledPoints fill_points(const OutliersModel& model, const WhyModel& why) {
  const Filling filling = model.outliers().filling;
  const auto* fit = model.focused();
  if (filling == Filling::nothing || fit == nullptr || !fit->fitted) return {};
  const QString loss = QString::fromStdString(fit->card->short_name);
  FilledPoints filled;
  const auto take = [&](double PointInfluence::*measure) {
    filled.shares.reserve(fit->influence.size());
    for (const PointInfluence& influence : fit->influence)
      filled.shares.push_back(influence.*measure);
  };
  switch (filling) {
  case Filling::nothing:
    break;
  case Filling::weight:
    take(&PointInfluence::weight);
    filled.says =
        tr("Filled by weight: %1 trusts a full point wholly, an empty one not at all.").arg(loss);
    break;
  case Filling::share:
    take(&PointInfluence::share);
    filled.says = tr("Filled by share of the pull on %1: a full point does %2 % of all pulling.")
                      .arg(loss, number_text(100 * fill_the_largest(filled.shares), 0));
    break;
  case Filling::leverage:
    take(&PointInfluence::leverage);
    filled.says = tr("Filled by leverage, how far out in x: a full point has %1 of at most 1. No "
                     "loss changes it.")
                      .arg(number_text(fill_the_largest(filled.shares), 3));
    break;
  case Filling::shift:
    if (model.outliers().points.size() > WhyModel::most_left_out) {
      filled.says =
          tr("Of more than %1 points none is left out in turn.")
              .arg(QLocale(QLocale::English).toString(qulonglong(WhyModel::most_left_out)));
      break;
    }
    for (const auto& shift : why.shifts())
      filled.shares.push_back(shift.value_or(0));
    filled.says = filled.shares.empty()
                      ? tr("Leaving out each point …")
                      : tr("Filled by how far %1 moves if the point is left out: a full one, %2 "
                           "usual errors.")
                            .arg(loss, number_text(fill_the_largest(filled.shares), 3));
    break;
  }
  return filled;
}

} // namespace losslab
