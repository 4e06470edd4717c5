#!/usr/bin/env python3
"""Writes eval_heldout.json: batches with the loss and gradient that other libraries give them.

PyTorch in float64, its own loss functions and its own backward pass; scikit-learn's loss functions
where it has the loss (values, and gradients for those of its boosting losses); statsmodels' norms
for the robust ones. The inputs are drawn from a seed, away from corners (where libraries return
different subgradients) and from sizes at which PyTorch itself loses digits.

Run: python3 eval_heldout.py   (Debian: python3-torch python3-sklearn python3-statsmodels)
"""

import json
from pathlib import Path

import numpy
import sklearn
import sklearn._loss.loss as boosting
import sklearn.metrics
import statsmodels
import statsmodels.robust.norms as norms
import torch
import torch.nn.functional as F

rng = numpy.random.default_rng(20240607)
cases = []


def add(source, loss, reduction, parameters, fields, value, gradient=None):
    made = {"name": f"{source} {loss} {reduction} #{len(cases)}", "loss": loss, "reduction": reduction,
            "parameters": parameters, "input": {k: numpy.asarray(v).tolist() for k, v in fields.items()},
            "value": numpy.asarray(value).tolist()}
    if gradient is not None:
        made["gradient"] = {k: numpy.asarray(v).tolist() for k, v in gradient.items()}
    cases.append(made)


def pytorch(loss, parameters, fields, function, differentiable=("prediction",), weight=False):
    """Adds a case per reduction; function(reduction=…, **tensors)."""
    tensors = {k: torch.tensor(v, dtype=torch.float64, requires_grad=k in differentiable)
               for k, v in fields.items()}
    for reduction in ("mean", "sum", "none"):
        value = function(reduction=reduction, **tensors)
        gradients = torch.autograd.grad(value.sum(), [tensors[k] for k in differentiable])
        add("PyTorch", loss, reduction, parameters, fields, value.detach().numpy(),
            {k: g.numpy() for k, g in zip(differentiable, gradients)})


def reduced(values, reduction):
    return {"mean": values.mean, "sum": values.sum, "none": lambda: values}[reduction]()


def own(formula):
    """A loss PyTorch has no function for, from its tensor operations; gradients by autograd."""
    return lambda reduction, **tensors: reduced(formula(**tensors), reduction)


def regression(n=9):
    return {"prediction": rng.normal(0, 3, n), "target": rng.normal(0, 2, n)}


def scores(n=9):
    return {"prediction": rng.normal(0, 4, n), "target": rng.integers(0, 2, n).astype(float)}


def functional(name, **parameters):
    function = getattr(F, name)
    return lambda reduction, prediction, target: function(prediction, target, reduction=reduction, **parameters)


# --- Regression -------------------------------------------------------------------------------------
pytorch("mse", {}, regression(), functional("mse_loss"))
pytorch("mae", {}, regression(), functional("l1_loss"))
for size in (1.0, 0.3, 2.5):
    pytorch("huber", {"delta": size}, regression(), functional("huber_loss", delta=size))
    pytorch("smooth_l1", {"beta": size}, regression(), functional("smooth_l1_loss", beta=size))
weighted = {**regression(), "weight": rng.uniform(0, 3, 9)}
pytorch("mse", {}, weighted, own(lambda prediction, target, weight: weight * (prediction - target) ** 2))
for log_input in (True, False):
    fields = {"prediction": rng.uniform(0.1, 3, 9), "target": rng.poisson(2, 9).astype(float)}
    pytorch("poisson_nll", {"log_input": int(log_input)}, fields,
            lambda reduction, prediction, target, log_input=log_input: F.poisson_nll_loss(
                prediction, target, log_input=log_input, eps=0, reduction=reduction))
fields = {**regression(), "variance": rng.uniform(0.1, 3, 9)}
pytorch("gaussian_nll", {}, fields, lambda reduction, prediction, target, variance: F.gaussian_nll_loss(
    prediction, target, variance, reduction=reduction), differentiable=("prediction", "variance"))
pytorch("log_cosh", {}, regression(), own(lambda prediction, target: torch.log(torch.cosh(prediction - target))))
for c in (1.0, 2.0):
    pytorch("pseudo_huber", {"delta": c}, regression(), own(
        lambda prediction, target, c=c: c**2 * (torch.sqrt(1 + ((prediction - target) / c) ** 2) - 1)))

for tau in (0.5, 0.9):
    fields = regression()
    add("scikit-learn", "quantile", "mean", {"tau": tau}, fields,
        sklearn.metrics.mean_pinball_loss(fields["target"], fields["prediction"], alpha=tau))
    value, gradient = boosting.PinballLoss(quantile=tau).loss_gradient(fields["target"], fields["prediction"])
    add("scikit-learn", "quantile", "none", {"tau": tau}, fields, value, {"prediction": gradient})
fields = {"prediction": rng.uniform(-0.9, 6, 9), "target": rng.uniform(0, 6, 9)}
positive = {**fields, "prediction": numpy.abs(fields["prediction"])}
add("scikit-learn", "msle", "mean", {}, positive,
    sklearn.metrics.mean_squared_log_error(positive["target"], positive["prediction"]))
pytorch("msle", {}, fields, own(lambda prediction, target: (torch.log1p(prediction) - torch.log1p(target)) ** 2))
fields = regression()
add("scikit-learn", "mape", "mean", {}, fields,
    100 * sklearn.metrics.mean_absolute_percentage_error(fields["target"], fields["prediction"]))
pytorch("mape", {}, fields, own(lambda prediction, target: 100 * ((prediction - target) / target).abs()))
fields = {"prediction": rng.uniform(-1, 2, 9), "target": rng.poisson(2, 9).astype(float)}
value, gradient = boosting.HalfPoissonLoss().loss_gradient(fields["target"], fields["prediction"])
add("scikit-learn", "poisson_nll", "none", {}, fields, value, {"prediction": gradient})
for epsilon in (0.1, 1.0):
    pytorch("epsilon_insensitive", {"epsilon": epsilon}, regression(), own(
        lambda prediction, target, epsilon=epsilon: torch.relu((prediction - target).abs() - epsilon)))
    pytorch("squared_epsilon_insensitive", {"epsilon": epsilon}, regression(), own(
        lambda prediction, target, epsilon=epsilon: torch.relu((prediction - target).abs() - epsilon) ** 2))


def robust_norm(loss, parameters, norm):
    """statsmodels.robust.norms: rho is the loss up to a constant (Tukey's is 0 far out), psi its slope."""
    fields = regression(15)
    error = fields["prediction"] - fields["target"]
    add("statsmodels", loss, "none", parameters, fields, norm.rho(error) - norm.rho(numpy.zeros(1)),
        {"prediction": norm.psi(error)})


for c in (4.685, 2.0):
    robust_norm("tukey", {"c": c}, norms.TukeyBiweight(c))
robust_norm("huber", {"delta": 1.345}, norms.HuberT(1.345))


# SciPy's least_squares takes ρ(z) of z = e² with ρ(z) ≈ z near 0: ours is ½ρ.
def half_rho(loss, c, rho):
    pytorch(loss, {"c": c}, regression(), own(
        lambda prediction, target: 0.5 * c**2 * rho(((prediction - target) / c) ** 2)))


for c in (1.0, 2.5):
    half_rho("cauchy", c, torch.log1p)
    half_rho("geman_mcclure", c, lambda z: z / (1 + z))
    half_rho("welsch", c, lambda z: 1 - torch.exp(-z))


def barron(x, alpha):
    size = abs(alpha - 2)
    return size / alpha * ((x**2 / size + 1) ** (alpha / 2) - 1)


for alpha in (1.0, -2.0, 1.5):
    pytorch("general_robust", {"alpha": alpha, "c": 1.0}, regression(), own(
        lambda prediction, target, alpha=alpha: barron(prediction - target, alpha)))

# --- Binary classification --------------------------------------------------------------------------
probabilities = {"prediction": rng.uniform(0.02, 0.98, 9), "target": rng.uniform(0, 1, 9)}
pytorch("bce", {}, probabilities, functional("binary_cross_entropy"))
hard = {**probabilities, "target": rng.integers(0, 2, 9).astype(float)}
pytorch("bce", {}, hard, functional("binary_cross_entropy"))
add("scikit-learn", "bce", "mean", {}, hard, sklearn.metrics.log_loss(hard["target"], hard["prediction"]))
ends = {"prediction": [0.0, 1.0, 0.0, 1.0], "target": [0.0, 1.0, 1.0, 0.0]}
add("PyTorch", "bce", "none", {}, ends, F.binary_cross_entropy(
    torch.tensor(ends["prediction"], dtype=torch.float64),
    torch.tensor(ends["target"], dtype=torch.float64), reduction="none").numpy())
pytorch("bce_with_logits", {}, scores(), functional("binary_cross_entropy_with_logits"))
pytorch("bce_with_logits", {}, {**scores(), "target": rng.uniform(0, 1, 9)},
        functional("binary_cross_entropy_with_logits"))
pytorch("bce_with_logits", {"pos_weight": 3}, scores(), functional(
    "binary_cross_entropy_with_logits", pos_weight=torch.tensor(3.0, dtype=torch.float64)))
pytorch("bce_with_logits", {"label_smoothing": 0.1}, scores(), lambda reduction, prediction, target:
        F.binary_cross_entropy_with_logits(prediction, target * 0.9 + 0.05, reduction=reduction))
weighted = {**scores(), "weight": rng.uniform(0, 3, 9)}
pytorch("bce_with_logits", {}, weighted, lambda reduction, prediction, target, weight:
        F.binary_cross_entropy_with_logits(prediction, target, weight=weight, reduction=reduction))
fields = scores()
value, gradient = boosting.HalfBinomialLoss().loss_gradient(fields["target"], fields["prediction"])
add("scikit-learn", "bce_with_logits", "none", {}, fields, value, {"prediction": gradient})


def sigmoid_focal_loss(prediction, target, alpha, gamma):
    """torchvision.ops.sigmoid_focal_loss, step for step (it is not packaged here)."""
    p = torch.sigmoid(prediction)
    cross_entropy = F.binary_cross_entropy_with_logits(prediction, target, reduction="none")
    p_t = p * target + (1 - p) * (1 - target)
    alpha_t = alpha * target + (1 - alpha) * (1 - target)
    return alpha_t * cross_entropy * (1 - p_t) ** gamma


for alpha, gamma in ((0.25, 2.0), (0.6, 0.5), (0.75, 3.0)):
    pytorch("focal", {"alpha": alpha, "gamma": gamma}, scores(), own(
        lambda prediction, target, alpha=alpha, gamma=gamma: sigmoid_focal_loss(prediction, target, alpha, gamma)))


def of_margin(formula):
    return own(lambda prediction, target: formula((2 * target - 1) * prediction))


pytorch("squared_hinge", {}, scores(), of_margin(lambda m: torch.relu(1 - m) ** 2))
pytorch("perceptron", {}, scores(), of_margin(lambda m: torch.relu(-m)))
pytorch("exponential", {}, scores(), of_margin(lambda m: torch.exp(-m)))
for margin in (1.0, 0.4):
    fields = scores()
    signs = torch.tensor(2 * fields["target"] - 1)
    # HingeEmbeddingLoss of target −1 is max(0, margin − x)
    pytorch("hinge", {"margin": margin}, fields, lambda reduction, prediction, target, margin=margin:
            F.hinge_embedding_loss((2 * target - 1) * prediction, -torch.ones_like(target),
                                   margin=margin, reduction=reduction))
fields = scores()
add("scikit-learn", "hinge", "mean", {}, fields,
    sklearn.metrics.hinge_loss(2 * fields["target"] - 1, fields["prediction"]))
from sklearn.linear_model import _sgd_fast  # the losses of SGDClassifier, with loss and slope of their own

for loss, parameters, theirs in (("modified_huber", {}, _sgd_fast.ModifiedHuber()),
                                 ("squared_hinge", {}, _sgd_fast.SquaredHinge(1.0)),
                                 ("hinge", {"margin": 1}, _sgd_fast.Hinge(1.0)),
                                 ("perceptron", {}, _sgd_fast.Hinge(0.0))):
    fields = scores(15)
    pairs = list(zip(fields["prediction"], 2 * fields["target"] - 1))
    add("scikit-learn", loss, "none", parameters, fields, [theirs.py_loss(p, y) for p, y in pairs]
        if hasattr(theirs, "py_loss") else [theirs.loss(p, y) for p, y in pairs],
        {"prediction": [theirs.py_dloss(p, y) for p, y in pairs]})
pytorch("brier", {}, scores(), own(lambda prediction, target: (torch.sigmoid(prediction) - target) ** 2))
fields = scores()
add("scikit-learn", "brier", "mean", {}, fields, sklearn.metrics.brier_score_loss(
    fields["target"], 1 / (1 + numpy.exp(-fields["prediction"]))))
add("scikit-learn", "zero_one", "mean", {}, fields,
    sklearn.metrics.zero_one_loss(fields["target"], fields["prediction"] > 0), {"prediction": numpy.zeros(9)})

source = (f"tests/oracle/eval_heldout.py, PyTorch {torch.__version__}, scikit-learn {sklearn.__version__}, "
          f"statsmodels {statsmodels.__version__}")
lines = ",\n".join(json.dumps(each, separators=(",", ":"), allow_nan=False) for each in cases)
Path(__file__).with_suffix(".json").write_text(
    '{"source":' + json.dumps(source) + ',\n"cases":[\n' + lines + "\n]}\n")
