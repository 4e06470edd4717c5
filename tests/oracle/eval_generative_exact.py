#!/usr/bin/env python3
"""Writes eval_generative_exact.json: extremes of both players' losses of the games, from mpmath.

Logits and scores from 1e-300 to 1e4 and on to where a double ends.

Run: python3 eval_generative_exact.py   (Debian: python3-mpmath)
"""

import json
from pathlib import Path

import mpmath
from mpmath import mpf

mpmath.mp.dps = 400  # softplus(1e-300) is log 2 and a little; σ(−745) needs its own digits
cases = []


def as_double(x):
    x = float(x)
    return ("inf" if x > 0 else "-inf") if abs(x) == float("inf") else x


def add(loss, fields, value, gradient):
    cases.append({"name": f"mpmath {loss} #{len(cases)}", "loss": loss, "reduction": "none", "parameters": {},
                  "input": fields, "value": value, "gradient": gradient})


# --- Games: (value, slopes) of one sample -----------------------------------------------------------
def softplus(z):
    return mpmath.log1p(mpmath.exp(z))


def sigmoid(z):
    return 1 / (1 + mpmath.exp(-z))


def tells_apart(r, f):
    return softplus(-r) + softplus(f), -sigmoid(-r), sigmoid(f)


games = {
    "gan_minimax": (tells_apart, lambda f: (-softplus(f), -sigmoid(f))),
    "gan_non_saturating": (tells_apart, lambda f: (softplus(-f), -sigmoid(-f))),
    "lsgan": (lambda r, f: ((r - 1) ** 2 / 2 + f**2 / 2, r - 1, f), lambda f: ((f - 1) ** 2 / 2, f - 1)),
    "gan_hinge": (lambda r, f: (max(1 - r, mpf(0)) + max(1 + f, mpf(0)), -mpf(r < 1), mpf(f > -1)),
                  lambda f: (-f, mpf(-1))),
    "wgan": (lambda r, f: (f - r, mpf(-1), mpf(1)), lambda f: (-f, mpf(-1))),
}
logits = [(0.0, 0.0), (1e4, -1e4), (-1e4, 1e4), (1e4, 1e4), (-1e4, -1e4), (700.0, -700.0), (-745.0, 745.0),
          (36.0, -36.0), (40.0, -37.5), (-36.5, 37.0), (1e-300, -1e-300), (1e-8, -1e-8), (0.5, -0.25), (1.0000000000000002, 0.1),
          (0.9999999999999999, -0.9999999999999999), (1e154, -1e154), (3e200, -2e200), (1e308, 1e308), (-1e308, 1e308)]
for loss, (discriminator, generator) in games.items():
    of_d = [discriminator(mpf(r), mpf(f)) for r, f in logits]
    of_g = [generator(mpf(f)) for _, f in logits]

    def column(rows, index):
        return [as_double(row[index]) for row in rows]

    add(loss, {"real": [r for r, _ in logits], "fake": [f for _, f in logits]},
        {"discriminator": column(of_d, 0), "generator": column(of_g, 0)},
        {"discriminator": {"real": column(of_d, 1), "fake": column(of_d, 2)}, "generator": {"fake": column(of_g, 1)}})

source = f"tests/oracle/eval_generative_exact.py, mpmath {mpmath.__version__}"
lines = ",\n".join(json.dumps(each, separators=(",", ":"), allow_nan=False) for each in cases)
Path(__file__).with_suffix(".json").write_text(
    '{"source":' + json.dumps(source) + ',\n"within":5e-16,\n"cases":[\n' + lines + "\n]}\n")
