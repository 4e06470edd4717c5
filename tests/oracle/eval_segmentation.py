#!/usr/bin/env python3
"""Writes eval_segmentation.json: masks with the loss and gradient that PyTorch gives them.

PyTorch has none of these losses, so its tensor operations in float64 and autograd, from the formulas
as their papers print them; for the Lovász hinge the steps of the authors' algorithm 1 (sort, cumulated
sums, differences of the Jaccard loss). scikit-learn's jaccard_score for hard masks.

Run: python3 eval_segmentation.py   (Debian: python3-torch python3-sklearn)
"""

import json
from pathlib import Path

import numpy
import sklearn
import sklearn.metrics
import torch

rng = numpy.random.default_rng(20240813)
cases = []


def add(source, loss, reduction, parameters, fields, value, gradient=None):
    made = {"name": f"{source} {loss} {reduction} segmentation#{len(cases)}", "loss": loss,
            "reduction": reduction, "parameters": parameters,
            "input": {k: numpy.asarray(v).tolist() for k, v in fields.items()},
            "value": numpy.asarray(value).tolist()}
    if gradient is not None:
        made["gradient"] = {k: numpy.asarray(v).tolist() for k, v in gradient.items()}
    cases.append(made)


def pytorch(loss, parameters, fields, each):
    """A case per reduction, of all shapes but one only the mean; each(prediction, target): a value per row."""
    target = torch.tensor(fields["target"], dtype=torch.float64)
    for reduction in ("mean", "sum", "none") if len(target) == 3 else ("mean",):
        prediction = torch.tensor(fields["prediction"], dtype=torch.float64, requires_grad=True)
        values = each(prediction, target)
        value = {"mean": values.mean, "sum": values.sum, "none": lambda: values}[reduction]()
        (gradient,) = torch.autograd.grad(value.sum(), prediction)
        add("PyTorch", loss, reduction, parameters, fields, value.detach().numpy(),
            {"prediction": gradient.numpy()})


def masks(n, pixels, logits=False):
    prediction = rng.normal(0, 2, (n, pixels)) if logits else rng.uniform(0.02, 0.98, (n, pixels))
    return {"prediction": prediction, "target": (rng.random((n, pixels)) < 0.4).astype(float)}


def dice(p, t, smooth):
    return 1 - (2 * (p * t).sum(-1) + smooth) / (p.sum(-1) + t.sum(-1) + smooth)


def jaccard(p, t, smooth):
    both = (p * t).sum(-1)
    return 1 - (both + smooth) / (p.sum(-1) + t.sum(-1) - both + smooth)


def tversky(p, t, alpha, beta, smooth):
    hit = (p * t).sum(-1)
    spurious, missed = (p * (1 - t)).sum(-1), ((1 - p) * t).sum(-1)
    return 1 - (hit + smooth) / (hit + alpha * spurious + beta * missed + smooth)


def lovasz_row(z, t):
    errors = 1 - z * (2 * t - 1)
    order = torch.argsort(errors.detach(), descending=True, stable=True)
    sorted_target = t[order]
    total = sorted_target.sum()
    loss = 1 - (total - sorted_target.cumsum(0)) / (total + (1 - sorted_target).cumsum(0))
    weight = torch.diff(loss, prepend=torch.zeros(1, dtype=loss.dtype))
    return (torch.relu(errors[order]) * weight).sum()


def lovasz_hinge(z, t):
    return torch.stack([lovasz_row(*row) for row in zip(z, t)])


for n, pixels in ((1, 3), (3, 8), (2, 40)):
    for smooth in (1.0, 0.0, 0.1):
        fields = masks(n, pixels)
        fields["target"][:, 0] = 1  # so that no mask is empty at smooth = 0
        pytorch("dice", {"smooth": smooth}, fields, lambda p, t: dice(p, t, smooth))
        pytorch("jaccard", {"smooth": smooth}, fields, lambda p, t: jaccard(p, t, smooth))
    for alpha, beta, smooth, gamma in ((0.5, 0.5, 1.0, 0.75), (0.3, 0.7, 1.0, 2.0), (0.8, 0.1, 0.5, 0.5),
                                       (1.0, 2.0, 0.01, 1.3)):
        parameters = {"alpha": alpha, "beta": beta, "smooth": smooth}
        fields = masks(n, pixels)
        pytorch("tversky", parameters, fields, lambda p, t: tversky(p, t, alpha, beta, smooth))
        pytorch("focal_tversky", {**parameters, "gamma": gamma}, fields,
                lambda p, t: tversky(p, t, alpha, beta, smooth) ** gamma)
    fields = masks(n, pixels)
    fields["target"][:] = 0
    pytorch("dice", {}, fields, lambda p, t: dice(p, t, 1.0))
    pytorch("jaccard", {}, fields, lambda p, t: jaccard(p, t, 1.0))
    for _ in range(2):
        pytorch("lovasz_hinge", {}, masks(n, pixels, logits=True), lovasz_hinge)
    empty = masks(n, pixels, logits=True)
    empty["target"][:] = 0
    pytorch("lovasz_hinge", {}, empty, lovasz_hinge)

hard = masks(4, 30)
hard["prediction"] = (hard["prediction"] > 0.5).astype(float)
add("scikit-learn", "jaccard", "none", {"smooth": 0}, hard,
    [1 - sklearn.metrics.jaccard_score(t, p) for p, t in zip(hard["prediction"], hard["target"])])
add("scikit-learn", "dice", "none", {"smooth": 0}, hard,
    [1 - sklearn.metrics.f1_score(t, p) for p, t in zip(hard["prediction"], hard["target"])])

source = f"tests/oracle/eval_segmentation.py, PyTorch {torch.__version__}, scikit-learn {sklearn.__version__}"
lines = ",\n".join(json.dumps(each, separators=(",", ":"), allow_nan=False) for each in cases)
Path(__file__).with_suffix(".json").write_text(
    '{"source":' + json.dumps(source) + ',\n"cases":[\n' + lines + "\n]}\n")
