#!/usr/bin/env python3
"""Writes eval_perceptual_exact.json: pairs of pictures from mpmath at 60 digits.

Pictures that nearly agree, faint ones, glaring ones, and some out of the range of a double's square.
A wavelet is a product of one filter per axis, so a response is (down)·(picture)·(across)ᵀ with
matrices that hold the mirror at the borders, and the gradient follows by their transposes.

Run: python3 eval_perceptual_exact.py   (Debian: python3-mpmath)
"""

import json
import random
from pathlib import Path

import mpmath
from mpmath import mpf

mpmath.mp.dps = 60
cases = []


def as_double(x):
    x = float(x)
    return ("inf" if x > 0 else "-inf") if abs(x) == float("inf") else x


def add(loss, fields, value, gradient):
    cases.append({"name": f"mpmath {loss} #{len(cases)}", "loss": loss, "reduction": "none", "parameters": {},
                  "input": fields, "value": value, "gradient": gradient})


epsilon = mpf(1e-3)


def along(length, radius, weight):
    """The matrix of a filter along an axis whose picture is mirrored at both ends."""
    made = mpmath.matrix(length, length)
    for i in range(length):
        for u in range(-radius, radius + 1):
            j = abs(i + u)
            made[i, j if j < length else 2 * (length - 1) - j] += weight(u)
    return made


def bank(height, width):
    for j in range(3):
        sigma, xi = mpf(0.8) * 2**j, 3 * mpmath.pi / 4 / 2**j
        radius = int(mpmath.ceil(3 * sigma))
        envelope = lambda u: mpmath.exp(-mpf(u) ** 2 / (2 * sigma**2)) / (sigma * mpmath.sqrt(2 * mpmath.pi))
        reach = range(-radius, radius + 1)
        total = mpmath.fsum(envelope(u) for u in reach)
        flat = [along(n, radius, envelope) for n in (height, width)]
        average = [along(n, radius, lambda u: envelope(u) / total) for n in (height, width)]
        for k in range(4):
            theta = k * mpmath.pi / 4
            frequencies = (xi * mpmath.sin(theta), xi * mpmath.cos(theta))
            waves = [along(n, radius, lambda u, f=f: envelope(u) * mpmath.expj(f * u))
                     for n, f in zip((height, width), frequencies)]
            sums = [mpmath.fsum(envelope(u) * mpmath.cos(f * u) for u in reach) for f in frequencies]
            yield waves, flat, sums[0] * sums[1] / total**2, average


def each(function, *matrices):
    first = matrices[0]
    return mpmath.matrix([[function(*(m[i, j] for m in matrices)) for j in range(first.cols)] for i in range(first.rows)])


def perceptual(prediction, target):
    height, width = prediction.rows, prediction.cols
    value, gradient = mpf(0), mpmath.matrix(height, width)
    for (down, across), (tall, wide), beta, (mean_down, mean_across) in bank(height, width):
        def response(picture):
            return down * picture * across.T - beta * (tall * picture * wide.T)

        def modulus(z):
            return mpmath.sqrt(z.real**2 + z.imag**2 + epsilon**2)

        of_prediction, of_target = response(prediction), response(target)
        rise = each(lambda a, b: modulus(a) - modulus(b), of_prediction, of_target)
        difference = mean_down * rise * mean_across.T
        value += mpmath.fsum(d**2 for d in difference)
        back = mean_down.T * difference * mean_across
        turned = each(lambda b, z: b * mpmath.conj(z) / modulus(z), back, of_prediction)
        gradient += each(lambda g: 2 * g.real, down.T * turned * across - beta * (tall.T * turned * wide))
    count = 12 * height * width
    return value / count, gradient / count


def compare(prediction, target):
    value, gradient = perceptual(mpmath.matrix(prediction), mpmath.matrix(target))
    add("perceptual", {"prediction": prediction, "target": target}, [as_double(value)],
        {"prediction": [[as_double(g) for g in row] for row in gradient.tolist()]})


draw = random.Random(20240713)
noise = [[draw.random() for _ in range(11)] for _ in range(11)]
black = [[0.0] * 11 for _ in range(11)]
dot = [[float((i, j) == (5, 5)) for j in range(11)] for i in range(11)]
beside = [[x + (1e-9 if (i, j) == (3, 7) else 0) for j, x in enumerate(row)] for i, row in enumerate(noise)]
compare(dot, black)
compare(beside, noise)
compare([[1e-5 * x for x in row] for row in noise], black)
compare([[1e-5 * x for x in row] for row in dot], black)
compare([[1e6 * x for x in row] for row in noise], [[1e6 * x for x in row] for row in dot])
compare([[1e200 * x for x in row] for row in noise], black)

# A slope of one pixel is the rest of many that cancel: entries of a hundredth of the largest keep two
# digits less. The values hold within 1e-14.

source = f"tests/oracle/eval_perceptual_exact.py, mpmath {mpmath.__version__}"
lines = ",\n".join(json.dumps(each, separators=(",", ":"), allow_nan=False) for each in cases)
Path(__file__).with_suffix(".json").write_text(
    '{"source":' + json.dumps(source) + ',\n"within":3e-13,\n"cases":[\n' + lines + "\n]}\n")
