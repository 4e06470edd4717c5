#!/usr/bin/env python3
"""Writes binary.json: values and gradients of the binary losses, as other libraries compute them.

Each set names the loss of the catalogue, its parameters and where the numbers come from; a row is
[prediction, target, value, gradient by the prediction]. Corners, where libraries choose different
subgradients, are left out; clamped probabilities keep PyTorch's value but no gradient (null).
Needs python3-torch 1.13 and python3-sklearn 1.2.
"""

import json
import pathlib
import warnings

import numpy
import sklearn
import torch
from sklearn.ensemble._gb_losses import ExponentialLoss
from sklearn.linear_model import _sgd_fast
from sklearn.metrics import zero_one_loss
from torch.nn import functional

warnings.filterwarnings("ignore")
torch.set_default_dtype(torch.float64)
TORCH = "PyTorch " + torch.__version__
SKLEARN = "scikit-learn " + sklearn.__version__
SCORES = [-30.0, -6.5, -2.0, -0.7, -0.01, 0.2, 0.6, 1.7, 4.0, 25.0]
HARD = [0.0, 1.0]
SOFT = [0.0, 0.3, 1.0]


def by_torch(loss):
    """A row by automatic differentiation."""
    def row(prediction, target):
        x = torch.tensor(prediction, requires_grad=True)
        value = loss(x, torch.tensor(target))
        value.backward()
        return [prediction, target, value.item(), x.grad.item()]
    return row


def by_sgd(loss):
    """A row by scikit-learn's linear models, whose targets are −1 and +1."""
    def row(score, target):
        side = 2 * target - 1
        return [score, target, loss.py_loss(score, side), loss.py_dloss(score, side)]
    return row


def exponential(score, target):
    loss, y, raw = ExponentialLoss(2), numpy.array([target]), numpy.array([score])
    return [score, target, float(loss(y, raw)), -float(loss.negative_gradient(y, raw)[0])]


def zero_one(score, target):
    return [score, target, float(zero_one_loss([target], [float(score > 0)])), 0.0]


def weighted_logits(pos_weight, smoothing):
    # Smoothed as keras.losses.BinaryCrossentropy does: y(1 − ε) + ε/2.
    return by_torch(lambda z, y: functional.binary_cross_entropy_with_logits(
        z, y * (1 - smoothing) + smoothing / 2, pos_weight=torch.tensor(pos_weight)))


def focal(alpha, gamma):
    # The formula of torchvision.ops.sigmoid_focal_loss.
    def loss(z, y):
        p = torch.sigmoid(z)
        cross_entropy = functional.binary_cross_entropy_with_logits(z, y, reduction="none")
        p_t = p * y + (1 - p) * (1 - y)
        alpha_t = alpha * y + (1 - alpha) * (1 - y)
        return alpha_t * cross_entropy * (1 - p_t) ** gamma
    return by_torch(loss)


def made(loss, parameters, source, row, predictions, targets):
    return {"loss": loss, "parameters": parameters, "source": source,
            "rows": [row(x, y) for x in predictions for y in targets]}


inner = [x for x in SCORES if abs(x) < 10]  # where 1 − p_t keeps enough digits
sets = [
    made("bce", {}, TORCH + " binary_cross_entropy", by_torch(functional.binary_cross_entropy),
         [0.001, 0.01, 0.25, 0.5, 0.9, 0.999], SOFT),
    made("brier", {}, TORCH + " mse_loss of sigmoid",
         by_torch(lambda z, y: functional.mse_loss(torch.sigmoid(z), y)), inner, SOFT),
    made("hinge", {}, SKLEARN + " Hinge", by_sgd(_sgd_fast.Hinge(1.0)), SCORES, HARD),
    made("hinge", {"margin": 0.5}, SKLEARN + " Hinge(0.5)", by_sgd(_sgd_fast.Hinge(0.5)), SCORES, HARD),
    made("squared_hinge", {}, SKLEARN + " SquaredHinge", by_sgd(_sgd_fast.SquaredHinge(1.0)), SCORES, HARD),
    made("squared_hinge", {"margin": 0.5}, SKLEARN + " SquaredHinge(0.5)",
         by_sgd(_sgd_fast.SquaredHinge(0.5)), SCORES, HARD),
    made("modified_huber", {}, SKLEARN + " ModifiedHuber", by_sgd(_sgd_fast.ModifiedHuber()), SCORES, HARD),
    made("perceptron", {}, SKLEARN + " Hinge(0)", by_sgd(_sgd_fast.Hinge(0.0)), SCORES, HARD),
    made("exponential", {}, SKLEARN + " ExponentialLoss", exponential, SCORES, HARD),
    made("zero_one", {}, SKLEARN + " zero_one_loss", zero_one, SCORES, HARD),
]
clamped = made("bce", {}, TORCH + " binary_cross_entropy, clamped",
               by_torch(functional.binary_cross_entropy), [0.0, 1.0], SOFT)
clamped["rows"] = [row[:3] + [None] for row in clamped["rows"]]
sets.append(clamped)
for w, s in ((1.0, 0.0), (3.0, 0.0), (1.0, 0.1), (0.4, 0.2)):
    sets.append(made("bce_with_logits", {"pos_weight": w, "label_smoothing": s},
                     TORCH + " binary_cross_entropy_with_logits", weighted_logits(w, s), SCORES, SOFT))
for a, g in ((0.25, 2.0), (0.25, 0.0), (0.5, 1.0), (0.9, 3.5), (0.25, 7.0), (0.25, 9.5)):
    sets.append(made("focal", {"alpha": a, "gamma": g}, TORCH + ", torchvision's formula",
                     focal(a, g), inner, HARD))

text = ",\n".join(json.dumps(each, separators=(",", ":")) for each in sets)
pathlib.Path(__file__).with_suffix(".json").write_text("[\n" + text + "\n]\n")
