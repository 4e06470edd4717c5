#!/usr/bin/env python3
"""Writes eval_embedding.json: batches of vectors with the loss and gradients that PyTorch gives.

PyTorch in float64: its own cosine_embedding_loss, margin_ranking_loss and cross_entropy; triplet and
contrastive from its tensor operations, because triplet_margin_loss adds 1e-6 to every difference and
contrastive it does not have. Gradients by its backward pass. The inputs are drawn from a seed, away
from corners; long enough that the 1e-12 which cosine_embedding_loss adds to squared lengths is lost.

Run: python3 eval_embedding.py   (Debian: python3-torch)
"""

import json
from pathlib import Path

import numpy
import torch
import torch.nn.functional as F

rng = numpy.random.default_rng(20240711)
cases = []


def pytorch(loss, parameters, fields, function):
    """Adds a case per reduction; function(**tensors) gives each sample's value."""
    moving = [name for name in fields if name != "target"]
    tensors = {k: torch.tensor(v, dtype=torch.float64, requires_grad=k in moving) for k, v in fields.items()}
    for reduction in ("mean", "sum", "none"):
        values = function(**tensors)
        value = {"mean": values.mean, "sum": values.sum, "none": lambda: values}[reduction]()
        gradients = torch.autograd.grad(value.sum(), [tensors[k] for k in moving])
        cases.append({"name": f"PyTorch {loss} {reduction} #{len(cases)}", "loss": loss, "reduction": reduction,
                      "parameters": parameters, "input": {k: v.tolist() for k, v in fields.items()},
                      "value": value.detach().numpy().tolist(),
                      "gradient": {k: g.numpy().tolist() for k, g in zip(moving, gradients)}})


def vectors(names, n, d, deviation=1.5):
    return {name: rng.normal(0, deviation, (n, d)) for name in names}


for p in (2.0, 1.0, 1.5, 4.0):
    for (n, d), margin in (((5, 3), 1.0), ((3, 8), 0.4), ((4, 2), 2.5)):
        pytorch("triplet", {"margin": margin, "p": p}, vectors(("anchor", "positive", "negative"), n, d),
                lambda anchor, positive, negative, p=p, margin=margin: torch.relu(
                    torch.linalg.vector_norm(anchor - positive, ord=p, dim=1)
                    - torch.linalg.vector_norm(anchor - negative, ord=p, dim=1) + margin))

for (n, d), margin in (((6, 3), 1.0), ((6, 2), 3.0), ((5, 9), 6.0), ((6, 1), 0.5)):
    fields = {**vectors("ab", n, d), "target": rng.integers(0, 2, n).astype(float)}
    fields["target"][:2] = 0, 1
    pytorch("contrastive", {"margin": margin}, fields, lambda a, b, target, margin=margin: 0.5 * torch.where(
        target == 1, (a - b).square().sum(1), torch.relu(margin - (a - b).norm(dim=1)).square()))

for (n, d), margin in (((6, 3), 0.0), ((6, 4), 0.3), ((4, 7), -0.4)):
    fields = {**vectors("ab", n, d, 30), "target": rng.choice([-1.0, 1.0], n)}
    fields["target"][:2] = -1, 1
    pytorch("cosine_embedding", {"margin": margin}, fields, lambda a, b, target, margin=margin:
            F.cosine_embedding_loss(a, b, target, margin=margin, reduction="none"))

for (n, d), temperature in (((4, 3), 0.2), ((6, 5), 0.5), ((5, 8), 0.1), ((1, 4), 0.07), ((3, 1), 1.0)):
    # Vectors of one entry point one of two ways: no slope, and the torch-made zeros are rounding.
    fields = vectors("ab", n, d, 3) if d > 1 else {"a": numpy.array([[2.0], [-0.5], [4.0]]), "b": numpy.array([[1.0], [8.0], [-2.0]])}
    pytorch("info_nce", {"temperature": temperature}, fields, lambda a, b, n=n, temperature=temperature:
            F.cross_entropy(F.normalize(a) @ F.normalize(b).T / temperature, torch.arange(n), reduction="none"))

for n, margin in ((9, 0.0), (9, 1.0), (5, 2.5)):
    fields = {"a": rng.normal(0, 2, n), "b": rng.normal(0, 2, n), "target": rng.choice([-1.0, 1.0], n)}
    pytorch("margin_ranking", {"margin": margin}, fields, lambda a, b, target, margin=margin:
            F.margin_ranking_loss(a, b, target, margin=margin, reduction="none"))

source = f"tests/oracle/eval_embedding.py, PyTorch {torch.__version__}"
lines = ",\n".join(json.dumps(each, separators=(",", ":"), allow_nan=False) for each in cases)
Path(__file__).with_suffix(".json").write_text(
    '{"source":' + json.dumps(source) + ',\n"cases":[\n' + lines + "\n]}\n")
