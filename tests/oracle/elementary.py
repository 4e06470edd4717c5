#!/usr/bin/env python3
"""Writes elementary.json: exp, log, log1p, expm1 and tanh of random doubles, from mpmath.

Each entry is [x, nearest double of f(x), what is missing to f(x) in ULPs of that double].
Needs python3-mpmath.
"""

import json
import math
import pathlib
import random

import mpmath

mpmath.mp.prec = 300
TINY = 5e-324
random.seed(20240501)


def uniform(low, high):
    return lambda: random.uniform(low, high)


def logarithmic(low, high, sign=1):
    return lambda: sign * math.exp(random.uniform(math.log(low), math.log(high)))


FUNCTIONS = {
    "exp": (mpmath.exp, [uniform(-1, 1), uniform(-40, 40), uniform(-708, 709.7),
                         uniform(-745, -708), logarithmic(1e-300, 1), logarithmic(1e-300, 1, -1)]),
    "log": (mpmath.log, [uniform(0, 2), uniform(0.99, 1.01), logarithmic(1e-307, 1e308),
                         logarithmic(TINY, 1e-307)]),
    "log1p": (mpmath.log1p, [uniform(-1, 1), uniform(0, 1), uniform(0.35, 0.5),
                             uniform(-0.35, -0.2), logarithmic(1e-307, 1e308),
                             logarithmic(1e-300, 1, -1)]),
    "expm1": (mpmath.expm1, [uniform(-1, 1), uniform(-40, 60), uniform(0, 709.7),
                             logarithmic(1e-300, 1), logarithmic(1e-300, 700, -1)]),
    "tanh": (mpmath.tanh, [uniform(-1, 1), uniform(-4, 4), uniform(-25, 25),
                           logarithmic(1e-300, 1e300), logarithmic(1e-300, 1, -1)]),
}


def entry(function, x):
    true = function(mpmath.mpf(x))
    nearest = float(true)
    missing = (true - mpmath.mpf(nearest)) / mpmath.mpf(math.ulp(nearest))
    return [x, nearest, round(float(missing), 3)]


table = {name: [entry(function, draw()) for draw in draws for _ in range(150)]
         for name, (function, draws) in FUNCTIONS.items()}
lines = [f'  "{name}": [\n' + ",\n".join("    " + json.dumps(row) for row in rows) + "\n  ]"
         for name, rows in table.items()]
pathlib.Path(__file__).with_suffix(".json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
