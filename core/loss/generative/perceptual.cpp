#include "core/loss/batch.h"
#include "core/loss/catalogue.h"
#include "core/loss/generative/morlet.h"

namespace losslab::losses {

namespace {

using morlet::Picture;
using morlet::Response;
using morlet::Size;

/// Rounds the tip of the modulus: √(re² + im² + ε²) − ε. Small beside a response to pixels in 0…1.
constexpr double epsilon = 1e-3;

/// One pair of pictures on its way through the bank. The pictures come as the target and what the
/// prediction adds to it: of nearly equal pictures the features then differ as exactly as of
/// others.
class Comparison {
 public:
  Comparison(Size size, Picture target, Picture error, double softening)
      : size_(size), target_(std::move(target)), error_(std::move(error)), softening_(softening),
        rise_(size.pixels()), gradient_(size.pixels(), 0.0) {}

  /// The sum of the squared differences of all feature maps.
  double run(bool backward) {
    double squares = 0;
    for (const morlet::Scale& scale : morlet::bank()) {
      morlet::blur<false>(scale.envelope, size_, target_, blurred_target_);
      morlet::blur<false>(scale.envelope, size_, error_, blurred_error_);
      by_blurred_.assign(size_.pixels(), 0);
      for (const morlet::Filter& filter : scale.filters) {
        morlet::respond(filter, size_, target_, blurred_target_, of_target_);
        morlet::respond(filter, size_, error_, blurred_error_, of_error_);
        compare_moduli();
        morlet::blur<false>(scale.average, size_, rise_, difference_);
        for (const double each : difference_)
          squares += each * each;
        if (!backward) continue;
        morlet::blur<true>(scale.average, size_, difference_, rise_);
        hand_back(filter);
      }
      if (!backward) continue;
      morlet::blur<true>(scale.envelope, size_, by_blurred_, difference_);
      for (std::size_t i = 0; i < size_.pixels(); ++i)
        gradient_[i] += difference_[i];
    }
    return squares;
  }

  /// Half the gradient of that sum by the prediction.
  const Picture& gradient() const { return gradient_; }

 private:
  double softened(double real, double imaginary) const {
    return std::sqrt(real * real + imaginary * imaginary + softening_ * softening_);
  }

  /// By how much the modulus rises from the target to the prediction.
  void compare_moduli() {
    for (std::size_t i = 0; i < size_.pixels(); ++i) {
      const double real = of_target_.real[i];
      const double imaginary = of_target_.imaginary[i];
      const double added = of_error_.real[i];
      const double added_imaginary = of_error_.imaginary[i];
      const double sum =
          softened(real, imaginary) + softened(real + added, imaginary + added_imaginary);
      const double squares =
          added * (2 * real + added) + added_imaginary * (2 * imaginary + added_imaginary);
      rise_[i] = sum > 0 ? squares / sum : 0;
    }
  }

  /// From the moduli, whose gradient is in rise_, to the pictures.
  void hand_back(const morlet::Filter& filter) {
    for (std::size_t i = 0; i < size_.pixels(); ++i) {
      const double real = of_target_.real[i] + of_error_.real[i];
      const double imaginary = of_target_.imaginary[i] + of_error_.imaginary[i];
      const double modulus = softened(real, imaginary);
      of_error_.real[i] = modulus > 0 ? rise_[i] * (real / modulus) : 0;
      of_error_.imaginary[i] = modulus > 0 ? rise_[i] * (imaginary / modulus) : 0;
    }
    morlet::hand_back(filter, size_, of_error_, gradient_, by_blurred_);
  }

  Size size_;
  Picture target_;
  Picture error_;
  double softening_;
  Picture rise_;
  Picture gradient_;
  Picture blurred_target_;
  Picture blurred_error_;
  Picture by_blurred_;
  Picture difference_;
  Response of_target_;
  Response of_error_;
};

std::optional<Refusal> refuse_pictures(const Card& card, Batch batch) {
  for (const Input& input : batch)
    if (input.name != "prediction" && input.name != "target")
      return Refusal{std::string(input.name), "is no input of " + card.id};
  const Input* first = nullptr;
  for (const std::string_view name : {"prediction", "target"}) {
    const Input* input = find_input(batch, name);
    const std::string place(name);
    if (input == nullptr) return Refusal{place, "is missing"};
    const auto [height, width, depth] = input->shape;
    if (input->values.empty()) return Refusal{place, "is empty"};
    if (depth > 1) return Refusal{place, "must hold one number per pixel, not a list of them"};
    if (std::min(height, width) < morlet::least_extent())
      return Refusal{place, "must have at least 11 rows of 11 pixels, as far as the widest filter "
                            "reaches"};
    if (first == nullptr) first = input;
    if (input->shape != first->shape)
      return Refusal{place, "must have as many rows and columns as prediction"};
    for (std::size_t i = 0; i < input->values.size(); ++i)
      if (!std::isfinite(input->values[i]))
        return Refusal{at_index(at_index(name, i / width), i % width), "is not a finite number"};
  }
  return std::nullopt;
}

/// A power of two that brings huge pixels to about 1, so that their squares stay in range.
int downscaling(const Input& prediction, const Input& target) {
  double largest = 0;
  for (const Input* input : {&prediction, &target})
    for (const double each : input->values)
      largest = std::max(largest, std::abs(each));
  return largest > 0x1p300 ? -std::ilogb(largest) : 0;
}

class Perceptual final : public Loss {
 public:
  Perceptual(const Card& card, std::span<const double> /*parameters*/) : card_(card) {}

  const Card& card() const override { return card_; }
  std::span<const double> parameters() const override { return {}; }
  /// One pair of pictures.
  std::size_t samples(Batch /*batch*/) const override { return 1; }

  std::optional<Refusal> evaluate(Batch batch, Reduction /*reduction*/, std::span<double> value,
                                  std::span<const GradientOutput> gradients) const override {
    if (auto refusal = refuse_pictures(card_, batch)) return refusal;
    if (auto refusal = refuse_outputs(*this, gradients)) return refusal;
    const Input& prediction = *find_input(batch, "prediction");
    const Input& target = *find_input(batch, "target");
    const Size size{prediction.shape[0], prediction.shape[1]};
    const int exponent = downscaling(prediction, target);
    Picture scaled_target(size.pixels());
    Picture error(size.pixels());
    for (std::size_t i = 0; i < size.pixels(); ++i) {
      scaled_target[i] = std::scalbn(target.values[i], exponent);
      error[i] = std::scalbn(prediction.values[i], exponent) - scaled_target[i];
    }
    const auto by_prediction = find_output(gradients, "prediction");
    Comparison comparison(size, std::move(scaled_target), std::move(error),
                          std::scalbn(epsilon, exponent));
    const double share = 1 / static_cast<double>(morlet::maps * size.pixels());
    value[0] = std::scalbn(share * comparison.run(!by_prediction.empty()), -2 * exponent);
    for (std::size_t i = 0; i < by_prediction.size(); ++i)
      by_prediction[i] = std::scalbn(2 * share * comparison.gradient()[i], -exponent);
    return std::nullopt;
  }

 private:
  const Card& card_;
};

/// 11 × 11 pixels of one shade, the middle one of another.
ExampleInput picture(const char* name, double shade, double middle) {
  ExampleInput made{name, {11, 11, 1}, std::vector<double>(121, shade)};
  made.values[60] = middle;
  return made;
}

} // namespace

const Entry& perceptual() {
  static const Entry entry{
      .card =
          {.id = "perceptual",
           .name = "Perceptual",
           .short_name = "Perceptual",
           .family = Family::generative,
           .in_guide = true,
           .formula =
               R"(L(y,\hat y)=\frac1{KHW}\sum_{k=1}^{K}\sum_{u}\bigl(\varphi_k(\hat y)(u)-\varphi_k(y)(u)\bigr)^2,\qquad\varphi_k(y)=\lvert y\star\psi_k\rvert\star g_k)",
           .inputs = "prediction, target: one picture each, grey, [H][W], 11 × 11 pixels or more, "
                     "with values of about 0 to 1",
           .kind = InputKind::image,
           .parameters = {},
           .intuition = "Two pictures are alike when the same things are in them at about the same "
                        "place: edges and stripes of the same kind, not the same pixels. Filters "
                        "see those. Here a fixed bank of wavelets stands in for the features of a "
                        "trained network, so that you can follow every step.",
           .use = "Super-resolution, style transfer, restoring pictures: where the mean of all "
                  "plausible answers, which MSE asks for, is a blur. Take a trained network's "
                  "layers (VGG) in earnest, and add some pixel loss: features do not see "
                  "everything. Not where each pixel is a measurement.",
           .strengths = {"Forgives a shift of a pixel, which MSE punishes hard",
                         "Punishes blur, which MSE forgives",
                         "The bank needs no training and no data"},
           .weaknesses = {"This bank knows edges and stripes at three scales; a trained network "
                          "also knows eyes and leaves",
                          "Blind to brightness: every filter sums to 0, so a picture plus a "
                          "constant costs nothing",
                          "Not convex, and many pictures share one set of features",
                          "Dearer than MSE, by far with a real network"},
           .activation = "by the pixels' range: sigmoid for 0 to 1",
           .at_kinks = "",
           .properties = {.convex = false,
                          .smooth = true,
                          .bounded_gradient = false,
                          .redescending = false,
                          .probabilistic = false,
                          .handles_outliers = false},
           .conventions =
               {{"LossLab", "12 Morlet wavelets",
                 "no library has this one. 3 scales (σ = 0.8·2^j, ξ = ¾π·2^−j, j = 0, 1, 2) by 4 "
                 "orientations, round "
                 "envelope, cut at 3σ; modulus √(re² + im² + ε²) − ε with ε = 0.001; then a "
                 "Gaussian of the same σ. Mirrored at the borders. One pair of pictures, so mean, "
                 "sum and none are the same"},
                {"Kymatio", "kymatio.torch.Scattering2D(J=3, shape=(H, W), L=4)",
                 "the same wavelets; averages all with the widest Gaussian, keeps every 8th pixel, "
                 "adds the averaged picture and second-order features"},
                {"TorchMetrics",
                 "torchmetrics.image.lpip.LearnedPerceptualImagePatchSimilarity(net_type='alex')",
                 "LPIPS: a trained network's features, scaled to length 1 at every pixel and "
                 "weighted to match people's judgements"}},
           .examples = {{{},
                         {picture("prediction", 1, 1), picture("target", 0.25, 0.25)},
                         0,
                         "by hand: every filter sums to 0, so an even picture has no features"},
                        {{},
                         {picture("prediction", 0, 1), picture("target", 0, 0)},
                         0.00020873533145392342474,
                         "mpmath: one bright pixel on black"}},
           .sources = {"J. Johnson, A. Alahi, L. Fei-Fei, Perceptual Losses for Real-Time Style "
                       "Transfer and Super-Resolution, ECCV 2016",
                       "J. Bruna, S. Mallat, Invariant Scattering Convolution Networks, IEEE PAMI "
                       "35 (2013): the wavelets",
                       "M. Andreux et al., Kymatio: Scattering Transforms in Python, JMLR 21 "
                       "(2020): their numbers"}},
      .make = make<Perceptual>};
  return entry;
}

} // namespace losslab::losses
