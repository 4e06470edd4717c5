#!/usr/bin/env python3
"""Writes eval_distribution.json: batches with the loss and gradient that PyTorch and SciPy give them.

PyTorch in float64: its own kl_div and torch.distributions where it has the loss, else its tensor
operations and autograd. SciPy's jensenshannon and wasserstein_distance give values, and its linear
programme, a transport solved without knowing that the bins lie in a row, gives W_p and its slope.
The inputs are drawn from a seed, away from corners and from sizes at which PyTorch loses digits.

Run: python3 eval_distribution.py   (Debian: python3-torch python3-scipy)
"""

import json
from pathlib import Path

import numpy
import scipy
import scipy.optimize
import scipy.spatial.distance
import scipy.stats
import torch
import torch.nn.functional as F
from torch.distributions import Normal, kl_divergence

rng = numpy.random.default_rng(20240812)
cases = []


def add(source, loss, reduction, parameters, fields, value, gradient=None):
    made = {"name": f"{source} {loss} {reduction} distribution#{len(cases)}", "loss": loss,
            "reduction": reduction, "parameters": parameters,
            "input": {k: numpy.asarray(v).tolist() for k, v in fields.items()},
            "value": numpy.asarray(value).tolist()}
    if gradient is not None:
        made["gradient"] = {k: numpy.asarray(v).tolist() for k, v in gradient.items()}
    cases.append(made)


def reduced(values, reduction):
    return {"mean": values.mean, "sum": values.sum, "none": lambda: values}[reduction]()


def pytorch(loss, parameters, fields, each, differentiable=("prediction",)):
    """A case per reduction; each(**tensors) is one value per sample."""
    tensors = {k: torch.tensor(v, dtype=torch.float64, requires_grad=k in differentiable)
               for k, v in fields.items()}
    for reduction in ("mean", "sum", "none"):
        value = reduced(each(**tensors), reduction)
        gradients = torch.autograd.grad(value.sum(), [tensors[k] for k in differentiable])
        add("PyTorch", loss, reduction, parameters, fields, value.detach().numpy(),
            {k: g.numpy() for k, g in zip(differentiable, gradients)})


def distributions(n, bins):
    return rng.dirichlet(numpy.ones(bins), n)


def pair(n, bins):
    return {"prediction": distributions(n, bins), "target": distributions(n, bins)}


SHAPES = ((1, 2), (2, 5), (4, 9))

for n, bins in SHAPES:
    pytorch("kl", {}, pair(n, bins),
            lambda prediction, target: F.kl_div(prediction.log(), target, reduction="none").sum(-1))
    # kl_div has no gradient for its log-target's own logarithm, so this one by its tensor operations
    pytorch("reverse_kl", {}, pair(n, bins),
            lambda prediction, target: (torch.xlogy(prediction, prediction)
                                        - torch.xlogy(prediction, target)).sum(-1))
    pytorch("js", {}, pair(n, bins), lambda prediction, target: sum(
        F.kl_div(((prediction + target) / 2).log(), one, reduction="none").sum(-1) / 2
        for one in (prediction, target)))
    fields = pair(n, bins)
    add("SciPy", "js", "none", {}, fields, [scipy.spatial.distance.jensenshannon(p, q) ** 2
                                            for p, q in zip(fields["target"], fields["prediction"])])

sparse = pair(4, 6)  # bins without truth
sparse["target"][sparse["target"] < 0.1] = 0
sparse["target"] /= sparse["target"].sum(1, keepdims=True)
pytorch("kl", {}, sparse,
        lambda prediction, target: F.kl_div(prediction.log(), target, reduction="none").sum(-1))

for n, bins in SHAPES:
    for width in (1.0, 0.25):
        fields = pair(n, bins)
        pytorch("wasserstein_1d", {"width": width}, fields, lambda prediction, target: width * (
            prediction.cumsum(-1) - target.cumsum(-1))[:, :-1].abs().sum(-1))
        add("SciPy", "wasserstein_1d", "none", {"width": width}, fields,
            [scipy.stats.wasserstein_distance(width * numpy.arange(bins), width * numpy.arange(bins), q, p)
             for p, q in zip(fields["target"], fields["prediction"])])


def transport(prediction, target, p, width):
    """W_p and its slope from the linear programme and its dual, the last bin's potential 0."""
    bins = len(target)
    place = width * numpy.arange(bins)
    cost = numpy.abs(place[:, None] - place[None, :]) ** p
    rows = numpy.kron(numpy.eye(bins), numpy.ones(bins))
    columns = numpy.kron(numpy.ones(bins), numpy.eye(bins))
    answer = scipy.optimize.linprog(cost.ravel(), A_eq=numpy.vstack((rows, columns)),
                                    b_eq=numpy.concatenate((prediction, target)), method="highs-ds")
    flow = answer.x
    potential = answer.eqlin.marginals[:bins]
    total = float(numpy.dot(flow, cost.ravel()))
    return total ** (1 / p), (potential - potential[-1]) * total ** (1 / p - 1) / p


for p, width in ((2.0, 1.0), (1.5, 0.5), (3.0, 2.0)):
    for n, bins in SHAPES[1:]:
        fields = pair(n, bins)
        solved = [transport(q, t, p, width) for q, t in zip(fields["prediction"], fields["target"])]
        values = numpy.array([value for value, _ in solved])
        slopes = numpy.array([slope for _, slope in solved])
        for reduction in ("mean", "sum", "none"):
            add("SciPy", "wasserstein_1d", reduction, {"p": p, "width": width}, fields,
                reduced(values, reduction),
                {"prediction": slopes / (n if reduction == "mean" else 1)})

for n, d in ((1, 1), (3, 4), (5, 2)):
    fields = {"mean": rng.normal(0, 1.5, (n, d)), "log_variance": rng.normal(0, 2, (n, d))}
    pytorch("vae_kl", {}, fields, lambda mean, log_variance: kl_divergence(
        Normal(mean, (log_variance / 2).exp()), Normal(0.0, 1.0)).sum(-1),
            differentiable=("mean", "log_variance"))

for temperature in (2.0, 1.0, 4.5, 0.7):
    for n, classes in ((1, 2), (3, 5), (2, 10)):
        fields = {"prediction": rng.normal(0, 3, (n, classes)), "target": rng.normal(0, 3, (n, classes))}
        pytorch("distillation", {"temperature": temperature}, fields,
                lambda prediction, target: temperature**2 * F.kl_div(
                    F.log_softmax(prediction / temperature, -1), F.softmax(target / temperature, -1),
                    reduction="none").sum(-1))

source = f"tests/oracle/eval_distribution.py, PyTorch {torch.__version__}, SciPy {scipy.__version__}"
lines = ",\n".join(json.dumps(each, separators=(",", ":"), allow_nan=False) for each in cases)
Path(__file__).with_suffix(".json").write_text(
    '{"source":' + json.dumps(source) + ',\n"cases":[\n' + lines + "\n]}\n")
