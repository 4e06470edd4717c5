#include "ui/pages/explore/pictures/bins_picture.h"
#include "ui/pages/explore/pictures/gaussians_picture.h"
#include "ui/pages/explore/pictures/pair_picture.h"
#include "ui/pages/explore/pictures/triplet_picture.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace losslab {

namespace {

template <class Made>
Picture* make(ExploreModel& model) {
  return new Made(model);
}

} // namespace

std::span<const PictureEntry> picture_catalogue() {
  static const std::array all{
      PictureEntry{InputKind::bins,
                   QT_TRANSLATE_NOOP("pictures", "two distributions on the same bins"),
                   QT_TRANSLATE_NOOP(
                       "pictures",
                       "<p>Drag a bar: the others of its distribution make room, so that the sum "
                       "stays 1. <b>Keys</b>: ← → choose a bar, ↑ ↓ move it (Shift fine, Ctrl "
                       "coarse), Esc takes a drag back.</p><p>Below, every loss as Q slides: KL "
                       "ends where Q rules out what P has, W₁ just counts how far.</p>"),
                   make<BinsPicture>},
      PictureEntry{
          InputKind::gaussians,
          QT_TRANSLATE_NOOP("pictures", "mean and spread of a normal distribution"),
          QT_TRANSLATE_NOOP(
              "pictures",
              "<p>Drag the point, or click where it should go: the stronger the colour, the "
              "larger the loss; the arrow shows where a step down moves it.</p><p><b>Keys"
              "</b>: arrows move it (Shift fine, Ctrl coarse), Esc takes a drag "
              "back.</p><p><b>Two humps</b>: a target that no normal can match. The one of "
              "least KL(P‖Q) covers both humps, the one of least KL(Q‖P) sits on "
              "one.</p>"),
          make<GaussiansPicture>},
      PictureEntry{InputKind::triplet, QT_TRANSLATE_NOOP("pictures", "three vectors in the plane"),
                   QT_TRANSLATE_NOOP(
                       "pictures",
                       "<p>Drag anchor, positive and negative; arrows show where a step down the "
                       "loss moves them. The solid ring is as far as the positive, the dashed one "
                       "is the margin more: beyond it the negative is left alone.</p><p><b>Keys"
                       "</b>: Tab walks the points, arrows move one (Shift fine, Ctrl coarse), Esc "
                       "takes a drag back. Or click a point, then where it should go.</p>"),
                   make<TripletPicture>},
      PictureEntry{InputKind::pair, QT_TRANSLATE_NOOP("pictures", "two vectors, alike or not"),
                   QT_TRANSLATE_NOOP(
                       "pictures",
                       "<p>Drag a and b, and say whether they should be alike; arrows show where a "
                       "step down the loss moves them. The contrastive loss measures distance, the "
                       "cosine loss directions from the origin. Dashed is where it would "
                       "stop.</p><p><b>Keys</b>: Tab walks the points, arrows move one (Shift "
                       "fine, Ctrl coarse), Esc takes a drag back. Or click a point, then where it "
                       "should go.</p>"),
                   make<PairPicture>},
  };
  return all;
}

const PictureEntry* find_picture(InputKind kind) {
  const auto all = picture_catalogue();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [kind](const PictureEntry& each) { return each.kind == kind; });
  return found == all.end() ? nullptr : &*found;
}

} // namespace losslab
