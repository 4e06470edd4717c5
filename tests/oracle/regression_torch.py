#!/usr/bin/env python3
"""Writes regression_torch.json: regression losses and their gradients as PyTorch computes them.

Each case holds a loss, its parameters, a reduction, the inputs, the value and the gradient with
respect to every differentiable input; with reduction "none" the gradient is that of the sum. In
double precision. PyTorch adds eps inside the logarithm of a Poisson rate and raises a variance to
at least eps; eps is set to 0 and to less than any variance here, since the catalogue does neither.

Run: python3 regression_torch.py   (Debian: python3-torch)
"""

import json
from pathlib import Path

import torch
from torch import nn

torch.set_default_dtype(torch.float64)
torch.manual_seed(7)

COUNT = 12
TARGET = torch.randn(COUNT) * 2
PREDICTION = TARGET + torch.randn(COUNT) * 2
COUNTS = torch.poisson(torch.full((COUNT,), 3.0))
LOG_RATE = torch.randn(COUNT)
VARIANCE = torch.rand(COUNT) * 3 + 0.05


def cases():
    plain = {"prediction": PREDICTION, "target": TARGET}
    yield "mse", {}, nn.MSELoss, {}, plain
    yield "mae", {}, nn.L1Loss, {}, plain
    for size in (1.0, 0.3, 2.5):
        yield "huber", {"delta": size}, nn.HuberLoss, {"delta": size}, plain
        yield "smooth_l1", {"beta": size}, nn.SmoothL1Loss, {"beta": size}, plain
    counts = {"prediction": LOG_RATE, "target": COUNTS}
    yield "poisson_nll", {"log_input": 1}, nn.PoissonNLLLoss, {"log_input": True}, counts
    counts = {"prediction": LOG_RATE.exp(), "target": COUNTS}
    yield "poisson_nll", {"log_input": 0}, nn.PoissonNLLLoss, {"log_input": False, "eps": 0}, counts
    yield "gaussian_nll", {}, nn.GaussianNLLLoss, {"eps": 1e-30}, {**plain, "variance": VARIANCE}


def case(loss, parameters, made, arguments, inputs, reduction):
    tensors = {name: values.clone().requires_grad_(name != "target") for name, values in inputs.items()}
    value = made(reduction=reduction, **arguments)(*tensors.values())
    value.sum().backward()
    return {"loss": loss, "parameters": parameters, "reduction": reduction,
            "inputs": {name: values.tolist() for name, values in inputs.items()},
            "value": value.tolist() if reduction == "none" else [value.item()],
            "gradient": {name: each.grad.tolist() for name, each in tensors.items() if each.requires_grad}}


def main():
    made = [case(*each, reduction) for each in cases() for reduction in ("mean", "sum", "none")]
    header = json.dumps(f"tests/oracle/regression_torch.py, PyTorch {torch.__version__}")
    lines = ",\n".join(json.dumps(each, separators=(",", ":"), allow_nan=False) for each in made)
    Path(__file__).with_suffix(".json").write_text('{"source":' + header + ',\n"cases":[\n' + lines + "\n]}\n")


if __name__ == "__main__":
    main()
