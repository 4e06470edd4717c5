#!/usr/bin/env python3
"""Writes eval_multiclass_exact.json: the losses over classes at extremes, with mpmath.

The formulas of losses.md typed in plainly at 400 digits, gradients from dL/dz_k = sum_c L'(p_c) p_c (d_ck - p_k).
Logits up to 1e4 apart, nearly equal and equal ones, samples that are right to the last bit.

"within": 2e-15 is nine units of the last place at worst; focal with a fractional gamma takes a power.

Run: python3 eval_multiclass_exact.py   (Debian: python3-mpmath)
"""

import json
from pathlib import Path

import mpmath
from mpmath import mpf

mpmath.mp.dps = 12000  # e^-1e4 beside 1 must not be lost
cases = []

ROWS = [([0, 0], 0), ([40, 0], 0), ([40, 0], 1), ([-700, 10], 0), ([1e4, -1e4], 0), ([1e4, -1e4], 1),
        ([1e-300, 0, -1e-300], 1), ([1e4, 1e4, -1e4], 0), ([3, 3 + 1e-13, -2], 2), ([-36.8, 0.1, 0.2, 1], 0),
        ([1e-9, 2e-9, 3e-9], 2), ([500, 499, 0, -500], 1), ([20, -20, 0], 0)]


def write(number):
    value = float(number)
    return value if abs(value) != float("inf") else ("inf" if value > 0 else "-inf")


def add(loss, parameters, f, slope):
    """f and slope of log p, p and 1 - p; slope is by log p."""
    for z, y in ROWS:
        e = [mpmath.exp(mpf(each)) for each in z]
        total = mpmath.fsum(e)
        p = [each / total for each in e]
        rest = [mpmath.fsum(e[:k] + e[k + 1:]) / total for k in range(len(e))]
        log_p = mpf(z[y]) - mpmath.log(total)
        pull = slope(log_p, p[y], rest[y])
        gradient = [pull * rest[k] if k == y else -pull * p[k] for k in range(len(z))]
        cases.append({"name": f"mpmath {loss} #{len(cases)}", "loss": loss, "reduction": "sum",
                      "parameters": parameters, "input": {"prediction": [[float(each) for each in z]], "target": [y]},
                      "value": write(f(log_p, p[y], rest[y])), "gradient": {"prediction": [[write(g) for g in gradient]]}})


add("cross_entropy", {}, lambda l, p, r: -l, lambda l, p, r: mpf(-1))
for gamma in (2, 0.5, 1):
    add("categorical_focal", {"gamma": gamma}, lambda l, p, r, g=mpf(gamma): -(r**g) * l,
        lambda l, p, r, g=mpf(gamma): -(r**g) + g * p * r ** (g - 1) * l)
for q in (0.7, 0.01):
    add("generalized_cross_entropy", {"q": q}, lambda l, p, r, q=mpf(q): (1 - p**q) / q, lambda l, p, r, q=mpf(q): -(p**q))
add("probability_mae", {}, lambda l, p, r: 2 * r, lambda l, p, r: -2 * p)
add("poly_cross_entropy", {}, lambda l, p, r: r - l, lambda l, p, r: -1 - p)

text = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
Path(__file__).with_suffix(".json").write_text(
    f'{{"source":"tests/oracle/eval_multiclass_exact.py, mpmath {mpmath.__version__}",\n"within":2e-15,\n"cases":[\n{text}\n]}}\n')
