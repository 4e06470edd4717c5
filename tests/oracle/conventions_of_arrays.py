"""Checks for conventions.py: losses of more than one number a sample. i holds the inputs, p the parameters."""

from types import SimpleNamespace

import numpy as np
import scipy.spatial
import scipy.special
import scipy.stats
import sklearn.metrics
import torch
import torch.nn as nn
import torch.nn.functional as F
from convention_checks import ran, read, t
from conventions_of_numbers import clipped, pair, softplus_loss
from scipy.special import log_softmax, softmax

# --- multiclass


def log_p(i):
    return np.take_along_axis(log_softmax(i.prediction, axis=1), i.target[:, None], axis=1)[:, 0]


def one_hot(i):
    return np.eye(i.prediction.shape[1])[i.target]


ran(
    "cross_entropy",
    "PyTorch",
    "torch.nn.CrossEntropyLoss(weight=None, ignore_index=-100, label_smoothing=0.0)",
    lambda i, p: nn.CrossEntropyLoss(ignore_index=int(p.ignore_index), label_smoothing=p.label_smoothing)(*pair(i)),
)
read(
    "cross_entropy",
    "Keras",
    "keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.0)",
    lambda i, p: -np.mean(
        np.sum(
            (one_hot(i) * (1 - p.label_smoothing) + p.label_smoothing / i.prediction.shape[1])
            * log_softmax(i.prediction, axis=1),
            axis=1,
        )
    ),
)
read(
    "cross_entropy",
    "Keras",
    "keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
    lambda i, p: -np.mean(log_p(i)),
)
read(
    "cross_entropy", "Optax", "optax.softmax_cross_entropy_with_integer_labels(logits, labels)", lambda i, p: -log_p(i)
)
ran(
    "cross_entropy",
    "scikit-learn",
    "sklearn.metrics.log_loss(y_true, y_pred)",
    lambda i, p: sklearn.metrics.log_loss(i.target, softmax(i.prediction, axis=1), labels=range(i.prediction.shape[1])),
)
read("cross_entropy", "mlpack", "NegativeLogLikelihood()", lambda i, p: -np.sum(log_p(i)))

ran(
    "multilabel_bce",
    "PyTorch",
    "torch.nn.BCEWithLogitsLoss(pos_weight=None)",
    lambda i, p: nn.BCEWithLogitsLoss(pos_weight=torch.tensor(p.pos_weight, dtype=torch.float64))(*pair(i)),
)
ran(
    "multilabel_bce",
    "PyTorch",
    "torch.nn.MultiLabelSoftMarginLoss()",
    lambda i, p: nn.MultiLabelSoftMarginLoss()(*pair(i)),
)
read(
    "multilabel_bce",
    "Keras",
    "keras.losses.BinaryCrossentropy(from_logits=True)",
    lambda i, p: np.mean(softplus_loss(i.prediction, i.target)),
)
read(
    "multilabel_bce",
    "Optax",
    "optax.sigmoid_binary_cross_entropy(logits, labels)",
    lambda i, p: softplus_loss(i.prediction, i.target),
)


def keras_categorical_focal(i, p):
    q = clipped(softmax(i.prediction, axis=1))
    return np.mean(np.sum((1 - q) ** p.gamma * p.alpha * -one_hot(i) * np.log(q), axis=1))


read(
    "categorical_focal",
    "Keras",
    "keras.losses.CategoricalFocalCrossentropy(alpha=0.25, gamma=2.0, from_logits=True)",
    keras_categorical_focal,
)
read(
    "generalized_cross_entropy",
    "Keras",
    "keras.losses.CategoricalGeneralizedCrossEntropy(q=0.5)",
    lambda i, p: np.mean((1 - np.exp(log_p(i)) ** p.q) / p.q) if 0 < p.q < 1 else None,
)
ran(
    "probability_mae",
    "PyTorch",
    "torch.nn.L1Loss()",
    lambda i, p: nn.L1Loss()(torch.softmax(t(i.prediction), 1), t(one_hot(i))),
)
read(
    "probability_mae",
    "Keras",
    "keras.losses.MeanAbsoluteError()",
    lambda i, p: np.mean(np.abs(one_hot(i) - softmax(i.prediction, axis=1))),
)
ran(
    "multiclass_hinge",
    "PyTorch",
    "torch.nn.MultiMarginLoss(p=1, margin=1.0, weight=None)",
    lambda i, p: nn.MultiMarginLoss(p=int(p.p), margin=p.margin)(*pair(i)),
)


def sklearn_hinge(i, p):
    classes = i.prediction.shape[1]
    if classes == 2:  # would want one column: seen as three classes, of which the last is never near
        i = SimpleNamespace(prediction=np.c_[i.prediction, np.full(len(i.prediction), -1e6)], target=i.target)
    return sklearn.metrics.hinge_loss(i.target, i.prediction, labels=range(i.prediction.shape[1]))


ran("multiclass_hinge", "scikit-learn", "sklearn.metrics.hinge_loss(y_true, pred_decision)", sklearn_hinge)
read(
    "multiclass_hinge",
    "Optax",
    "optax.multiclass_hinge_loss(scores, labels)",
    lambda i, p: np.max(i.prediction + 1 - one_hot(i), axis=1) - np.sum(i.prediction * one_hot(i), axis=1),
)
read(
    "multiclass_hinge",
    "Keras",
    "keras.losses.CategoricalHinge()",
    lambda i, p: np.mean(
        np.maximum(np.max((1 - one_hot(i)) * i.prediction, axis=1) - np.sum(one_hot(i) * i.prediction, axis=1) + 1, 0)
    ),
)
read(
    "poly_cross_entropy",
    "Optax",
    "optax.losses.poly_loss_cross_entropy(logits, labels, epsilon=2.0)",
    lambda i, p: -log_p(i) + p.epsilon * np.sum(one_hot(i) * (1 - softmax(i.prediction, axis=1)), axis=1),
)

# --- distributions


def keras_kl(truth, prediction):
    truth, prediction = np.clip(truth, 1e-7, 1), np.clip(prediction, 1e-7, 1)
    return np.mean(np.sum(truth * np.log(truth / prediction), axis=1))


def optax_kl(log_predictions, targets):
    return np.sum(targets * (np.where(targets == 0, 0, np.log(targets)) - log_predictions), axis=1)


def or_none(values):
    return None if np.any(np.isnan(values)) else values


ran(
    "kl",
    "PyTorch",
    "torch.nn.KLDivLoss(reduction='mean', log_target=False)",
    lambda i, p: nn.KLDivLoss()(t(i.prediction).log(), t(i.target)),
)
ran(
    "kl",
    "PyTorch",
    "torch.nn.KLDivLoss(reduction='batchmean')",
    lambda i, p: nn.KLDivLoss(reduction="batchmean")(t(i.prediction).log(), t(i.target)),
)
read("kl", "Keras", "keras.losses.KLDivergence()", lambda i, p: keras_kl(i.target, i.prediction))
read(
    "kl",
    "Optax",
    "optax.kl_divergence(log_predictions, targets)",
    lambda i, p: optax_kl(np.log(i.prediction), i.target),
)
ran(
    "kl",
    "SciPy",
    "scipy.special.rel_entr(P, Q).sum(axis=1)",
    lambda i, p: scipy.special.rel_entr(i.target, i.prediction).sum(axis=1),
)
ran(
    "kl", "SciPy", "scipy.stats.entropy(P, Q, axis=1)", lambda i, p: scipy.stats.entropy(i.target, i.prediction, axis=1)
)
read(
    "kl", "mlpack", "KLDivergence()", lambda i, p: or_none(np.sum(i.target * (np.log(i.target) - np.log(i.prediction))))
)
ran(
    "reverse_kl",
    "PyTorch",
    "torch.nn.functional.kl_div(P.log(), Q, reduction='batchmean')",
    lambda i, p: F.kl_div(t(i.target).log(), t(i.prediction), reduction="batchmean"),
)
read("reverse_kl", "Keras", "keras.losses.KLDivergence()", lambda i, p: keras_kl(i.prediction, i.target))
read(
    "reverse_kl",
    "Optax",
    "optax.kl_divergence(log_predictions, targets)",
    lambda i, p: optax_kl(np.log(i.target), i.prediction),
)
ran(
    "reverse_kl",
    "SciPy",
    "scipy.special.rel_entr(Q, P).sum(axis=1)",
    lambda i, p: scipy.special.rel_entr(i.prediction, i.target).sum(axis=1),
)
ran(
    "js",
    "SciPy",
    "scipy.spatial.distance.jensenshannon(p, q, base=None, axis=1)",
    lambda i, p: scipy.spatial.distance.jensenshannon(i.target, i.prediction, axis=1),
)


def wasserstein(i, p):
    centres = p.width * np.arange(i.target.shape[1])
    return [scipy.stats.wasserstein_distance(centres, centres, q, r) for q, r in zip(i.prediction, i.target)]


ran(
    "wasserstein_1d", "SciPy", "scipy.stats.wasserstein_distance(u_values, v_values, u_weights, v_weights)", wasserstein
)
read("wasserstein_1d", "mlpack", "EarthMoverDistance()", lambda i, p: np.sum(-i.target * i.prediction))


def normal(mean, log_variance):
    return torch.distributions.Normal(t(mean), t(np.exp(log_variance / 2)))


ran(
    "vae_kl",
    "PyTorch",
    "torch.distributions.kl_divergence(Normal(mu, sigma), Normal(0, 1))",
    lambda i, p: torch.distributions.kl_divergence(normal(i.mean, i.log_variance), normal(0 * i.mean, 0 * i.mean)),
)


def soft(logits, p):
    return softmax(logits / p.temperature, axis=1)


ran(
    "distillation",
    "PyTorch",
    "torch.nn.KLDivLoss(reduction='batchmean')",
    lambda i, p: nn.KLDivLoss(reduction="batchmean")(
        F.log_softmax(t(i.prediction) / p.temperature, 1), t(soft(i.target, p))
    ),
)
read(
    "distillation",
    "Keras",
    "keras.losses.KLDivergence()",
    lambda i, p: keras_kl(soft(i.target, p), soft(i.prediction, p)),
)
read(
    "distillation",
    "Optax",
    "optax.kl_divergence(log_softmax(z/T), softmax(t/T))",
    lambda i, p: optax_kl(log_softmax(i.prediction / p.temperature, axis=1), soft(i.target, p)),
)

# --- segmentation


def areas(i, axis):
    return (
        np.sum(i.prediction * i.target, axis=axis),
        np.sum(i.prediction * (1 - i.target), axis=axis),
        np.sum((1 - i.prediction) * i.target, axis=axis),
    )


def optax_dice(i, smooth, alpha=0.5, beta=0.5):
    hit, false_alarm, missed = areas(i, 1)
    return 1 - (hit + smooth) / (hit + alpha * false_alarm + beta * missed + smooth)


def smp(i, smooth, weights=(0.5, 0.5), gamma=1.0, scale=1.0):
    if np.sum(i.target) == 0:
        return 0.0
    hit, false_alarm, missed = areas(i, None)
    return (
        1 - (scale * hit + smooth) / max(scale * (hit + weights[0] * false_alarm + weights[1] * missed) + smooth, 1e-7)
    ) ** gamma


def keras_dice(i, p):
    return 1 - 2 * np.sum(i.target * i.prediction) / (np.sum(i.target) + np.sum(i.prediction) + 1e-7)


def keras_tversky(i, p):
    inputs, targets = i.target, i.prediction  # as it names them: its fp are what is missed
    hit, fp, fn = np.sum(inputs * targets), np.sum((1 - targets) * inputs), np.sum(targets * (1 - inputs))
    return 1 - hit / (hit + fp * p.alpha + fn * p.beta + 1e-7)


module = "segmentation_models_pytorch.losses."
read("dice", "Keras", "keras.losses.Dice()", keras_dice)
read("dice", "Optax", "optax.losses.dice_loss(predictions, targets, smooth=1.0)", lambda i, p: optax_dice(i, p.smooth))
read("dice", "PyTorch", module + "DiceLoss(mode='binary', smooth=0.0)", lambda i, p: smp(i, p.smooth, scale=2.0), "smp")
read(
    "dice",
    "mlpack",
    "DiceLoss(smooth = 1)",
    lambda i, p: 1
    - (2 * np.sum(i.target * i.prediction) + p.smooth) / (np.sum(i.target**2) + np.sum(i.prediction**2) + p.smooth),
)
read(
    "jaccard",
    "PyTorch",
    module + "JaccardLoss(mode='binary', smooth=0.0)",
    lambda i, p: smp(i, p.smooth, (1, 1)),
    "smp",
)
read(
    "jaccard",
    "Optax",
    "optax.losses.dice_loss(predictions, targets, alpha=1.0, beta=1.0)",
    lambda i, p: optax_dice(i, p.smooth, 1, 1),
)
read("tversky", "Keras", "keras.losses.Tversky(alpha=0.5, beta=0.5)", keras_tversky)
read(
    "tversky",
    "Optax",
    "optax.losses.dice_loss(predictions, targets, smooth=1.0, alpha=0.5, beta=0.5)",
    lambda i, p: optax_dice(i, p.smooth, p.alpha, p.beta),
)
read(
    "tversky",
    "PyTorch",
    module + "TverskyLoss(mode='binary', smooth=0.0, alpha=0.5, beta=0.5)",
    lambda i, p: smp(i, p.smooth, (p.alpha, p.beta)),
    "smp",
)
read(
    "focal_tversky",
    "PyTorch",
    module + "TverskyLoss(mode='binary', smooth=0.0, alpha=0.5, beta=0.5, gamma=1.0)",
    lambda i, p: smp(i, p.smooth, (p.alpha, p.beta), p.gamma),
    "smp",
)


def lovasz(logits, labels):
    errors = 1 - (2 * labels - 1) * logits
    order = np.argsort(-errors, kind="stable")
    truth = labels[order]
    jaccard = 1 - (truth.sum() - truth.cumsum()) / (truth.sum() + (1 - truth).cumsum())
    jaccard[1:] = jaccard[1:] - jaccard[:-1]
    return np.maximum(errors[order], 0) @ jaccard


read(
    "lovasz_hinge",
    "PyTorch",
    "lovasz_hinge(logits, labels, per_image=True)",
    lambda i, p: np.mean([lovasz(z, y) for z, y in zip(i.prediction, i.target)]),
    "Lovász",
)
read(
    "lovasz_hinge",
    "PyTorch",
    module + "LovaszLoss(mode='binary', per_image=False)",
    lambda i, p: lovasz(i.prediction.ravel(), i.target.ravel()),
    "smp",
)

# --- embeddings

ran(
    "triplet",
    "PyTorch",
    "torch.nn.TripletMarginLoss(margin=1.0, p=2, eps=1e-6, swap=False)",
    lambda i, p: F.triplet_margin_loss(t(i.anchor), t(i.positive), t(i.negative), margin=p.margin, p=p.p),
)


def optax_triplet(i, p):
    near, far = (
        np.power(np.power(i.anchor - other, p.p).sum(-1) + 1e-6, 1 / p.p) for other in (i.positive, i.negative)
    )
    return or_none(np.maximum(near - far + p.margin, 0))


read(
    "triplet",
    "Optax",
    "optax.losses.triplet_margin_loss(anchors, positives, negatives, norm_degree=2, margin=1.0, eps=1e-6)",
    optax_triplet,
)
read(
    "triplet",
    "mlpack",
    "TripletMarginLoss(margin = 1.0)",
    lambda i, p: max(0.0, np.sum((i.anchor - i.positive) ** 2) - np.sum((i.anchor - i.negative) ** 2) + p.margin)
    / len(i.anchor),
)


def distance(i):
    return np.linalg.norm(i.a - i.b, axis=1)


ran(
    "contrastive",
    "PyTorch",
    "torch.nn.HingeEmbeddingLoss(margin=1.0)",
    lambda i, p: nn.HingeEmbeddingLoss(margin=p.margin)(t(distance(i)), t(2 * i.target - 1)),
)
read(
    "contrastive",
    "TensorFlow Addons",
    "tfa.losses.ContrastiveLoss(margin=1.0)",
    lambda i, p: np.mean(i.target * distance(i) ** 2 + (1 - i.target) * np.maximum(p.margin - distance(i), 0) ** 2),
)


def cosine(i):
    return np.sum(i.a * i.b, axis=1) / np.linalg.norm(i.a, axis=1) / np.linalg.norm(i.b, axis=1)


ran(
    "cosine_embedding",
    "PyTorch",
    "torch.nn.CosineEmbeddingLoss(margin=0.0)",
    lambda i, p: nn.CosineEmbeddingLoss(margin=p.margin)(t(i.a), t(i.b), t(i.target)),
)
read("cosine_embedding", "Keras", "keras.losses.CosineSimilarity(axis=-1)", lambda i, p: np.mean(-cosine(i)))
read("cosine_embedding", "Optax", "optax.losses.cosine_distance(predictions, targets)", lambda i, p: 1 - cosine(i))
ran(
    "cosine_embedding",
    "SciPy",
    "scipy.spatial.distance.cosine(u, v)",
    lambda i, p: [scipy.spatial.distance.cosine(u, v) for u, v in zip(i.a, i.b)],
)
ran(
    "cosine_embedding",
    "scikit-learn",
    "sklearn.metrics.pairwise.paired_cosine_distances(X, Y)",
    lambda i, p: sklearn.metrics.pairwise.paired_cosine_distances(i.a, i.b),
)
read(
    "cosine_embedding",
    "mlpack",
    "CosineEmbeddingLoss(margin = 0.0, similarity = true)",
    lambda i, p: np.sum(1 - cosine(i)),
)


def ntxent(i, p):
    """Of 2n embeddings whose labels are 0 … n − 1 twice."""
    both = np.concatenate([i.a, i.b])
    unit = both / np.linalg.norm(both, axis=1, keepdims=True)
    similarity = unit @ unit.T / p.temperature
    np.fill_diagonal(similarity, -np.inf)
    partner = np.roll(np.arange(len(both)), len(i.a))
    return np.mean(scipy.special.logsumexp(similarity, axis=1) - similarity[np.arange(len(both)), partner])


read("info_nce", "Optax", "optax.losses.ntxent(embeddings, labels, temperature=0.07)", ntxent)
ran(
    "info_nce",
    "PyTorch",
    "torch.nn.CrossEntropyLoss()",
    lambda i, p: nn.CrossEntropyLoss()(
        F.normalize(t(i.a)) @ F.normalize(t(i.b)).T / p.temperature, torch.arange(len(i.a))
    ),
)
ran(
    "margin_ranking",
    "PyTorch",
    "torch.nn.MarginRankingLoss(margin=0.0)",
    lambda i, p: nn.MarginRankingLoss(margin=p.margin)(t(i.a), t(i.b), t(i.target)),
)
read(
    "margin_ranking",
    "mlpack",
    "MarginRankingLoss(margin = 1.0)",
    lambda i, p: np.sum(np.maximum(0, -i.target * (i.a - i.b) + p.margin)),
)

# --- sequences: the costs themselves are PyTorch's, what each library makes of them is its own


def ctc(i, p, reduction):
    n, frames, _ = i.prediction.shape
    length = i.length if hasattr(i, "length") else np.full(n, i.target.shape[1])
    return F.ctc_loss(
        F.log_softmax(t(i.prediction), 2).transpose(0, 1),
        t(i.target),
        torch.full((n,), frames),
        t(length),
        blank=int(p.blank),
        reduction=reduction,
    )


ran(
    "ctc", "PyTorch", "torch.nn.CTCLoss(blank=0, reduction='mean', zero_infinity=False)", lambda i, p: ctc(i, p, "mean")
)
read("ctc", "Keras", "keras.losses.CTC()", lambda i, p: ctc(i, p, "none").mean() if p.blank == 0 else None)
read(
    "ctc",
    "Optax",
    "optax.ctc_loss(logits, logit_paddings, labels, label_paddings, blank_id=0)",
    lambda i, p: ctc(i, p, "none"),
)

# --- games: the discriminator's number, then the generator's


def bce(logits, label):
    return nn.BCEWithLogitsLoss()(t(logits), torch.full(logits.shape, float(label), dtype=torch.float64))


def mse(scores, label):
    return nn.MSELoss()(t(scores), torch.full(scores.shape, float(label), dtype=torch.float64))


def tells_apart(i, real=1.0):
    return bce(i.real, real) + bce(i.fake, 0)


smoothed = 1 * (1 - 0.25) + 0.5 * 0.25  # tf.compat.v1.losses.sigmoid_cross_entropy's, towards ½
ran("gan_minimax", "PyTorch", "torch.nn.BCEWithLogitsLoss()", lambda i, p: [tells_apart(i), -bce(i.fake, 0)])
read(
    "gan_minimax gan_non_saturating",
    "TorchGAN",
    "minimax_generator_loss(dgz, nonsaturating=True)",
    lambda i, p: [tells_apart(i), bce(i.fake, 1)],
)
read(
    "gan_minimax",
    "TF-GAN",
    "tfgan.losses.minimax_discriminator_loss(label_smoothing=0.25)",
    lambda i, p: [tells_apart(i, smoothed), -(bce(np.ones_like(i.fake), 1) + bce(i.fake, 0))],
)
ran("gan_non_saturating", "PyTorch", "torch.nn.BCEWithLogitsLoss()", lambda i, p: [tells_apart(i), bce(i.fake, 1)])
read(
    "gan_non_saturating",
    "TF-GAN",
    "tfgan.losses.modified_generator_loss(label_smoothing=0.0)",
    lambda i, p: [tells_apart(i, smoothed), bce(i.fake, 1)],
)
ran("lsgan", "PyTorch", "torch.nn.MSELoss()", lambda i, p: [mse(i.real, 1) + mse(i.fake, 0), mse(i.fake, 1)])
read(
    "lsgan",
    "TorchGAN",
    "least_squares_discriminator_loss(dx, dgz, a=0.0, b=1.0)",
    lambda i, p: [0.5 * (np.mean((i.real - 1) ** 2) + np.mean(i.fake**2)), 0.5 * np.mean((i.fake - 1) ** 2)],
)
read(
    "lsgan",
    "CycleGAN's code",
    "GANLoss('lsgan')",
    lambda i, p: [0.5 * (mse(i.real, 1) + mse(i.fake, 0)), mse(i.fake, 1)],
)
ran(
    "gan_hinge",
    "PyTorch",
    "torch.nn.functional.relu",
    lambda i, p: [F.relu(1 - t(i.real)).mean() + F.relu(1 + t(i.fake)).mean(), -t(i.fake).mean()],
)
read(
    "gan_hinge",
    "Keras",
    "keras.losses.Hinge()",
    lambda i, p: [np.mean(np.maximum(0, 1 - i.real)) + np.mean(np.maximum(0, 1 + i.fake)), -np.mean(i.fake)],
)
for library, name in (
    ("TorchGAN", "wasserstein_discriminator_loss(fx, fgz)"),
    ("TF-GAN", "tfgan.losses.wasserstein_discriminator_loss"),
):
    read("wgan", library, name, lambda i, p: [np.mean(i.fake - i.real), np.mean(-i.fake)])
ran("wgan", "PyTorch", "tensor operations", lambda i, p: [t(i.fake).mean() - t(i.real).mean(), -t(i.fake).mean()])
