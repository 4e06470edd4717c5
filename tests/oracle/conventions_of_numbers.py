"""Checks for conventions.py: losses of one number a sample. i holds the inputs, p the parameters."""

import math

import numpy as np
import scipy.optimize
import scipy.special
import sklearn.ensemble._gb_losses as boosting
import sklearn.linear_model._sgd_fast as sgd
import sklearn.metrics
import statsmodels.api
import torch
import torch.nn as nn
import torchvision
from convention_checks import ran, read, t
from scipy.special import expit, log_expit


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
ran(
    "mse",
    "scikit-learn",
    "sklearn.metrics.mean_squared_error(y_true, y_pred)",
    lambda i, p: sklearn.metrics.mean_squared_error(i.target, i.prediction),
)
ran(
    "mse",
    "scikit-learn",
    "sklearn.linear_model.SGDRegressor(loss='squared_error')",
    lambda i, p: mean_of(sgd.SquaredLoss(), i.prediction, i.target),
)
ran("mse", "SciPy", "scipy.optimize.least_squares(loss='linear')", lambda i, p: cost(i, "linear"))
read("mse", "mlpack", "MeanSquaredError()", lambda i, p: np.sum(error(i) ** 2) / len(i.target))

ran("mae", "PyTorch", "torch.nn.L1Loss()", lambda i, p: nn.L1Loss()(*pair(i)))
read("mae", "Keras", "keras.losses.MeanAbsoluteError()", lambda i, p: np.mean(np.abs(i.target - i.prediction)))
ran(
    "mae",
    "scikit-learn",
    "sklearn.metrics.mean_absolute_error(y_true, y_pred)",
    lambda i, p: sklearn.metrics.mean_absolute_error(i.target, i.prediction),
)
read("mae", "mlpack", "L1Loss()", lambda i, p: np.sum(np.abs(error(i))))

ran("huber", "PyTorch", "torch.nn.HuberLoss(delta=1.0)", lambda i, p: nn.HuberLoss(delta=p.delta)(*pair(i)))
ran("huber", "PyTorch", "torch.nn.SmoothL1Loss(beta=1.0)", lambda i, p: nn.SmoothL1Loss(beta=p.delta)(*pair(i)))
read("huber", "Keras", "keras.losses.Huber(delta=1.0)", lambda i, p: np.mean(huber(error(i), p.delta)))
read(
    "huber",
    "Optax",
    "optax.huber_loss(predictions, targets, delta=1.0)",
    lambda i, p: 0.5 * np.minimum(np.abs(error(i)), p.delta) ** 2
    + p.delta * (np.abs(error(i)) - np.minimum(np.abs(error(i)), p.delta)),
)
ran("huber", "SciPy", "scipy.special.huber(delta, r)", lambda i, p: scipy.special.huber(p.delta, error(i)))
ran("huber", "SciPy", "scipy.optimize.least_squares(loss='huber', f_scale=1.0)", lambda i, p: cost(i, "huber", p.delta))
ran(
    "huber",
    "statsmodels",
    "statsmodels.robust.norms.HuberT(t=1.345)",
    lambda i, p: statsmodels.robust.norms.HuberT(t=p.delta).rho(error(i)),
)
ran(
    "huber",
    "scikit-learn",
    "sklearn.linear_model.SGDRegressor(loss='huber', epsilon=0.1)",
    lambda i, p: mean_of(sgd.Huber(p.delta), i.prediction, i.target),
)
read("huber", "mlpack", "HuberLoss(delta = 1.0)", lambda i, p: np.sum(huber(error(i), p.delta)))

ran("smooth_l1", "PyTorch", "torch.nn.SmoothL1Loss(beta=1.0)", lambda i, p: nn.SmoothL1Loss(beta=p.beta)(*pair(i)))
ran("smooth_l1", "PyTorch", "torch.nn.HuberLoss(delta=1.0)", lambda i, p: nn.HuberLoss(delta=p.beta)(*pair(i)))
read("smooth_l1", "Keras", "keras.losses.Huber(delta=1.0)", lambda i, p: np.mean(huber(error(i), p.beta)))
read("smooth_l1", "Optax", "optax.huber_loss(predictions, targets, delta=1.0)", lambda i, p: huber(error(i), p.beta))

read(
    "log_cosh",
    "Keras",
    "keras.losses.LogCosh()",
    lambda i, p: np.mean(error(i) + np.logaddexp(0, -2 * error(i)) - np.log(2)),
)
read(
    "log_cosh",
    "Optax",
    "optax.log_cosh(predictions, targets)",
    lambda i, p: np.logaddexp(error(i), -error(i)) - np.log(2),
)
read("log_cosh", "mlpack", "LogCoshLoss(a = 1.0)", lambda i, p: np.sum(np.log(np.cosh(error(i)))))

ran(
    "pseudo_huber",
    "SciPy",
    "scipy.special.pseudo_huber(delta, r)",
    lambda i, p: scipy.special.pseudo_huber(p.delta, error(i)),
)
ran(
    "pseudo_huber",
    "SciPy",
    "scipy.optimize.least_squares(loss='soft_l1', f_scale=1.0)",
    lambda i, p: cost(i, "soft_l1", p.delta),
)

ran(
    "quantile",
    "scikit-learn",
    "sklearn.metrics.mean_pinball_loss(y_true, y_pred, alpha=0.5)",
    lambda i, p: sklearn.metrics.mean_pinball_loss(i.target, i.prediction, alpha=p.tau),
)
read(
    "quantile",
    "scikit-learn",
    "sklearn.linear_model.QuantileRegressor(quantile=0.5, alpha=1.0)",
    lambda i, p: np.mean(
        np.where(i.target >= i.prediction, p.tau * (i.target - i.prediction), (1 - p.tau) * (i.prediction - i.target))
    ),
)
ran(
    "quantile",
    "scikit-learn",
    "sklearn.ensemble.GradientBoostingRegressor(loss='quantile', alpha=0.9)",
    lambda i, p: boosting.QuantileLossFunction(p.tau)(i.target, i.prediction),
)
read(
    "quantile",
    "statsmodels",
    "QuantReg.fit(q=0.5)",
    lambda i, p: np.sum((i.target - i.prediction) * (p.tau - (i.target < i.prediction))),
)

for loss, of_estimator, kernel in (
    ("epsilon_insensitive", "sklearn.svm.SVR(C=1.0, epsilon=0.1)", sgd.EpsilonInsensitive),
    (
        "squared_epsilon_insensitive",
        "sklearn.svm.LinearSVR(loss='squared_epsilon_insensitive', C=1.0)",
        sgd.SquaredEpsilonInsensitive,
    ),
):
    power = 2 if loss.startswith("squared") else 1
    read(
        loss,
        "scikit-learn",
        of_estimator,
        lambda i, p, power=power: np.sum(np.maximum(0, np.abs(error(i)) - p.epsilon) ** power),
    )
    ran(
        loss,
        "scikit-learn",
        f"sklearn.linear_model.SGDRegressor(loss='{loss}', epsilon=0.1)",
        lambda i, p, kernel=kernel: mean_of(kernel(p.epsilon), i.prediction, i.target),
    )

ran("cauchy", "SciPy", "scipy.optimize.least_squares(loss='cauchy', f_scale=1.0)", lambda i, p: cost(i, "cauchy", p.c))
read(
    "cauchy", "Ceres", "ceres::CauchyLoss(a)", lambda i, p: np.sum(p.c**2 * np.log(1 + error(i) ** 2 / p.c**2)) / 2
)
ran(
    "tukey",
    "statsmodels",
    "statsmodels.robust.norms.TukeyBiweight(c=4.685)",
    lambda i, p: statsmodels.robust.norms.TukeyBiweight(c=p.c).rho(error(i)),
)
read(
    "tukey",
    "Ceres",
    "ceres::TukeyLoss(a)",
    lambda i, p: np.sum(p.c**2 / 3 * (1 - np.maximum(0, 1 - error(i) ** 2 / p.c**2) ** 3)) / 2,
)


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

ran(
    "msle",
    "scikit-learn",
    "sklearn.metrics.mean_squared_log_error(y_true, y_pred)",
    lambda i, p: sklearn.metrics.mean_squared_log_error(i.target, i.prediction),
)
read(
    "msle",
    "Keras",
    "keras.losses.MeanSquaredLogarithmicError()",
    lambda i, p: np.mean((np.log(np.maximum(i.prediction, 1e-7) + 1) - np.log(np.maximum(i.target, 1e-7) + 1)) ** 2),
)
read(
    "msle",
    "mlpack",
    "MeanSquaredLogarithmicError()",
    lambda i, p: np.sum((np.log(1 + i.target) - np.log(1 + i.prediction)) ** 2),
)
ran(
    "mape",
    "scikit-learn",
    "sklearn.metrics.mean_absolute_percentage_error(y_true, y_pred)",
    lambda i, p: sklearn.metrics.mean_absolute_percentage_error(i.target, i.prediction),
)
read(
    "mape",
    "Keras",
    "keras.losses.MeanAbsolutePercentageError()",
    lambda i, p: 100 * np.mean(np.abs(error(i) / np.maximum(np.abs(i.target), 1e-7))),
)
read(
    "mape",
    "mlpack",
    "MeanAbsolutePercentageError()",
    lambda i, p: np.sum(np.abs(error(i) / i.target)) * (100 // len(i.target)),
)


def rate(i, p):
    return np.exp(i.prediction) if p.log_input else i.prediction


ran(
    "poisson_nll",
    "PyTorch",
    "torch.nn.PoissonNLLLoss(log_input=True, eps=1e-8)",
    lambda i, p: nn.PoissonNLLLoss(log_input=bool(p.log_input))(*pair(i)),
)
read(
    "poisson_nll",
    "Keras",
    "keras.losses.Poisson()",
    lambda i, p: np.mean(rate(i, p) - i.target * np.log(rate(i, p) + 1e-7)),
)
ran(
    "poisson_nll",
    "scikit-learn",
    "sklearn.metrics.mean_poisson_deviance(y_true, y_pred)",
    lambda i, p: sklearn.metrics.mean_poisson_deviance(i.target, rate(i, p)),
)
read(
    "poisson_nll",
    "mlpack",
    "PoissonNLLLoss(logInput = true)",
    lambda i, p: np.sum(rate(i, p) - i.target * (i.prediction if p.log_input else np.log(i.prediction + 1e-8))),
)
ran(
    "gaussian_nll",
    "PyTorch",
    "torch.nn.GaussianNLLLoss(full=False, eps=1e-6)",
    lambda i, p: nn.GaussianNLLLoss()(*pair(i), t(i.variance)),
)

# --- binary

ran("bce", "PyTorch", "torch.nn.BCELoss()", lambda i, p: nn.BCELoss()(*pair(i)))


def cross_entropy_of(p, y):
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def clipped(p):
    return np.clip(p, 1e-7, 1 - 1e-7)


read(
    "bce",
    "Keras",
    "keras.losses.BinaryCrossentropy()",
    lambda i, p: np.mean(cross_entropy_of(clipped(i.prediction), i.target)),
)
ran(
    "bce",
    "scikit-learn",
    "sklearn.metrics.log_loss(y_true, y_pred)",
    lambda i, p: sklearn.metrics.log_loss(i.target, i.prediction, labels=[0, 1]),
)
read(
    "bce",
    "mlpack",
    "BCELoss(eps = 1e-10)",
    lambda i, p: -np.sum(i.target * np.log(i.prediction + 1e-10) + (1 - i.target) * np.log(1 - i.prediction + 1e-10)),
)

ran(
    "bce_with_logits",
    "PyTorch",
    "torch.nn.BCEWithLogitsLoss(pos_weight=None)",
    lambda i, p: nn.BCEWithLogitsLoss(pos_weight=torch.tensor(p.pos_weight, dtype=torch.float64))(*pair(i)),
)


def hard(i):
    return set(np.ravel(i.target)) <= {0, 1}


def softplus_loss(z, y):
    return -y * log_expit(z) - (1 - y) * log_expit(-z)


ran(
    "bce_with_logits",
    "PyTorch",
    "torch.nn.SoftMarginLoss()",
    lambda i, p: nn.SoftMarginLoss()(t(i.prediction), t(signs(i))),
)
read(
    "bce_with_logits",
    "Keras",
    "keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=0)",
    lambda i, p: np.mean(softplus_loss(i.prediction, i.target * (1 - p.label_smoothing) + 0.5 * p.label_smoothing)),
)
read(
    "bce_with_logits",
    "TensorFlow",
    "tf.nn.weighted_cross_entropy_with_logits(labels, logits, pos_weight)",
    lambda i, p: (1 - i.target) * i.prediction
    + (1 + (p.pos_weight - 1) * i.target) * (np.log1p(np.exp(-np.abs(i.prediction))) + np.maximum(-i.prediction, 0)),
)
read(
    "bce_with_logits",
    "Optax",
    "optax.sigmoid_binary_cross_entropy(logits, labels)",
    lambda i, p: softplus_loss(i.prediction, i.target),
)
ran(
    "bce_with_logits",
    "scikit-learn",
    "sklearn.linear_model.SGDClassifier(loss='log_loss')",
    lambda i, p: mean_of(sgd.Log(), i.prediction, signs(i)),
)
read(
    "bce_with_logits",
    "mlpack",
    "SigmoidCrossEntropyError()",
    lambda i, p: np.sum(np.maximum(i.prediction, 0) + np.log(1 + np.exp(-np.abs(i.prediction))))
    - np.sum(i.prediction * i.target),
)

ran(
    "brier",
    "scikit-learn",
    "sklearn.metrics.brier_score_loss(y_true, y_prob)",
    lambda i, p: sklearn.metrics.brier_score_loss(i.target, expit(i.prediction)),
)
ran(
    "brier",
    "PyTorch",
    "torch.nn.MSELoss()(torch.sigmoid(z), y)",
    lambda i, p: nn.MSELoss()(torch.sigmoid(t(i.prediction)), t(i.target)),
)
read("brier", "Keras", "keras.losses.MeanSquaredError()", lambda i, p: np.mean((i.target - expit(i.prediction)) ** 2))

ran(
    "focal",
    "PyTorch",
    "torchvision.ops.sigmoid_focal_loss(alpha=0.25, gamma=2)",
    lambda i, p: torchvision.ops.sigmoid_focal_loss(*pair(i), alpha=p.alpha, gamma=p.gamma),
    "torchvision",
)


def keras_focal(i, p):
    q = expit(i.prediction)
    right = i.target * q + (1 - i.target) * (1 - q)
    return np.mean((1 - right) ** p.gamma * cross_entropy_of(clipped(q), i.target))


read("focal", "Keras", "keras.losses.BinaryFocalCrossentropy(alpha=0.25, gamma=2.0, from_logits=True)", keras_focal)
read(
    "focal",
    "Optax",
    "optax.sigmoid_focal_loss(logits, labels, alpha=None, gamma=2.0)",
    lambda i, p: (p.alpha * i.target + (1 - p.alpha) * (1 - i.target))
    * softplus_loss(i.prediction, i.target)
    * np.exp(p.gamma * log_expit(-signs(i) * i.prediction)),
)


def hinge(i):
    return np.maximum(0, 1 - signs(i) * i.prediction)


read("hinge", "Keras", "keras.losses.Hinge()", lambda i, p: np.mean(hinge(i)))
read("hinge", "Optax", "optax.hinge_loss(predictor_outputs, targets)", lambda i, p: hinge(i))
ran(
    "hinge",
    "scikit-learn",
    "sklearn.metrics.hinge_loss(y_true, pred_decision)",
    lambda i, p: sklearn.metrics.hinge_loss(i.target, i.prediction, labels=[0, 1]),
)
read("hinge", "scikit-learn", "sklearn.svm.SVC(C=1.0)", lambda i, p: np.sum(hinge(i)))
read("hinge", "mlpack", "HingeLoss()", lambda i, p: np.sum(hinge(i)))
read("squared_hinge", "Keras", "keras.losses.SquaredHinge()", lambda i, p: np.mean(hinge(i) ** 2))
ran(
    "squared_hinge",
    "scikit-learn",
    "sklearn.linear_model.SGDClassifier(loss='squared_hinge')",
    lambda i, p: mean_of(sgd.SquaredHinge(1.0), i.prediction, signs(i)),
)
read(
    "squared_hinge",
    "scikit-learn",
    "sklearn.svm.LinearSVC(loss='squared_hinge', C=1.0)",
    lambda i, p: np.sum(hinge(i) ** 2),
)
ran(
    "modified_huber",
    "scikit-learn",
    "sklearn.linear_model.SGDClassifier(loss='modified_huber')",
    lambda i, p: mean_of(sgd.ModifiedHuber(), i.prediction, signs(i)),
)
ran(
    "perceptron",
    "scikit-learn",
    "sklearn.linear_model.SGDClassifier(loss='perceptron')",
    lambda i, p: mean_of(sgd.Hinge(0.0), i.prediction, signs(i)),
)
read(
    "perceptron",
    "Optax",
    "optax.perceptron_loss(predictor_outputs, targets)",
    lambda i, p: np.maximum(0, -i.prediction * signs(i)),
)
ran(
    "exponential",
    "scikit-learn",
    "sklearn.ensemble.GradientBoostingClassifier(loss='exponential')",
    lambda i, p: boosting.ExponentialLoss(2)(i.target, i.prediction),
)
ran(
    "zero_one",
    "scikit-learn",
    "sklearn.metrics.zero_one_loss(y_true, y_pred)",
    lambda i, p: sklearn.metrics.zero_one_loss(i.target, (i.prediction > 0).astype(float)),
)
