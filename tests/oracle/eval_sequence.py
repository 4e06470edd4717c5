#!/usr/bin/env python3
"""Writes eval_sequence.json: CTC batches with the loss and gradient PyTorch gives them.

float64, torch.nn.functional.ctc_loss of log_softmax of the logits, gradients by its backward pass.

Run: python3 eval_sequence.py   (Debian: python3-torch)
"""

import json
from pathlib import Path

import numpy
import torch
import torch.nn.functional as F

rng = numpy.random.default_rng(20241126)
cases = []


def add(samples, frames, classes, labels, blank=0, length=None, scale=2.0):
    logits = rng.normal(0, scale, (samples, frames, classes))
    others = [k for k in range(classes) if k != blank]
    target = rng.choice(others, (samples, labels))
    lengths = [labels] * samples if length is None else length
    for reduction in ("mean", "sum", "none"):
        z = torch.tensor(logits, requires_grad=True)
        value = F.ctc_loss(F.log_softmax(z, 2).transpose(0, 1), torch.tensor(target), [frames] * samples, lengths,
                           blank=blank, reduction=reduction)
        gradient = torch.autograd.grad(value.sum(), z)[0]
        fields = {"prediction": logits.tolist(), "target": target.tolist()}
        if length is not None:
            fields["length"] = length
        cases.append({"name": f"PyTorch ctc {reduction} #{len(cases)}", "loss": "ctc", "reduction": reduction,
                      "parameters": {"blank": blank}, "input": fields, "value": value.tolist(),
                      "gradient": {"prediction": gradient.tolist()}})


add(2, 5, 3, 2)
add(3, 7, 4, 3, length=[3, 2, 1])
add(2, 6, 3, 3, blank=2)
add(1, 12, 2, 5)              # one letter only: every one repeats
add(1, 20, 6, 8, scale=3.0)   # peaked; at 6 softmax less posterior cancels to 2e-10 of itself in both
add(2, 4, 3, 2, length=[0, 1])

text = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
Path(__file__).with_suffix(".json").write_text(
    f'{{"source":"tests/oracle/eval_sequence.py, PyTorch {torch.__version__}",\n'
    f'"within":1e-10,\n"cases":[\n{text}\n]}}\n')
