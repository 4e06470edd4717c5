#!/usr/bin/python3
"""The least mean loss of lines under redescending losses on points in several groups, found by
NumPy's reweighted least squares from lines through 3,000 pairs of points each, the best of them
finished by SciPy: writes fit_minima.json beside this file, for tests/core/fit. With so many starts
a deeper valley is hardly missed. Debian 12: NumPy 1.24, SciPy 1.10.
"""
import json
import pathlib

import numpy as np
from scipy import optimize

from fit import LOSSES

WEIGHTS = {
    "tukey": lambda e, c: np.maximum(0, 1 - (e / c) ** 2) ** 2,
    "welsch": lambda e, c: np.exp(-((e / c) ** 2)),
    "geman_mcclure": lambda e, c: 1 / (1 + (e / c) ** 2) ** 2,
    "cauchy": lambda e, c: 1 / (1 + (e / c) ** 2),
}


def groups(random, count, lines, spread):
    """Points about several lines, as many about each as its share says."""
    x = random.uniform(0, 10, count)
    which = random.choice(len(lines), count, p=[share for _, _, share in lines])
    intercept = np.array([line[0] for line in lines])[which]
    slope = np.array([line[1] for line in lines])[which]
    y = intercept + slope * x + spread * random.standard_normal(count)
    return np.round(x, 3), np.round(y, 3)


def least(loss, c, x, y, random):
    pairs = random.integers(len(x), size=(3000, 2))
    pairs = pairs[x[pairs[:, 0]] != x[pairs[:, 1]]]
    a, b = pairs.T
    slope = (y[b] - y[a]) / (x[b] - x[a])
    intercept = y[a] - slope * x[a]
    for _ in range(120):
        e = intercept[:, None] + slope[:, None] * x - y
        w = WEIGHTS[loss](e, c) + 1e-300
        total = w.sum(axis=1)
        mx, my = (w @ x) / total, (w @ y) / total
        xx = w @ (x * x) / total - mx**2
        xy = w @ (x * y) / total - mx * my
        good = xx > 1e-12
        slope = np.where(good, xy / np.where(good, xx, 1), slope)
        intercept = my - slope * mx
    values = np.array([np.mean(LOSSES[loss](i + s * x, y, c=c)) for i, s in zip(intercept, slope)])
    best = values.argmin()
    end = optimize.minimize(lambda v: np.mean(LOSSES[loss](v[0] + v[1] * x, y, c=c)),
                            [intercept[best], slope[best]], method="Nelder-Mead",
                            options={"xatol": 1e-12, "fatol": 1e-15, "maxiter": 4000})
    return float(min(values[best], end.fun))


def main():
    random = np.random.default_rng(11)
    shapes = {
        "three groups": ([(0, 0.2, 0.4), (8, 0.1, 0.32), (16, -0.6, 0.28)], 0.6),
        "crossing": ([(0, 1.5, 0.52), (14, -1.3, 0.48)], 0.5),
        "one and a cloud": ([(2, 0.5, 0.55), (12, 0.0, 0.45)], 1.4),
    }
    sets = []
    for name, (lines, spread) in shapes.items():
        for count in (60, 150, 600):
            x, y = groups(random, count, lines, spread)
            sets.append({"name": f"{name}, {count}", "x": x.tolist(), "y": y.tolist(), "least": {
                loss: least(loss, c, x, y, random) for loss, c in
                (("tukey", 4.685), ("welsch", 2.0), ("geman_mcclure", 2.0), ("cauchy", 1.0))}})
            for loss, c in (("tukey", 4.685), ("welsch", 2.0), ("geman_mcclure", 2.0), ("cauchy", 1.0)):
                sets[-1].setdefault("c", {})[loss] = c
    target = pathlib.Path(__file__).with_suffix(".json")
    target.write_text(json.dumps({"made_by": "tests/oracle/fit_minima.py", "sets": sets},
                                 separators=(",", ":")) + "\n")
    print(len(sets), "sets", target.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
