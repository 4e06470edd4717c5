#!/usr/bin/env python3
"""Writes eval_generative.json: the losses of GANs' two players and of pairs of pictures, from PyTorch.

PyTorch in float64: binary_cross_entropy_with_logits, mse_loss and relu for the games; for the
perceptual loss its conv2d with reflected borders over the two-dimensional wavelets, written from
their formula (Bruna and Mallat 2013, with Kymatio's numbers; see the card). Gradients by autograd.

Run: python3 eval_generative.py   (Debian: python3-torch)
"""

import json
import math
from pathlib import Path

import numpy
import torch
import torch.nn.functional as F

rng = numpy.random.default_rng(20240712)
cases = []


def add(loss, reduction, fields, value, gradient):
    cases.append({"name": f"PyTorch {loss} {reduction} #{len(cases)}", "loss": loss, "reduction": reduction,
                  "parameters": {}, "input": fields, "value": value, "gradient": gradient})


# --- Games ------------------------------------------------------------------------------------------
def cross_entropy(logit, label):
    return F.binary_cross_entropy_with_logits(logit, torch.full_like(logit, label), reduction="none")


def squares(score, label):
    return 0.5 * F.mse_loss(score, torch.full_like(score, label), reduction="none")


def tells_apart(real, fake):
    return cross_entropy(real, 1.0) + cross_entropy(fake, 0.0)


games = {
    "gan_minimax": (tells_apart, lambda fake: -cross_entropy(fake, 0.0)),
    "gan_non_saturating": (tells_apart, lambda fake: cross_entropy(fake, 1.0)),
    "lsgan": (lambda real, fake: squares(real, 1.0) + squares(fake, 0.0), lambda fake: squares(fake, 1.0)),
    "gan_hinge": (lambda real, fake: torch.relu(1 - real) + torch.relu(1 + fake), lambda fake: -fake),
    "wgan": (lambda real, fake: fake - real, lambda fake: -fake),
}


def play(loss, reduction, fields):
    real, fake = (torch.tensor(fields[k], dtype=torch.float64, requires_grad=True) for k in ("real", "fake"))
    reduced = {"mean": torch.mean, "sum": torch.sum, "none": lambda values: values}[reduction]
    value, gradient = {}, {}
    for player, names, inputs, function in (("discriminator", ("real", "fake"), (real, fake), games[loss][0]),
                                            ("generator", ("fake",), (fake,), games[loss][1])):
        found = reduced(function(*inputs))
        value[player] = found.detach().numpy().tolist()
        gradient[player] = {k: g.numpy().tolist() for k, g in zip(names, torch.autograd.grad(found.sum(), inputs))}
    add(loss, reduction, fields, value, gradient)


for loss in games:
    for n in (1, 7, 12):
        for reduction in ("mean", "sum", "none"):
            play(loss, reduction, {k: rng.normal(m, 3, n).tolist() for k, m in (("real", 1), ("fake", -1))})

# --- Perceptual -------------------------------------------------------------------------------------
def wavelets():
    for j in range(3):
        sigma, xi = 0.8 * 2**j, 0.75 * math.pi / 2**j
        radius = math.ceil(3 * sigma)
        u = torch.arange(-radius, radius + 1, dtype=torch.float64)
        y, x = torch.meshgrid(u, u, indexing="ij")
        envelope = torch.exp(-(x**2 + y**2) / (2 * sigma**2)) / (2 * math.pi * sigma**2)
        for k in range(4):
            theta = k * math.pi / 4
            wave = torch.exp(1j * xi * (math.cos(theta) * x + math.sin(theta) * y))
            beta = (envelope * wave).sum() / envelope.sum()
            yield radius, envelope * (wave - beta), envelope / envelope.sum()


def filtered(picture, radius, kernel):
    return F.conv2d(F.pad(picture[None, None], (radius,) * 4, mode="reflect"), kernel[None, None])[0, 0]


def features(picture, epsilon=1e-3):
    maps = []
    for radius, psi, average in wavelets():
        modulus = torch.sqrt(filtered(picture, radius, psi.real) ** 2 + filtered(picture, radius, psi.imag) ** 2
                             + epsilon**2) - epsilon
        maps.append(filtered(modulus, radius, average))
    return torch.stack(maps)


def compare(reduction, prediction, target):
    moving = torch.tensor(prediction, requires_grad=True)
    value = (features(moving) - features(torch.tensor(target))).square().mean()
    gradient = torch.autograd.grad(value, moving)[0]
    fields = {"prediction": prediction.tolist(), "target": target.tolist()}
    value = value.item()
    add("perceptual", reduction, fields, [value] if reduction == "none" else value, {"prediction": gradient.tolist()})


compare("mean", rng.uniform(0, 1, (11, 11)), rng.uniform(0, 1, (11, 11)))
compare("sum", rng.uniform(0, 1, (12, 19)), rng.uniform(0, 1, (12, 19)))
compare("none", 255 * rng.uniform(0, 1, (17, 11)), 255 * rng.uniform(0, 1, (17, 11)))
y, x = numpy.mgrid[0:24, 0:24]
compare("mean", 0.5 + 0.5 * numpy.sin(1.3 * x + 0.4 * y), 0.5 + 0.5 * numpy.sin(1.3 * x - 0.4 * y))
compare("mean", rng.uniform(0, 1, (24, 24)), 0.5 + 0.5 * numpy.sin(0.7 * x) * numpy.sin(1.9 * y))

source = f"tests/oracle/eval_generative.py, PyTorch {torch.__version__}"
lines = ",\n".join(json.dumps(each, separators=(",", ":"), allow_nan=False) for each in cases)
Path(__file__).with_suffix(".json").write_text(
    '{"source":' + json.dumps(source) + ',\n"cases":[\n' + lines + "\n]}\n")
