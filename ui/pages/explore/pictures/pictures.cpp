#include "ui/pages/explore/pictures/bins_picture.h"
#include "ui/pages/explore/pictures/classes_picture.h"
#include "ui/pages/explore/pictures/frames_picture.h"
#include "ui/pages/explore/pictures/game_picture.h"
#include "ui/pages/explore/pictures/gaussians_picture.h"
#include "ui/pages/explore/pictures/image_picture.h"
#include "ui/pages/explore/pictures/labels_picture.h"
#include "ui/pages/explore/pictures/mask_picture.h"
#include "ui/pages/explore/pictures/pair_picture.h"
#include "ui/pages/explore/pictures/pairs_picture.h"
#include "ui/pages/explore/pictures/ranking_picture.h"
#include "ui/pages/explore/pictures/teacher_picture.h"
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
      PictureEntry{
          InputKind::classes, QT_TRANSLATE_NOOP("pictures", "logits, and one right class"),
          QT_TRANSLATE_NOOP(
              "pictures",
              "<p>Drag a logit, or the point in the triangle, whose corners are certainty "
              "of one class. Dark is dear for the loss in focus. <b>Keys</b>: ← → choose a "
              "bar, ↑ ↓ move it; in the triangle all four move the point (Shift fine, Ctrl "
              "coarse). Esc takes a drag back.</p><p>Look at <b>Sure and wrong</b>: "
              "cross-entropy pulls hardest, generalized cross-entropy has let go.</p>"),
          make<ClassesPicture>},
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
          InputKind::frames, QT_TRANSLATE_NOOP("pictures", "frames, and a text without times"),
          QT_TRANSLATE_NOOP(
              "pictures",
              "<p>Type a text, and drag the cells of the frames: up makes a class more "
              "likely there. <b>Keys</b>: arrows choose a cell, + − change it (Shift fine, "
              "Ctrl coarse), Esc takes a drag back.</p><p>The lattice shows where each "
              "frame stands in the text, over all alignments.</p>"),
          make<FramesPicture>},
      PictureEntry{
          InputKind::mask, QT_TRANSLATE_NOOP("pictures", "a mask and its prediction, to paint"),
          QT_TRANSLATE_NOOP(
              "pictures",
              "<p>Paint the truth or the prediction; the right button or Shift erases, and the "
              "brush says which probability it paints. <b>Keys</b>: arrows choose a pixel (Ctrl "
              "coarse), Space paints it, Delete erases it, Esc takes a stroke back.</p><p>Below, "
              "where a step down the loss in focus moves each pixel: blue up, orange down.</p>"),
          make<MaskPicture>},
      PictureEntry{InputKind::image,
                   QT_TRANSLATE_NOOP("pictures", "two images, pixel by pixel and as a whole"),
                   QT_TRANSLATE_NOOP(
                       "pictures",
                       "<p>Paint on the prediction: bright with the left button, dark with the "
                       "right one or Shift. <b>Keys</b>: arrows choose a pixel (Ctrl coarse), "
                       "Space paints it, Delete darkens it, Esc takes a stroke back.</p><p>Moved "
                       "by one pixel the stripes look the same, and MSE is as large as it gets; "
                       "noise of that MSE destroys them.</p>"),
                   make<ImagePicture>},
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
          InputKind::labels, QT_TRANSLATE_NOOP("pictures", "logits, and any number of labels"),
          QT_TRANSLATE_NOOP(
              "pictures",
              "<p>Drag a logit; click under it to say whether the label is there. Arrows show "
              "where a step down the loss moves each. <b>Keys</b>: ← → choose a bar, ↑ ↓ move it "
              "(Shift fine, Ctrl coarse), Space switches its label, Esc takes a drag back.</p>"
              "<p>Labels do not compete: see <b>Several right at once</b>, where softmax has to "
              "share.</p>"),
          make<LabelsPicture>},
      PictureEntry{
          InputKind::teacher, QT_TRANSLATE_NOOP("pictures", "a teacher's logits and a student's"),
          QT_TRANSLATE_NOOP(
              "pictures",
              "<p>Drag logits of teacher and student, and the temperature on the plot. Arrows show "
              "where a step down moves the student. <b>Keys</b>: ← → choose a bar, ↑ ↓ move it; on "
              "the plot ← → change T (Shift fine, Ctrl coarse), Esc takes a drag back.</p>"
              "<p>At T = 1 a sure teacher shows its favourite only; at T = 4 also which classes "
              "are nearly right. T² makes up for the gradient that softening takes.</p>"),
          make<TeacherPicture>},
      PictureEntry{
          InputKind::pairs, QT_TRANSLATE_NOOP("pictures", "pairs of vectors among strangers"),
          QT_TRANSLATE_NOOP(
              "pictures",
              "<p>Drag any vector: a₁ and b₁ belong together, all other b are strangers to a₁. "
              "Arrows show where a step down the loss moves them, the matrix which b each a would "
              "choose.</p><p><b>Keys</b>: Tab walks the points, arrows move one (Shift fine, Ctrl "
              "coarse), Esc takes a drag back. Or click a point, then where it should go.</p>"),
          make<PairsPicture>},
      PictureEntry{
          InputKind::ranking, QT_TRANSLATE_NOOP("pictures", "two scores, one to be larger"),
          QT_TRANSLATE_NOOP(
              "pictures",
              "<p>Drag a and b along the line, or both at once on the plot, and say which should "
              "be larger. Arrows show where a step down the loss moves them.</p><p><b>Keys</b>: "
              "Tab walks the points, ← → move one (Shift fine, Ctrl coarse), Esc takes a drag "
              "back. Or click a point, then where it should go.</p>"),
          make<RankingPicture>},
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
