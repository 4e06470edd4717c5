#!/usr/bin/env python3
"""Writes conventions.json: what other libraries report of the inputs that a card compares them on.

PyTorch, torchvision, SciPy, scikit-learn and statsmodels are run, in float64. Keras, Optax, TF-GAN,
TorchGAN, mlpack, Ceres and a few more are not in Debian: their formula is written out in NumPy as
their own source or page has it, and the entry names the address instead of a version.

Each loss is seen at its card's inputs (own_inputs, which the test holds to the card) with every set
of parameters that code.json has, and at inputs that code.json has. None: the library refuses them.

Run: python3 conventions.py
(Debian: python3-torch, python3-torchvision, python3-scipy, python3-sklearn, python3-statsmodels)
"""

import json
import math
import warnings
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import scipy
import scipy.optimize
import scipy.spatial
import scipy.special
import scipy.stats
import sklearn
import sklearn.ensemble._gb_losses as boosting
import sklearn.linear_model._sgd_fast as sgd
import sklearn.metrics
import statsmodels
import statsmodels.api
import torch
import torch.nn as nn
import torch.nn.functional as F
import torchvision
from scipy.special import expit, log_expit, log_softmax, softmax

here = Path(__file__).parent
warnings.simplefilter("ignore")  # old interfaces of scikit-learn, and divisions by 0 that are wanted

own_inputs = {
    "mse": {"prediction": [3, -0.5], "target": [1, 0]},
    "mae": {"prediction": [3, -0.5], "target": [1, 0]},
    "huber": {"prediction": [0.5, 3], "target": [0, 0]},
    "log_cosh": {"prediction": [1, -100, 1000], "target": [0, 0, 0]},
    "pseudo_huber": {"prediction": [0.75, 4], "target": [0, 0]},
    "smooth_l1": {"prediction": [0.5, 2, 0], "target": [0, 0, 0.25]},
    "quantile": {"prediction": [3, 1, 3], "target": [1, 3, 1]},
    "epsilon_insensitive": {"prediction": [0.05, 2, 1], "target": [0, 0, 3]},
    "squared_epsilon_insensitive": {"prediction": [0.05, 2, 1], "target": [0, 0, 3]},
    "cauchy": {"prediction": [1, 2, -3], "target": [0, 0, 0]},
    "geman_mcclure": {"prediction": [1, -3, 5], "target": [0, 0, 3]},
    "welsch": {"prediction": [1, 5, -50], "target": [0, 3, 0]},
    "tukey": {"prediction": [5, 1, 10], "target": [0, 0, 0]},
    "general_robust": {"prediction": [0.75, 3, 2, 2, 1.5], "target": [0, 0, 0, 0, 0]},
    "msle": {"prediction": [3, -0.5, 2.5], "target": [1, 0, 3]},
    "mape": {"prediction": [90, -1, 5], "target": [100, -2, 4]},
    "poisson_nll": {"prediction": [1, 2], "target": [2, 3]},
    "gaussian_nll": {"prediction": [2, 2], "target": [0, 0], "variance": [1, 4]},
    "bce_with_logits": {"prediction": [2, -1, -2], "target": [1, 0, 1]},
    "bce": {"prediction": [0.9, 0.9, 0], "target": [1, 0, 1]},
    "focal": {"prediction": [0, 0, 2, -2], "target": [1, 0, 1, 1]},
    "hinge": {"prediction": [0.3, 0.3, 2, 0.25], "target": [1, 0, 1, 1]},
    "squared_hinge": {"prediction": [0.5, 0.5, 1.5], "target": [1, 0, 1]},
    "modified_huber": {"prediction": [0.5, -1, 3], "target": [1, 1, 0]},
    "perceptron": {"prediction": [-2, 0.1, 0.75], "target": [1, 1, 0]},
    "exponential": {"prediction": [0, 1, 2], "target": [1, 0, 1]},
    "brier": {"prediction": [0, 2], "target": [1, 0]},
    "zero_one": {"prediction": [0.1, -0.1, 0], "target": [1, 1, 0]},
    "cross_entropy": {"prediction": [[2, 1, 0], [0, 3, 1]], "target": [0, 2]},
    "multilabel_bce": {"prediction": [[0, 2, -1], [1, -2, 0.5]], "target": [[1, 0, 0], [1, 1, 0]]},
    "categorical_focal": {"prediction": [[2, 1, 0], [0, 3, 1]], "target": [0, 2]},
    "generalized_cross_entropy": {"prediction": [[2, 1, 0], [0, 3, 1]], "target": [0, 2]},
    "probability_mae": {"prediction": [[2, 1, 0], [0, 3, 1]], "target": [0, 2]},
    "multiclass_hinge": {"prediction": [[2, 1, 0], [0, 3, 1]], "target": [0, 2]},
    "poly_cross_entropy": {"prediction": [[2, 1, 0], [0, 3, 1]], "target": [0, 2]},
    "kl": {"prediction": [[0.5, 0.5], [0.25, 0.75]], "target": [[1, 0], [0.5, 0.5]]},
    "reverse_kl": {"prediction": [[1, 0], [0.25, 0.75]], "target": [[0.5, 0.5], [0.5, 0.5]]},
    "js": {"prediction": [[0, 1], [0.5, 0.5]], "target": [[1, 0], [1, 0]]},
    "wasserstein_1d": {"prediction": [[1, 0, 0], [0.5, 0.25, 0.25], [0.5, 0, 0.5]], "target": [[0, 0, 1], [0.25, 0.25, 0.5], [0, 0, 1]]},
    "vae_kl": {"mean": [[1, -2], [0, 0.5]], "log_variance": [[0, 0], [1, -1]]},
    "distillation": {"prediction": [[0, 0], [0, 0]], "target": [[1.0986122886681098, 0], [2.1972245773362196, 0]]},
    "dice": {"prediction": [[1, 1, 0, 0], [0.5, 0.5, 0.25, 0]], "target": [[1, 0, 1, 0], [1, 1, 0, 0]]},
    "jaccard": {"prediction": [[1, 1, 0, 0], [0.5, 0.5, 0.25, 0]], "target": [[1, 0, 1, 0], [1, 1, 0, 0]]},
    "tversky": {"prediction": [[1, 1, 0, 0], [0.5, 0.5, 0.25, 0]], "target": [[1, 0, 1, 0], [1, 1, 0, 0]]},
    "focal_tversky": {"prediction": [[1, 1, 0, 0], [0.5, 0.5, 0.25, 0]], "target": [[1, 0, 1, 0], [1, 1, 0, 0]]},
    "lovasz_hinge": {"prediction": [[-1, 0, -2], [0.5, 1, -0.5]], "target": [[1, 0, 0], [1, 0, 1]]},
    "triplet": {"anchor": [[0, 0], [0, 0], [0, 0]], "positive": [[3, 4], [6, 8], [1, -2]], "negative": [[6, 8], [3, 4], [2, 1]]},
    "contrastive": {"a": [[0, 0], [0.3, 0], [0, 0]], "b": [[3, 4], [0, 0.4], [3, 4]], "target": [1, 0, 0]},
    "cosine_embedding": {"a": [[3, 4], [3, 4], [1, 0]], "b": [[4, 3], [4, 3], [0, 7]], "target": [1, -1, -1]},
    "info_nce": {"a": [[1, 0], [0, 1], [1, 1]], "b": [[2, 1], [0, 3], [1, 2]]},
    "margin_ranking": {"a": [2, 2, 2], "b": [0.5, 0.5, 0.5], "target": [-1, 1, 1]},
    "ctc": {"prediction": [[[2, 1, 0], [0, 1, 0], [0, 0, 1]], [[1, 0, 0], [0, 2, 0], [1, 1, 0]]], "target": [[1, 2], [1, 2]], "length": [2, 1]},
    "gan_minimax": {"real": [0.5, 3], "fake": [0.25, -2]},
    "gan_non_saturating": {"real": [0.5, 3], "fake": [0.25, -2]},
    "lsgan": {"real": [0.5, 3], "fake": [0.25, -2]},
    "gan_hinge": {"real": [0.5, 3], "fake": [0.25, -2]},
    "wgan": {"real": [0.5, 3], "fake": [0.25, -2]},
}

# Parameters that are passed to every check although the cases do not name them.
defaults = {
    "huber": {"delta": 1.0}, "smooth_l1": {"beta": 1.0}, "pseudo_huber": {"delta": 1.0}, "quantile": {"tau": 0.5},
    "epsilon_insensitive": {"epsilon": 0.1}, "squared_epsilon_insensitive": {"epsilon": 0.1}, "cauchy": {"c": 1.0},
    "geman_mcclure": {"c": 1.0}, "welsch": {"c": 1.0}, "tukey": {"c": 4.685}, "general_robust": {"alpha": 1.0, "c": 1.0},
    "poisson_nll": {"log_input": 1}, "bce_with_logits": {"pos_weight": 1.0, "label_smoothing": 0.0},
    "focal": {"alpha": 0.25, "gamma": 2.0}, "hinge": {"margin": 1.0}, "squared_hinge": {"margin": 1.0},
    "cross_entropy": {"label_smoothing": 0.0, "ignore_index": -100}, "multilabel_bce": {"pos_weight": 1.0},
    "categorical_focal": {"alpha": 1.0, "gamma": 2.0}, "generalized_cross_entropy": {"q": 0.7},
    "multiclass_hinge": {"margin": 1.0, "p": 1}, "poly_cross_entropy": {"epsilon": 1.0},
    "wasserstein_1d": {"p": 1.0, "width": 1.0}, "distillation": {"temperature": 2.0}, "dice": {"smooth": 1.0},
    "jaccard": {"smooth": 1.0}, "tversky": {"alpha": 0.5, "beta": 0.5, "smooth": 1.0},
    "focal_tversky": {"alpha": 0.5, "beta": 0.5, "smooth": 1.0, "gamma": 0.75}, "triplet": {"margin": 1.0, "p": 2.0},
    "contrastive": {"margin": 1.0}, "cosine_embedding": {"margin": 0.0}, "info_nce": {"temperature": 0.07},
    "margin_ranking": {"margin": 0.0}, "ctc": {"blank": 0},
}

versions = {
    "torch": f"PyTorch {torch.__version__}", "torchvision": f"torchvision {torchvision.__version__}",
    "scipy": f"SciPy {scipy.__version__}", "sklearn": f"scikit-learn {sklearn.__version__}",
    "statsmodels": f"statsmodels {statsmodels.__version__}",
}
github = "https://github.com/"
pages = {
    "Keras": github + "keras-team/keras: keras/src/losses/losses.py",
    "Optax": github + "google-deepmind/optax: optax/losses",
    "mlpack": github + "mlpack/mlpack: src/mlpack/methods/ann/loss_functions",
    "Ceres": github + "ceres-solver/ceres-solver: include/ceres/loss_function.h",
    "robust_loss_pytorch": github + "jonbarron/robust_loss_pytorch: robust_loss_pytorch/general.py",
    "TensorFlow": "https://www.tensorflow.org/api_docs/python/tf/nn/weighted_cross_entropy_with_logits",
    "TensorFlow Addons": github + "tensorflow/addons: tensorflow_addons/losses/contrastive.py",
    "TorchGAN": github + "torchgan/torchgan: torchgan/losses/functional.py",
    "TF-GAN": github + "tensorflow/gan: tensorflow_gan/python/losses/losses_impl.py",
    "CycleGAN's code": github + "junyanz/pytorch-CycleGAN-and-pix2pix: models/networks.py",
    "smp": github + "qubvel-org/segmentation_models.pytorch: segmentation_models_pytorch/losses",
    "Lovász": github + "bermanmaxim/LovaszSoftmax: pytorch/lovasz_losses.py",
    "scikit-learn": "https://scikit-learn.org/stable/modules",
    "statsmodels": "https://www.statsmodels.org/stable/generated/statsmodels.regression.quantile_regression.QuantReg.html",
}

checks = {}


def check(losses, library, name, values, by):
    for loss in losses.split():
        checks.setdefault(loss, []).append((library, name, values, by))


def ran(losses, library, name, values, by=None):
    """The library itself is called."""
    check(losses, library, name, values, versions[by or {"PyTorch": "torch", "SciPy": "scipy",
                                                       "scikit-learn": "sklearn", "statsmodels": "statsmodels"}[library]])


def read(losses, library, name, values, page=None):
    """The library's formula, from its source or page."""
    check(losses, library, name, values, "from " + pages[page or library])


def t(array):
    return torch.from_numpy(np.asarray(array))


# --- regression: i holds the inputs, p the parameters

def error(i):
    return i.prediction - i.target


def pair(i):
    return t(i.prediction), t(i.target)


def huber(e, delta):
    return np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2))


def cost(i, loss, scale=1.0):
    e = error(i)
    return scipy.optimize.least_squares(lambda x: e + 0 * x[0], [0.0], loss=loss, f_scale=scale, max_nfev=1).cost


def mean_of(loss, prediction, target):
    return np.mean([loss.py_loss(float(a), float(b)) for a, b in zip(prediction, target)])


def signs(i):
    return 2 * i.target - 1


ran("mse", "PyTorch", "torch.nn.MSELoss()", lambda i, p: nn.MSELoss()(*pair(i)))
read("mse", "Keras", "keras.losses.MeanSquaredError()", lambda i, p: np.mean(np.square(i.target - i.prediction)))
read("mse", "Optax", "optax.squared_error(predictions, targets)", lambda i, p: error(i) ** 2)
read("mse", "Optax", "optax.l2_loss(predictions, targets)", lambda i, p: 0.5 * error(i) ** 2)
ran("mse", "scikit-learn", "sklearn.metrics.mean_squared_error(y_true, y_pred)", lambda i, p: sklearn.metrics.mean_squared_error(i.target, i.prediction))
ran("mse", "scikit-learn", "sklearn.linear_model.SGDRegressor(loss='squared_error')", lambda i, p: mean_of(sgd.SquaredLoss(), i.prediction, i.target))
ran("mse", "SciPy", "scipy.optimize.least_squares(loss='linear')", lambda i, p: cost(i, "linear"))
read("mse", "mlpack", "MeanSquaredError()", lambda i, p: np.sum(error(i) ** 2) / len(i.target))

ran("mae", "PyTorch", "torch.nn.L1Loss()", lambda i, p: nn.L1Loss()(*pair(i)))
read("mae", "Keras", "keras.losses.MeanAbsoluteError()", lambda i, p: np.mean(np.abs(i.target - i.prediction)))
ran("mae", "scikit-learn", "sklearn.metrics.mean_absolute_error(y_true, y_pred)", lambda i, p: sklearn.metrics.mean_absolute_error(i.target, i.prediction))
read("mae", "mlpack", "L1Loss()", lambda i, p: np.sum(np.abs(error(i))))

ran("huber", "PyTorch", "torch.nn.HuberLoss(delta=1.0)", lambda i, p: nn.HuberLoss(delta=p.delta)(*pair(i)))
ran("huber", "PyTorch", "torch.nn.SmoothL1Loss(beta=1.0)", lambda i, p: nn.SmoothL1Loss(beta=p.delta)(*pair(i)))
read("huber", "Keras", "keras.losses.Huber(delta=1.0)", lambda i, p: np.mean(huber(error(i), p.delta)))
read("huber", "Optax", "optax.huber_loss(predictions, targets, delta=1.0)",
     lambda i, p: 0.5 * np.minimum(np.abs(error(i)), p.delta) ** 2 + p.delta * (np.abs(error(i)) - np.minimum(np.abs(error(i)), p.delta)))
ran("huber", "SciPy", "scipy.special.huber(delta, r)", lambda i, p: scipy.special.huber(p.delta, error(i)))
ran("huber", "SciPy", "scipy.optimize.least_squares(loss='huber', f_scale=1.0)", lambda i, p: cost(i, "huber", p.delta))
ran("huber", "statsmodels", "statsmodels.robust.norms.HuberT(t=1.345)", lambda i, p: statsmodels.robust.norms.HuberT(t=p.delta).rho(error(i)))
ran("huber", "scikit-learn", "sklearn.linear_model.SGDRegressor(loss='huber', epsilon=0.1)", lambda i, p: mean_of(sgd.Huber(p.delta), i.prediction, i.target))
read("huber", "mlpack", "HuberLoss(delta = 1.0)", lambda i, p: np.sum(huber(error(i), p.delta)))

ran("smooth_l1", "PyTorch", "torch.nn.SmoothL1Loss(beta=1.0)", lambda i, p: nn.SmoothL1Loss(beta=p.beta)(*pair(i)))
ran("smooth_l1", "PyTorch", "torch.nn.HuberLoss(delta=1.0)", lambda i, p: nn.HuberLoss(delta=p.beta)(*pair(i)))
read("smooth_l1", "Keras", "keras.losses.Huber(delta=1.0)", lambda i, p: np.mean(huber(error(i), p.beta)))
read("smooth_l1", "Optax", "optax.huber_loss(predictions, targets, delta=1.0)", lambda i, p: huber(error(i), p.beta))

read("log_cosh", "Keras", "keras.losses.LogCosh()", lambda i, p: np.mean(error(i) + np.logaddexp(0, -2 * error(i)) - np.log(2)))
read("log_cosh", "Optax", "optax.log_cosh(predictions, targets)", lambda i, p: np.logaddexp(error(i), -error(i)) - np.log(2))
read("log_cosh", "mlpack", "LogCoshLoss(a = 1.0)", lambda i, p: np.sum(np.log(np.cosh(error(i)))))

ran("pseudo_huber", "SciPy", "scipy.special.pseudo_huber(delta, r)", lambda i, p: scipy.special.pseudo_huber(p.delta, error(i)))
ran("pseudo_huber", "SciPy", "scipy.optimize.least_squares(loss='soft_l1', f_scale=1.0)", lambda i, p: cost(i, "soft_l1", p.delta))

ran("quantile", "scikit-learn", "sklearn.metrics.mean_pinball_loss(y_true, y_pred, alpha=0.5)",
    lambda i, p: sklearn.metrics.mean_pinball_loss(i.target, i.prediction, alpha=p.tau))
read("quantile", "scikit-learn", "sklearn.linear_model.QuantileRegressor(quantile=0.5, alpha=1.0)",
     lambda i, p: np.mean(np.where(i.target >= i.prediction, p.tau * (i.target - i.prediction), (1 - p.tau) * (i.prediction - i.target))))
ran("quantile", "scikit-learn", "sklearn.ensemble.GradientBoostingRegressor(loss='quantile', alpha=0.9)",
    lambda i, p: boosting.QuantileLossFunction(p.tau)(i.target, i.prediction))
read("quantile", "statsmodels", "QuantReg.fit(q=0.5)", lambda i, p: np.sum((i.target - i.prediction) * (p.tau - (i.target < i.prediction))))

for loss, of_estimator, kernel in (("epsilon_insensitive", "sklearn.svm.SVR(C=1.0, epsilon=0.1)", sgd.EpsilonInsensitive),
                                   ("squared_epsilon_insensitive", "sklearn.svm.LinearSVR(loss='squared_epsilon_insensitive', C=1.0)",
                                    sgd.SquaredEpsilonInsensitive)):
    power = 2 if loss.startswith("squared") else 1
    read(loss, "scikit-learn", of_estimator, lambda i, p, power=power: np.sum(np.maximum(0, np.abs(error(i)) - p.epsilon) ** power))
    ran(loss, "scikit-learn", f"sklearn.linear_model.SGDRegressor(loss='{loss}', epsilon=0.1)",
        lambda i, p, kernel=kernel: mean_of(kernel(p.epsilon), i.prediction, i.target))

ran("cauchy", "SciPy", "scipy.optimize.least_squares(loss='cauchy', f_scale=1.0)", lambda i, p: cost(i, "cauchy", p.c))
read("cauchy", "Ceres", "ceres::CauchyLoss(a)", lambda i, p: np.sum(p.c**2 * np.log(1 + error(i) ** 2 / p.c**2)) / 2)
ran("tukey", "statsmodels", "statsmodels.robust.norms.TukeyBiweight(c=4.685)", lambda i, p: statsmodels.robust.norms.TukeyBiweight(c=p.c).rho(error(i)))
read("tukey", "Ceres", "ceres::TukeyLoss(a)",
     lambda i, p: np.sum(p.c**2 / 3 * (1 - np.maximum(0, 1 - error(i) ** 2 / p.c**2) ** 3)) / 2)


def lossfun(x, alpha, scale):
    z = (x / scale) ** 2
    if alpha == -math.inf:
        return 1 - np.exp(-z / 2)
    if alpha == 0:
        return np.log1p(z / 2)
    if alpha == 2:
        return z / 2
    b = abs(alpha - 2)
    return b / alpha * ((z / b + 1) ** (alpha / 2) - 1)


read("geman_mcclure", "robust_loss_pytorch", "lossfun(x, alpha=-2, scale=c)", lambda i, p: lossfun(error(i), -2, p.c))
read("welsch", "robust_loss_pytorch", "lossfun(x, alpha=-inf, scale=c)", lambda i, p: lossfun(error(i), -math.inf, p.c))
read("general_robust", "robust_loss_pytorch", "lossfun(x, alpha, scale)", lambda i, p: lossfun(error(i), p.alpha, p.c))

ran("msle", "scikit-learn", "sklearn.metrics.mean_squared_log_error(y_true, y_pred)",
    lambda i, p: sklearn.metrics.mean_squared_log_error(i.target, i.prediction))
read("msle", "Keras", "keras.losses.MeanSquaredLogarithmicError()",
     lambda i, p: np.mean((np.log(np.maximum(i.prediction, 1e-7) + 1) - np.log(np.maximum(i.target, 1e-7) + 1)) ** 2))
read("msle", "mlpack", "MeanSquaredLogarithmicError()", lambda i, p: np.sum((np.log(1 + i.target) - np.log(1 + i.prediction)) ** 2))
ran("mape", "scikit-learn", "sklearn.metrics.mean_absolute_percentage_error(y_true, y_pred)",
    lambda i, p: sklearn.metrics.mean_absolute_percentage_error(i.target, i.prediction))
read("mape", "Keras", "keras.losses.MeanAbsolutePercentageError()",
     lambda i, p: 100 * np.mean(np.abs(error(i) / np.maximum(np.abs(i.target), 1e-7))))
read("mape", "mlpack", "MeanAbsolutePercentageError()", lambda i, p: np.sum(np.abs(error(i) / i.target)) * (100 // len(i.target)))


def rate(i, p):
    return np.exp(i.prediction) if p.log_input else i.prediction


ran("poisson_nll", "PyTorch", "torch.nn.PoissonNLLLoss(log_input=True, eps=1e-8)", lambda i, p: nn.PoissonNLLLoss(log_input=bool(p.log_input))(*pair(i)))
read("poisson_nll", "Keras", "keras.losses.Poisson()", lambda i, p: np.mean(rate(i, p) - i.target * np.log(rate(i, p) + 1e-7)))
ran("poisson_nll", "scikit-learn", "sklearn.metrics.mean_poisson_deviance(y_true, y_pred)",
    lambda i, p: sklearn.metrics.mean_poisson_deviance(i.target, rate(i, p)))
read("poisson_nll", "mlpack", "PoissonNLLLoss(logInput = true)",
     lambda i, p: np.sum(rate(i, p) - i.target * (i.prediction if p.log_input else np.log(i.prediction + 1e-8))))
ran("gaussian_nll", "PyTorch", "torch.nn.GaussianNLLLoss(full=False, eps=1e-6)", lambda i, p: nn.GaussianNLLLoss()(*pair(i), t(i.variance)))

# --- binary

ran("bce", "PyTorch", "torch.nn.BCELoss()", lambda i, p: nn.BCELoss()(*pair(i)))


def cross_entropy_of(p, y):
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def clipped(p):
    return np.clip(p, 1e-7, 1 - 1e-7)


read("bce", "Keras", "keras.losses.BinaryCrossentropy()", lambda i, p: np.mean(cross_entropy_of(clipped(i.prediction), i.target)))
ran("bce", "scikit-learn", "sklearn.metrics.log_loss(y_true, y_pred)", lambda i, p: sklearn.metrics.log_loss(i.target, i.prediction, labels=[0, 1]))
read("bce", "mlpack", "BCELoss(eps = 1e-10)",
     lambda i, p: -np.sum(i.target * np.log(i.prediction + 1e-10) + (1 - i.target) * np.log(1 - i.prediction + 1e-10)))

ran("bce_with_logits", "PyTorch", "torch.nn.BCEWithLogitsLoss(pos_weight=None)",
    lambda i, p: nn.BCEWithLogitsLoss(pos_weight=torch.tensor(p.pos_weight, dtype=torch.float64))(*pair(i)))


def hard(i):
    return set(np.ravel(i.target)) <= {0, 1}


def softplus_loss(z, y):
    return -y * log_expit(z) - (1 - y) * log_expit(-z)


ran("bce_with_logits", "PyTorch", "torch.nn.SoftMarginLoss()", lambda i, p: nn.SoftMarginLoss()(t(i.prediction), t(signs(i))))
read("bce_with_logits", "Keras", "keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=0)",
     lambda i, p: np.mean(softplus_loss(i.prediction, i.target * (1 - p.label_smoothing) + 0.5 * p.label_smoothing)))
read("bce_with_logits", "TensorFlow", "tf.nn.weighted_cross_entropy_with_logits(labels, logits, pos_weight)",
     lambda i, p: (1 - i.target) * i.prediction + (1 + (p.pos_weight - 1) * i.target)
     * (np.log1p(np.exp(-np.abs(i.prediction))) + np.maximum(-i.prediction, 0)))
read("bce_with_logits", "Optax", "optax.sigmoid_binary_cross_entropy(logits, labels)", lambda i, p: softplus_loss(i.prediction, i.target))
ran("bce_with_logits", "scikit-learn", "sklearn.linear_model.SGDClassifier(loss='log_loss')", lambda i, p: mean_of(sgd.Log(), i.prediction, signs(i)))
read("bce_with_logits", "mlpack", "SigmoidCrossEntropyError()",
     lambda i, p: np.sum(np.maximum(i.prediction, 0) + np.log(1 + np.exp(-np.abs(i.prediction)))) - np.sum(i.prediction * i.target))

ran("brier", "scikit-learn", "sklearn.metrics.brier_score_loss(y_true, y_prob)", lambda i, p: sklearn.metrics.brier_score_loss(i.target, expit(i.prediction)))
ran("brier", "PyTorch", "torch.nn.MSELoss()(torch.sigmoid(z), y)", lambda i, p: nn.MSELoss()(torch.sigmoid(t(i.prediction)), t(i.target)))
read("brier", "Keras", "keras.losses.MeanSquaredError()", lambda i, p: np.mean((i.target - expit(i.prediction)) ** 2))

ran("focal", "PyTorch", "torchvision.ops.sigmoid_focal_loss(alpha=0.25, gamma=2)",
    lambda i, p: torchvision.ops.sigmoid_focal_loss(*pair(i), alpha=p.alpha, gamma=p.gamma), "torchvision")


def keras_focal(i, p):
    q = expit(i.prediction)
    right = i.target * q + (1 - i.target) * (1 - q)
    return np.mean((1 - right) ** p.gamma * cross_entropy_of(clipped(q), i.target))


read("focal", "Keras", "keras.losses.BinaryFocalCrossentropy(alpha=0.25, gamma=2.0, from_logits=True)", keras_focal)
read("focal", "Optax", "optax.sigmoid_focal_loss(logits, labels, alpha=None, gamma=2.0)",
     lambda i, p: (p.alpha * i.target + (1 - p.alpha) * (1 - i.target)) * softplus_loss(i.prediction, i.target)
     * np.exp(p.gamma * log_expit(-signs(i) * i.prediction)))


def hinge(i):
    return np.maximum(0, 1 - signs(i) * i.prediction)


read("hinge", "Keras", "keras.losses.Hinge()", lambda i, p: np.mean(hinge(i)))
read("hinge", "Optax", "optax.hinge_loss(predictor_outputs, targets)", lambda i, p: hinge(i))
ran("hinge", "scikit-learn", "sklearn.metrics.hinge_loss(y_true, pred_decision)",
    lambda i, p: sklearn.metrics.hinge_loss(i.target, i.prediction, labels=[0, 1]))
read("hinge", "scikit-learn", "sklearn.svm.SVC(C=1.0)", lambda i, p: np.sum(hinge(i)))
read("hinge", "mlpack", "HingeLoss()", lambda i, p: np.sum(hinge(i)))
read("squared_hinge", "Keras", "keras.losses.SquaredHinge()", lambda i, p: np.mean(hinge(i) ** 2))
ran("squared_hinge", "scikit-learn", "sklearn.linear_model.SGDClassifier(loss='squared_hinge')",
    lambda i, p: mean_of(sgd.SquaredHinge(1.0), i.prediction, signs(i)))
read("squared_hinge", "scikit-learn", "sklearn.svm.LinearSVC(loss='squared_hinge', C=1.0)", lambda i, p: np.sum(hinge(i) ** 2))
ran("modified_huber", "scikit-learn", "sklearn.linear_model.SGDClassifier(loss='modified_huber')",
    lambda i, p: mean_of(sgd.ModifiedHuber(), i.prediction, signs(i)))
ran("perceptron", "scikit-learn", "sklearn.linear_model.SGDClassifier(loss='perceptron')", lambda i, p: mean_of(sgd.Hinge(0.0), i.prediction, signs(i)))
read("perceptron", "Optax", "optax.perceptron_loss(predictor_outputs, targets)", lambda i, p: np.maximum(0, -i.prediction * signs(i)))
ran("exponential", "scikit-learn", "sklearn.ensemble.GradientBoostingClassifier(loss='exponential')",
    lambda i, p: boosting.ExponentialLoss(2)(i.target, i.prediction))
ran("zero_one", "scikit-learn", "sklearn.metrics.zero_one_loss(y_true, y_pred)",
    lambda i, p: sklearn.metrics.zero_one_loss(i.target, (i.prediction > 0).astype(float)))

# --- multiclass

def log_p(i):
    return np.take_along_axis(log_softmax(i.prediction, axis=1), i.target[:, None], axis=1)[:, 0]


def one_hot(i):
    return np.eye(i.prediction.shape[1])[i.target]


ran("cross_entropy", "PyTorch", "torch.nn.CrossEntropyLoss(weight=None, ignore_index=-100, label_smoothing=0.0)",
    lambda i, p: nn.CrossEntropyLoss(ignore_index=int(p.ignore_index), label_smoothing=p.label_smoothing)(*pair(i)))
read("cross_entropy", "Keras", "keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.0)",
     lambda i, p: -np.mean(np.sum((one_hot(i) * (1 - p.label_smoothing) + p.label_smoothing / i.prediction.shape[1])
                                  * log_softmax(i.prediction, axis=1), axis=1)))
read("cross_entropy", "Keras", "keras.losses.SparseCategoricalCrossentropy(from_logits=True)", lambda i, p: -np.mean(log_p(i)))
read("cross_entropy", "Optax", "optax.softmax_cross_entropy_with_integer_labels(logits, labels)", lambda i, p: -log_p(i))
ran("cross_entropy", "scikit-learn", "sklearn.metrics.log_loss(y_true, y_pred)",
    lambda i, p: sklearn.metrics.log_loss(i.target, softmax(i.prediction, axis=1), labels=range(i.prediction.shape[1])))
read("cross_entropy", "mlpack", "NegativeLogLikelihood()", lambda i, p: -np.sum(log_p(i)))

ran("multilabel_bce", "PyTorch", "torch.nn.BCEWithLogitsLoss(pos_weight=None)",
    lambda i, p: nn.BCEWithLogitsLoss(pos_weight=torch.tensor(p.pos_weight, dtype=torch.float64))(*pair(i)))
ran("multilabel_bce", "PyTorch", "torch.nn.MultiLabelSoftMarginLoss()", lambda i, p: nn.MultiLabelSoftMarginLoss()(*pair(i)))
read("multilabel_bce", "Keras", "keras.losses.BinaryCrossentropy(from_logits=True)", lambda i, p: np.mean(softplus_loss(i.prediction, i.target)))
read("multilabel_bce", "Optax", "optax.sigmoid_binary_cross_entropy(logits, labels)", lambda i, p: softplus_loss(i.prediction, i.target))


def keras_categorical_focal(i, p):
    q = clipped(softmax(i.prediction, axis=1))
    return np.mean(np.sum((1 - q) ** p.gamma * p.alpha * -one_hot(i) * np.log(q), axis=1))


read("categorical_focal", "Keras", "keras.losses.CategoricalFocalCrossentropy(alpha=0.25, gamma=2.0, from_logits=True)", keras_categorical_focal)
read("generalized_cross_entropy", "Keras", "keras.losses.CategoricalGeneralizedCrossEntropy(q=0.5)",
     lambda i, p: np.mean((1 - np.exp(log_p(i)) ** p.q) / p.q) if 0 < p.q < 1 else None)
ran("probability_mae", "PyTorch", "torch.nn.L1Loss()", lambda i, p: nn.L1Loss()(torch.softmax(t(i.prediction), 1), t(one_hot(i))))
read("probability_mae", "Keras", "keras.losses.MeanAbsoluteError()", lambda i, p: np.mean(np.abs(one_hot(i) - softmax(i.prediction, axis=1))))
ran("multiclass_hinge", "PyTorch", "torch.nn.MultiMarginLoss(p=1, margin=1.0, weight=None)",
    lambda i, p: nn.MultiMarginLoss(p=int(p.p), margin=p.margin)(*pair(i)))


def sklearn_hinge(i, p):
    classes = i.prediction.shape[1]
    if classes == 2:  # would want one column: seen as three classes, of which the last is never near
        i = SimpleNamespace(prediction=np.c_[i.prediction, np.full(len(i.prediction), -1e6)], target=i.target)
    return sklearn.metrics.hinge_loss(i.target, i.prediction, labels=range(i.prediction.shape[1]))


ran("multiclass_hinge", "scikit-learn", "sklearn.metrics.hinge_loss(y_true, pred_decision)", sklearn_hinge)
read("multiclass_hinge", "Optax", "optax.multiclass_hinge_loss(scores, labels)",
     lambda i, p: np.max(i.prediction + 1 - one_hot(i), axis=1) - np.sum(i.prediction * one_hot(i), axis=1))
read("multiclass_hinge", "Keras", "keras.losses.CategoricalHinge()",
     lambda i, p: np.mean(np.maximum(np.max((1 - one_hot(i)) * i.prediction, axis=1) - np.sum(one_hot(i) * i.prediction, axis=1) + 1, 0)))
read("poly_cross_entropy", "Optax", "optax.losses.poly_loss_cross_entropy(logits, labels, epsilon=2.0)",
     lambda i, p: -log_p(i) + p.epsilon * np.sum(one_hot(i) * (1 - softmax(i.prediction, axis=1)), axis=1))

# --- distributions

def keras_kl(truth, prediction):
    truth, prediction = np.clip(truth, 1e-7, 1), np.clip(prediction, 1e-7, 1)
    return np.mean(np.sum(truth * np.log(truth / prediction), axis=1))


def optax_kl(log_predictions, targets):
    return np.sum(targets * (np.where(targets == 0, 0, np.log(targets)) - log_predictions), axis=1)


def or_none(values):
    return None if np.any(np.isnan(values)) else values


ran("kl", "PyTorch", "torch.nn.KLDivLoss(reduction='mean', log_target=False)", lambda i, p: nn.KLDivLoss()(t(i.prediction).log(), t(i.target)))
ran("kl", "PyTorch", "torch.nn.KLDivLoss(reduction='batchmean')", lambda i, p: nn.KLDivLoss(reduction="batchmean")(t(i.prediction).log(), t(i.target)))
read("kl", "Keras", "keras.losses.KLDivergence()", lambda i, p: keras_kl(i.target, i.prediction))
read("kl", "Optax", "optax.kl_divergence(log_predictions, targets)", lambda i, p: optax_kl(np.log(i.prediction), i.target))
ran("kl", "SciPy", "scipy.special.rel_entr(P, Q).sum(axis=1)", lambda i, p: scipy.special.rel_entr(i.target, i.prediction).sum(axis=1))
ran("kl", "SciPy", "scipy.stats.entropy(P, Q, axis=1)", lambda i, p: scipy.stats.entropy(i.target, i.prediction, axis=1))
read("kl", "mlpack", "KLDivergence()", lambda i, p: or_none(np.sum(i.target * (np.log(i.target) - np.log(i.prediction)))))
ran("reverse_kl", "PyTorch", "torch.nn.functional.kl_div(P.log(), Q, reduction='batchmean')",
    lambda i, p: F.kl_div(t(i.target).log(), t(i.prediction), reduction="batchmean"))
read("reverse_kl", "Keras", "keras.losses.KLDivergence()", lambda i, p: keras_kl(i.prediction, i.target))
read("reverse_kl", "Optax", "optax.kl_divergence(log_predictions, targets)", lambda i, p: optax_kl(np.log(i.target), i.prediction))
ran("reverse_kl", "SciPy", "scipy.special.rel_entr(Q, P).sum(axis=1)", lambda i, p: scipy.special.rel_entr(i.prediction, i.target).sum(axis=1))
ran("js", "SciPy", "scipy.spatial.distance.jensenshannon(p, q, base=None, axis=1)",
    lambda i, p: scipy.spatial.distance.jensenshannon(i.target, i.prediction, axis=1))


def wasserstein(i, p):
    centres = p.width * np.arange(i.target.shape[1])
    return [scipy.stats.wasserstein_distance(centres, centres, q, r) for q, r in zip(i.prediction, i.target)]


ran("wasserstein_1d", "SciPy", "scipy.stats.wasserstein_distance(u_values, v_values, u_weights, v_weights)", wasserstein)
read("wasserstein_1d", "mlpack", "EarthMoverDistance()", lambda i, p: np.sum(-i.target * i.prediction))


def normal(mean, log_variance):
    return torch.distributions.Normal(t(mean), t(np.exp(log_variance / 2)))


ran("vae_kl", "PyTorch", "torch.distributions.kl_divergence(Normal(mu, sigma), Normal(0, 1))",
    lambda i, p: torch.distributions.kl_divergence(normal(i.mean, i.log_variance), normal(0 * i.mean, 0 * i.mean)))


def soft(logits, p):
    return softmax(logits / p.temperature, axis=1)


ran("distillation", "PyTorch", "torch.nn.KLDivLoss(reduction='batchmean')",
    lambda i, p: nn.KLDivLoss(reduction="batchmean")(F.log_softmax(t(i.prediction) / p.temperature, 1), t(soft(i.target, p))))
read("distillation", "Keras", "keras.losses.KLDivergence()", lambda i, p: keras_kl(soft(i.target, p), soft(i.prediction, p)))
read("distillation", "Optax", "optax.kl_divergence(log_softmax(z/T), softmax(t/T))",
     lambda i, p: optax_kl(log_softmax(i.prediction / p.temperature, axis=1), soft(i.target, p)))

# --- segmentation

def areas(i, axis):
    return (np.sum(i.prediction * i.target, axis=axis), np.sum(i.prediction * (1 - i.target), axis=axis),
            np.sum((1 - i.prediction) * i.target, axis=axis))


def optax_dice(i, smooth, alpha=0.5, beta=0.5):
    hit, false_alarm, missed = areas(i, 1)
    return 1 - (hit + smooth) / (hit + alpha * false_alarm + beta * missed + smooth)


def smp(i, smooth, weights=(0.5, 0.5), gamma=1.0, scale=1.0):
    if np.sum(i.target) == 0:
        return 0.0
    hit, false_alarm, missed = areas(i, None)
    return (1 - (scale * hit + smooth) / max(scale * (hit + weights[0] * false_alarm + weights[1] * missed) + smooth, 1e-7)) ** gamma


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
read("dice", "mlpack", "DiceLoss(smooth = 1)",
     lambda i, p: 1 - (2 * np.sum(i.target * i.prediction) + p.smooth) / (np.sum(i.target**2) + np.sum(i.prediction**2) + p.smooth))
read("jaccard", "PyTorch", module + "JaccardLoss(mode='binary', smooth=0.0)", lambda i, p: smp(i, p.smooth, (1, 1)), "smp")
read("jaccard", "Optax", "optax.losses.dice_loss(predictions, targets, alpha=1.0, beta=1.0)", lambda i, p: optax_dice(i, p.smooth, 1, 1))
read("tversky", "Keras", "keras.losses.Tversky(alpha=0.5, beta=0.5)", keras_tversky)
read("tversky", "Optax", "optax.losses.dice_loss(predictions, targets, smooth=1.0, alpha=0.5, beta=0.5)",
     lambda i, p: optax_dice(i, p.smooth, p.alpha, p.beta))
read("tversky", "PyTorch", module + "TverskyLoss(mode='binary', smooth=0.0, alpha=0.5, beta=0.5)", lambda i, p: smp(i, p.smooth, (p.alpha, p.beta)), "smp")
read("focal_tversky", "PyTorch", module + "TverskyLoss(mode='binary', smooth=0.0, alpha=0.5, beta=0.5, gamma=1.0)",
     lambda i, p: smp(i, p.smooth, (p.alpha, p.beta), p.gamma), "smp")


def lovasz(logits, labels):
    errors = 1 - (2 * labels - 1) * logits
    order = np.argsort(-errors, kind="stable")
    truth = labels[order]
    jaccard = 1 - (truth.sum() - truth.cumsum()) / (truth.sum() + (1 - truth).cumsum())
    jaccard[1:] = jaccard[1:] - jaccard[:-1]
    return np.maximum(errors[order], 0) @ jaccard


read("lovasz_hinge", "PyTorch", "lovasz_hinge(logits, labels, per_image=True)",
     lambda i, p: np.mean([lovasz(z, y) for z, y in zip(i.prediction, i.target)]), "Lovász")
read("lovasz_hinge", "PyTorch", module + "LovaszLoss(mode='binary', per_image=False)", lambda i, p: lovasz(i.prediction.ravel(), i.target.ravel()), "smp")

# --- embeddings

ran("triplet", "PyTorch", "torch.nn.TripletMarginLoss(margin=1.0, p=2, eps=1e-6, swap=False)",
    lambda i, p: F.triplet_margin_loss(t(i.anchor), t(i.positive), t(i.negative), margin=p.margin, p=p.p))


def optax_triplet(i, p):
    near, far = (np.power(np.power(i.anchor - other, p.p).sum(-1) + 1e-6, 1 / p.p) for other in (i.positive, i.negative))
    return or_none(np.maximum(near - far + p.margin, 0))


read("triplet", "Optax", "optax.losses.triplet_margin_loss(anchors, positives, negatives, norm_degree=2, margin=1.0, eps=1e-6)", optax_triplet)
read("triplet", "mlpack", "TripletMarginLoss(margin = 1.0)",
     lambda i, p: max(0.0, np.sum((i.anchor - i.positive) ** 2) - np.sum((i.anchor - i.negative) ** 2) + p.margin) / len(i.anchor))


def distance(i):
    return np.linalg.norm(i.a - i.b, axis=1)


ran("contrastive", "PyTorch", "torch.nn.HingeEmbeddingLoss(margin=1.0)", lambda i, p: nn.HingeEmbeddingLoss(margin=p.margin)(t(distance(i)), t(2 * i.target - 1)))
read("contrastive", "TensorFlow Addons", "tfa.losses.ContrastiveLoss(margin=1.0)",
     lambda i, p: np.mean(i.target * distance(i) ** 2 + (1 - i.target) * np.maximum(p.margin - distance(i), 0) ** 2))


def cosine(i):
    return np.sum(i.a * i.b, axis=1) / np.linalg.norm(i.a, axis=1) / np.linalg.norm(i.b, axis=1)


ran("cosine_embedding", "PyTorch", "torch.nn.CosineEmbeddingLoss(margin=0.0)", lambda i, p: nn.CosineEmbeddingLoss(margin=p.margin)(t(i.a), t(i.b), t(i.target)))
read("cosine_embedding", "Keras", "keras.losses.CosineSimilarity(axis=-1)", lambda i, p: np.mean(-cosine(i)))
read("cosine_embedding", "Optax", "optax.losses.cosine_distance(predictions, targets)", lambda i, p: 1 - cosine(i))
ran("cosine_embedding", "SciPy", "scipy.spatial.distance.cosine(u, v)", lambda i, p: [scipy.spatial.distance.cosine(u, v) for u, v in zip(i.a, i.b)])
ran("cosine_embedding", "scikit-learn", "sklearn.metrics.pairwise.paired_cosine_distances(X, Y)",
    lambda i, p: sklearn.metrics.pairwise.paired_cosine_distances(i.a, i.b))
read("cosine_embedding", "mlpack", "CosineEmbeddingLoss(margin = 0.0, similarity = true)", lambda i, p: np.sum(1 - cosine(i)))
ran("info_nce", "PyTorch", "torch.nn.CrossEntropyLoss()",
    lambda i, p: nn.CrossEntropyLoss()(F.normalize(t(i.a)) @ F.normalize(t(i.b)).T / p.temperature, torch.arange(len(i.a))))
ran("margin_ranking", "PyTorch", "torch.nn.MarginRankingLoss(margin=0.0)", lambda i, p: nn.MarginRankingLoss(margin=p.margin)(t(i.a), t(i.b), t(i.target)))
read("margin_ranking", "mlpack", "MarginRankingLoss(margin = 1.0)", lambda i, p: np.sum(np.maximum(0, -i.target * (i.a - i.b) + p.margin)))

# --- sequences: the costs themselves are PyTorch's, what each library makes of them is its own

def ctc(i, p, reduction):
    n, frames, _ = i.prediction.shape
    length = i.length if hasattr(i, "length") else np.full(n, i.target.shape[1])
    return F.ctc_loss(F.log_softmax(t(i.prediction), 2).transpose(0, 1), t(i.target), torch.full((n,), frames), t(length),
                      blank=int(p.blank), reduction=reduction)


ran("ctc", "PyTorch", "torch.nn.CTCLoss(blank=0, reduction='mean', zero_infinity=False)", lambda i, p: ctc(i, p, "mean"))
read("ctc", "Keras", "keras.losses.CTC()", lambda i, p: ctc(i, p, "none").mean() if p.blank == 0 else None)
read("ctc", "Optax", "optax.ctc_loss(logits, logit_paddings, labels, label_paddings, blank_id=0)", lambda i, p: ctc(i, p, "none"))

# --- games: the discriminator's number, then the generator's

def bce(logits, label):
    return nn.BCEWithLogitsLoss()(t(logits), torch.full(logits.shape, float(label), dtype=torch.float64))


def mse(scores, label):
    return nn.MSELoss()(t(scores), torch.full(scores.shape, float(label), dtype=torch.float64))


def tells_apart(i, real=1.0):
    return bce(i.real, real) + bce(i.fake, 0)


smoothed = 1 * (1 - 0.25) + 0.5 * 0.25  # tf.compat.v1.losses.sigmoid_cross_entropy's, towards ½
ran("gan_minimax", "PyTorch", "torch.nn.BCEWithLogitsLoss()", lambda i, p: [tells_apart(i), -bce(i.fake, 0)])
read("gan_minimax gan_non_saturating", "TorchGAN", "minimax_generator_loss(dgz, nonsaturating=True)", lambda i, p: [tells_apart(i), bce(i.fake, 1)])
read("gan_minimax", "TF-GAN", "tfgan.losses.minimax_discriminator_loss(label_smoothing=0.25)",
     lambda i, p: [tells_apart(i, smoothed), -(bce(np.ones_like(i.fake), 1) + bce(i.fake, 0))])
ran("gan_non_saturating", "PyTorch", "torch.nn.BCEWithLogitsLoss()", lambda i, p: [tells_apart(i), bce(i.fake, 1)])
read("gan_non_saturating", "TF-GAN", "tfgan.losses.modified_generator_loss(label_smoothing=0.0)", lambda i, p: [tells_apart(i, smoothed), bce(i.fake, 1)])
ran("lsgan", "PyTorch", "torch.nn.MSELoss()", lambda i, p: [mse(i.real, 1) + mse(i.fake, 0), mse(i.fake, 1)])
read("lsgan", "TorchGAN", "least_squares_discriminator_loss(dx, dgz, a=0.0, b=1.0)",
     lambda i, p: [0.5 * (np.mean((i.real - 1) ** 2) + np.mean(i.fake**2)), 0.5 * np.mean((i.fake - 1) ** 2)])
read("lsgan", "CycleGAN's code", "GANLoss('lsgan')", lambda i, p: [0.5 * (mse(i.real, 1) + mse(i.fake, 0)), mse(i.fake, 1)])
ran("gan_hinge", "PyTorch", "torch.nn.functional.relu",
    lambda i, p: [F.relu(1 - t(i.real)).mean() + F.relu(1 + t(i.fake)).mean(), -t(i.fake).mean()])
read("gan_hinge", "Keras", "keras.losses.Hinge()",
     lambda i, p: [np.mean(np.maximum(0, 1 - i.real)) + np.mean(np.maximum(0, 1 + i.fake)), -np.mean(i.fake)])
for library, name in (("TorchGAN", "wasserstein_discriminator_loss(fx, fgz)"), ("TF-GAN", "tfgan.losses.wasserstein_discriminator_loss")):
    read("wgan", library, name, lambda i, p: [np.mean(i.fake - i.real), np.mean(-i.fake)])
ran("wgan", "PyTorch", "tensor operations", lambda i, p: [t(i.fake).mean() - t(i.real).mean(), -t(i.fake).mean()])

# --- the cases

indices = {"cross_entropy", "categorical_focal", "generalized_cross_entropy", "probability_mae", "poly_cross_entropy", "multiclass_hinge", "ctc"}


def arrays(loss, fields):
    return SimpleNamespace(**{name: np.array(values, dtype=int if loss in indices and name in ("target", "length") else float)
                              for name, values in fields.items()})


def usable(loss, parameters, fields):
    if "class_weight" in fields or loss in indices and np.min(fields["target"]) < 0:
        return False
    if loss == "ctc":
        return parameters.get("blank", 0) not in np.ravel(fields["target"])
    if loss == "poisson_nll" and parameters.get("log_input") == 0:
        return min(fields["prediction"]) > 0
    if loss in ("bce", "brier", "bce_with_logits"):
        return set(np.ravel(fields["target"])) <= {0, 1}
    return True


def cases_of(loss, seen):
    sets, others = [{}], []
    for case in seen:
        parameters = {name: float(value) for name, value in case["parameters"].items()}
        if parameters not in sets:
            sets.append(parameters)
        if (parameters, case["input"]) not in others and usable(loss, parameters, case["input"]):
            others.append((parameters, case["input"]))
    own = [(each, own_inputs[loss]) for each in sets if usable(loss, each, own_inputs[loss])]
    return own + others[:2] + others[2:][-1:]


def as_list(values):
    if values is None:
        return None
    flat = np.ravel([float(v) for v in values] if isinstance(values, list) else np.asarray(values, dtype=float))
    return [("inf" if v > 0 else "-inf") if math.isinf(v) else float(v) for v in flat]


def tried(function, fields, parameters):
    try:
        return as_list(function(fields, parameters))
    except ValueError:  # scikit-learn refuses these inputs
        return None


runs = json.loads((here / "code.json").read_text())["cases"]
losses = {}
for loss, own in checks.items():
    cases = cases_of(loss, [run for run in runs if run["loss"] == loss])
    conventions = []
    for library, name, function, by in own:
        values = [tried(function, arrays(loss, fields), SimpleNamespace(**{**defaults.get(loss, {}), **parameters})) for parameters, fields in cases]
        conventions.append({"library": library, "name": name, "by": by, "values": values})
    losses[loss] = {"cases": [{"parameters": {k: str(v) if math.isinf(v) else v for k, v in parameters.items()}, "input": fields}
                              for parameters, fields in cases], "conventions": conventions}

lines = ",\n".join(f"{json.dumps(loss)}:{json.dumps(each, separators=(',', ':'), ensure_ascii=False)}" for loss, each in losses.items())
(here / "conventions.json").write_text(f'{{"source":"tests/oracle/conventions.py","losses":{{\n{lines}\n}}}}\n')
