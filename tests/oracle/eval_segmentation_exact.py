#!/usr/bin/env python3
"""Writes eval_segmentation_exact.json: masks at the ends of what a double can hold.

Fractions, so exact, of exactly the doubles the case holds; the power of focal Tversky by mpmath at 60
digits. All but perfect and all but hopeless predictions, probabilities of 1e-300, empty masks, weights
and smoothing from 1e-300 to 1e300; for the Lovász hinge logits of ±1e4, ties (by index) and pixels
exactly at the corner (slope 0). 0/0 is loss 0 with slope 0, as the cards state; the slope of a power
below 1 at a perfect prediction is infinite.

"within" 5e-16: a few rounding errors of a double.

Run: python3 eval_segmentation_exact.py   (Debian: python3-mpmath)
"""

import json
from fractions import Fraction
from pathlib import Path

import mpmath
from mpmath import mp, mpf

mp.dps = 60
cases = []


def number(x):
    return mpf(x.numerator) / x.denominator if isinstance(x, Fraction) else mpf(x)


def plain(x):
    if isinstance(x, list):
        return [plain(each) for each in x]
    x = float(number(x))
    return x if abs(x) < float("inf") else ("inf" if x > 0 else "-inf")


def add(loss, parameters, prediction, target, of):
    rows = [of(p, t) for p, t in zip(prediction, target)]
    n = len(rows)
    for reduction in ("none", "mean") if n > 1 else ("mean",):
        values = [number(value) for value, _ in rows]
        share = n if reduction == "mean" else 1
        cases.append({"name": f"exact {loss} {reduction} segmentation#{len(cases)}", "loss": loss,
                      "reduction": reduction, "parameters": parameters,
                      "input": {"prediction": prediction, "target": target},
                      "value": plain(values) if reduction == "none" else plain(sum(values) / n),
                      "gradient": {"prediction": [[plain(number(s) / share) for s in slopes]
                                                  for _, slopes in rows]}})


def fraction_loss(over, under):
    """1 − over/under with both (value, slopes)."""
    (a, da), (b, db) = over, under
    if b == 0:
        return Fraction(0), [Fraction(0)] * len(da)
    return 1 - a / b, [(a * dy - dx * b) / b**2 for dx, dy in zip(da, db)]


def dice(smooth):
    s = Fraction(smooth)

    def of(p, t):
        p, t = list(map(Fraction, p)), list(map(Fraction, t))
        return fraction_loss((2 * sum(x * y for x, y in zip(p, t)) + s, [2 * y for y in t]),
                             (sum(p) + sum(t) + s, [1] * len(p)))
    return of


def jaccard(smooth):
    s = Fraction(smooth)

    def of(p, t):
        p, t = list(map(Fraction, p)), list(map(Fraction, t))
        both = sum(x * y for x, y in zip(p, t))
        return fraction_loss((both + s, t), (sum(p) + sum(t) - both + s, [1 - y for y in t]))
    return of


def tversky(alpha, beta, smooth):
    a, b, s = Fraction(alpha), Fraction(beta), Fraction(smooth)

    def of(p, t):
        p, t = list(map(Fraction, p)), list(map(Fraction, t))
        hit = sum(x * y for x, y in zip(p, t))
        spurious = sum(x * (1 - y) for x, y in zip(p, t))
        missed = sum((1 - x) * y for x, y in zip(p, t))
        return fraction_loss((hit + s, t), (hit + a * spurious + b * missed + s,
                                            [y + a * (1 - y) - b * y for y in t]))
    return of


def focal(alpha, beta, smooth, gamma):
    inner = tversky(alpha, beta, smooth)

    def of(p, t):
        value, slopes = inner(p, t)
        value, slopes, power = number(value), list(map(number, slopes)), mpf(gamma)
        if value == 0:
            bend = mpf("inf") if power < 1 else mpf(1) if power == 1 else mpf(0)
            return mpf(0), [mpf(0) if s == 0 else bend * s for s in slopes]
        return value**power, [power * value ** (power - 1) * s for s in slopes]
    return of


def lovasz_hinge(z, t):
    t = list(map(int, t))
    errors = [1 - Fraction(x) * (2 * y - 1) for x, y in zip(z, t)]
    order = sorted(range(len(z)), key=lambda k: -errors[k])  # stable: ties by index
    total, slopes, value, before = sum(t), [Fraction(0)] * len(z), Fraction(0), Fraction(0)
    hit, false = 0, 0
    for k in order:
        hit, false = hit + t[k], false + 1 - t[k]
        after = 1 - Fraction(total - hit, total + false)
        if errors[k] > 0:
            value += errors[k] * (after - before)
            slopes[k] = -(2 * t[k] - 1) * (after - before)
        before = after
    return value, slopes


near_one = 1 - 2**-53
masks = [([0.9, 0.8, 0.1, 0.3], [1, 1, 0, 0]), ([1.0, 1.0, 0.0, 0.0], [1, 1, 0, 0]),
         ([near_one, 1.0, 1e-17, 1e-300], [1, 1, 0, 0]), ([1e-300, 1e-16, 1.0, near_one], [1, 1, 0, 0]),
         ([0.0, 0.0, 1.0, 1.0], [1, 1, 0, 0]), ([0.0, 0.0, 0.0, 0.0], [1, 1, 0, 0]),
         ([0.0, 0.0, 0.0, 0.0], [0, 0, 0, 0]), ([1e-300, 0.0, 0.0, 0.0], [0, 0, 0, 0]),
         ([0.3, 0.0, 1e-9, 0.7], [0, 0, 0, 0]), ([1.0, 1.0, 1.0, 1.0], [1, 1, 1, 1]),
         ([1 - 1e-12, 1e-12, 1e-12, 0.0], [1, 0, 0, 0]), ([0.5], [1]), ([1e-300], [1]), ([1.0], [0])]
weights = ((0.5, 0.5, 1), (0.3, 0.7, 0), (1, 0, 0), (0, 1, 0.1), (1e300, 1e-300, 1), (2, 3, 1e-300),
           (1e-300, 1e300, 1e300))
for p, t in masks:
    for smooth in (1, 0, 1e-300, 1e-6, 1e300):
        add("dice", {"smooth": smooth}, [p], [t], dice(smooth))
        add("jaccard", {"smooth": smooth}, [p], [t], jaccard(smooth))
    for index, (alpha, beta, smooth) in enumerate(weights):
        parameters = {"alpha": alpha, "beta": beta, "smooth": smooth}
        add("tversky", parameters, [p], [t], tversky(alpha, beta, smooth))
        gamma = (0.75, 0.5, 2, 1, 1.3, 0.1, 3)[index]
        add("focal_tversky", {**parameters, "gamma": gamma}, [p], [t], focal(alpha, beta, smooth, gamma))
four = [each for each in masks if len(each[1]) == 4]
rows = [[p for p, _ in four], [t for _, t in four]]
add("dice", {}, *rows, dice(1))
add("jaccard", {}, *rows, jaccard(1))
add("tversky", {}, *rows, tversky(0.5, 0.5, 1))

logits = [([1e4, -1e4, 1e4, -1e4], [1, 1, 0, 0]), ([1e4, -1e4], [1, 0]), ([1.0, -1.0], [1, 0]),
          ([1.0, -1.0, 0.5], [1, 0, 1]), ([0.0, 0.0, 0.0, 0.0], [1, 0, 1, 0]), ([0.0, 0.0, 0.0], [0, 1, 0]),
          ([0.0, 1e-20, -1e-20, 1e-300], [1, 0, 1, 0]), ([0.3, -0.7, 2.0], [0, 0, 0]),
          ([-0.5, -0.5, -2.0], [0, 0, 0]), ([-2.0, -3.0], [0, 0]), ([0.3, -0.7, 2.0], [1, 1, 1]),
          ([near_one, -near_one], [1, 0]), ([0.25], [1]), ([0.25], [0]), ([1e308, -1e308], [0, 1]),
          ([0.1 * k - 1.5 for k in range(30)], [k % 3 == 0 for k in range(30)])]
for z, t in logits:
    add("lovasz_hinge", {}, [z], [[int(y) for y in t]], lovasz_hinge)

source = f"tests/oracle/eval_segmentation_exact.py, Python's fractions, mpmath {mpmath.__version__}"
lines = ",\n".join(json.dumps(each, separators=(",", ":"), allow_nan=False) for each in cases)
Path(__file__).with_suffix(".json").write_text(
    '{"source":' + json.dumps(source) + ',\n"within":5e-16,\n"cases":[\n' + lines + "\n]}\n")
