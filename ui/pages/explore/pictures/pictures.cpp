#include "ui/pages/explore/pictures/bins_picture.h"
#include "ui/pages/explore/pictures/game_picture.h"
#include "ui/pages/explore/pictures/mask_picture.h"

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
          InputKind::mask, QT_TRANSLATE_NOOP("pictures", "a mask and its prediction, to paint"),
          QT_TRANSLATE_NOOP(
              "pictures",
              "<p>Paint the truth or the prediction; the right button or Shift erases, and the "
              "brush says which probability it paints. <b>Keys</b>: arrows choose a pixel (Ctrl "
              "coarse), Space paints it, Delete erases it, Esc takes a stroke back.</p><p>Below, "
              "where a step down the loss in focus moves each pixel: blue up, orange down.</p>"),
          make<MaskPicture>},
      PictureEntry{
          InputKind::scores, QT_TRANSLATE_NOOP("pictures", "a mask and its logits, to paint"),
          QT_TRANSLATE_NOOP(
              "pictures",
              "<p>Paint the truth or the logits; the right button or Shift erases, and the brush "
              "says which logit it paints. <b>Keys</b>: arrows choose a pixel (Ctrl coarse), Space "
              "paints it, Delete erases it, Esc takes a stroke back.</p><p>Below, where a step "
              "down moves each pixel: blue up, orange down. The worst are pushed hardest, and "
              "those right by a margin of 1 not at all.</p>"),
          make<MaskPicture>},
      PictureEntry{
          InputKind::game, QT_TRANSLATE_NOOP("pictures", "a generator against a discriminator"),
          QT_TRANSLATE_NOOP(
              "pictures",
              "<p>z is the discriminator's logit: how real it takes a sample to be. Drag anywhere "
              "on a plot to move the fake's. <b>Keys</b>: ← → move it (Shift fine, Ctrl coarse), "
              "Esc takes a drag back.</p><p>Where the generator's gradient is near 0 it learns "
              "nothing, however bad its fakes are.</p>"),
          make<GamePicture>},
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
