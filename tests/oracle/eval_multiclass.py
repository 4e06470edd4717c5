#!/usr/bin/env python3
"""Writes eval_multiclass.json: batches over classes with the loss and gradient PyTorch gives them.

float64, PyTorch's own functions where it has the loss, else its tensor operations, gradients by its
backward pass. Where its mean divides by something else than losses.md says (multi_margin_loss with
weights), the mean is taken from its values.

Run: python3 eval_multiclass.py   (Debian: python3-torch)
"""

import json
from pathlib import Path

import numpy
import torch
import torch.nn.functional as F

rng = numpy.random.default_rng(20241125)
cases = []


def add(loss, parameters, fields, values):
    """values(z, **fields): one per sample, and what the mean divides by."""
    for reduction in ("mean", "sum", "none") if not parameters else ("mean",):
        tensors = {k: torch.tensor(v) for k, v in fields.items()}
        z = tensors.pop("prediction").requires_grad_()
        each, divisor = values(z, **tensors)
        value = {"mean": each.sum() / divisor, "sum": each.sum(), "none": each}[reduction]
        gradient = torch.autograd.grad(value.sum(), z)[0]
        cases.append({"name": f"PyTorch {loss} {reduction} #{len(cases)}", "loss": loss, "reduction": reduction,
                      "parameters": parameters, "input": {k: v.tolist() for k, v in fields.items()},
                      "value": value.tolist(), "gradient": {"prediction": gradient.tolist()}})


def logits(n, c):
    return rng.normal(0, 3, (n, c))


def by_probability(formula):
    """A loss of the probability of the right class; a target of shares counts each class by its share."""
    def values(z, target, class_weight=None):
        weight = torch.ones(z.shape[1], dtype=torch.float64) if class_weight is None else class_weight
        terms = formula(F.log_softmax(z, 1)) * weight
        if target.ndim == 2:
            return (terms * target).sum(1), len(z)
        return terms.gather(1, target[:, None])[:, 0], weight[target].sum()
    return values


def cross_entropy(smoothing, ignored=-100):
    def values(z, target, class_weight=None):
        each = F.cross_entropy(z, target, weight=class_weight, label_smoothing=smoothing, reduction="none",
                               ignore_index=ignored)
        if target.ndim == 2:
            return each, len(z)
        kept = target[target != ignored]
        mean = F.cross_entropy(z, target, weight=class_weight, label_smoothing=smoothing, ignore_index=ignored)
        divisor = len(kept) if class_weight is None else class_weight[kept].sum()
        assert abs(mean - each.sum() / divisor) < 1e-12
        return each, divisor
    return values


shapes = ((3, 2), (4, 3), (3, 10))
for n, c in shapes:
    label = rng.integers(0, c, n)
    shares = rng.dirichlet(numpy.ones(c), n)
    weight = rng.uniform(0.1, 3, c)
    for target in (label, shares):
        for extra in ({}, {"class_weight": weight}):
            fields = {"prediction": logits(n, c), "target": target, **extra}
            add("cross_entropy", {}, fields, cross_entropy(0))
            add("cross_entropy", {"label_smoothing": 0.1}, fields, cross_entropy(0.1))
            for gamma, alpha in ((2, 1), (0.5, 0.25), (0, 1), (5, 1)):
                add("categorical_focal", {"gamma": gamma, "alpha": alpha}, fields, by_probability(
                    lambda log_p, g=gamma, a=alpha: -a * (1 - log_p.exp()) ** g * log_p))
            for q in (0.7, 0.1, 1.0):
                add("generalized_cross_entropy", {"q": q}, fields, by_probability(
                    lambda log_p, q=q: (1 - (q * log_p).exp()) / q))
            add("probability_mae", {}, fields, by_probability(lambda log_p: 2 * (1 - log_p.exp())))
            for epsilon in (1, -1, 3.5):
                add("poly_cross_entropy", {"epsilon": epsilon}, fields, by_probability(
                    lambda log_p, e=epsilon: -log_p + e * (1 - log_p.exp())))
    for extra in ({}, {"class_weight": weight}):
        fields = {"prediction": logits(n, c), "target": label, **extra}
        for p, margin in ((1, 1.0), (2, 0.5)):
            add("multiclass_hinge", {"p": p, "margin": margin}, fields,
                lambda z, target, class_weight=None, p=p, margin=margin: (
                    F.multi_margin_loss(z, target, p=p, margin=margin, weight=class_weight, reduction="none"),
                    len(z) if class_weight is None else class_weight[target].sum()))
    fields = {"prediction": logits(n, c), "target": rng.integers(0, 2, (n, c)).astype(float)}
    for w in (1.0, 4.0):
        add("multilabel_bce", {"pos_weight": w}, fields, lambda z, target, w=w: (
            F.binary_cross_entropy_with_logits(z, target, pos_weight=torch.tensor(w), reduction="none").mean(1),
            len(z)))

# One-hot absolute error, as probability_mae is defined, against PyTorch's own L1.
z, label = logits(6, 4), rng.integers(0, 4, 6)
add("probability_mae", {}, {"prediction": z, "target": label}, lambda z, target: (
    F.l1_loss(F.softmax(z, 1), F.one_hot(target, 4).double(), reduction="none").sum(1), len(z)))
label = numpy.array([0, 3, 3, 1, 2, 3])
for ignored in (3, -100):
    marked = numpy.where(label == 3, ignored, label)
    for smoothing in (0, 0.2):
        add("cross_entropy", {"ignore_index": ignored, "label_smoothing": smoothing},
            {"prediction": z, "target": marked, "class_weight": rng.uniform(0.1, 3, 4)},
            cross_entropy(smoothing, ignored))

text = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
Path(__file__).with_suffix(".json").write_text(
    f'{{"source":"tests/oracle/eval_multiclass.py, PyTorch {torch.__version__}",\n"cases":[\n{text}\n]}}\n')
