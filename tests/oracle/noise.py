#!/usr/bin/python3
"""Densities of noise, Huber's corner and Fisher's information by SciPy, and an experiment repeated
by NumPy, SciPy and statsmodels, for tests/core/data and tests/core/fit: writes noise.json.

Debian 12: SciPy 1.10, statsmodels 0.13, NumPy 1.24. The points are drawn anew here, as
core/data/noise.h says, from SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
"""
import json
import math
import pathlib

import numpy as np
import statsmodels.api as sm
from scipy import integrate, optimize, stats

SHARE, FACTOR, FREEDOM = 0.1, 10.0, 3
MASK = 2**64 - 1

# --- densities -------------------------------------------------------------------------------------


def contaminated(e, s):
    return np.logaddexp(np.log1p(-SHARE) + stats.norm.logpdf(e, scale=s),
                        np.log(SHARE) + stats.norm.logpdf(e, scale=FACTOR * s))


LOGS = {
    "normal": lambda e, s: stats.norm.logpdf(e, scale=s),
    "laplace": lambda e, s: stats.laplace.logpdf(e, scale=s),
    "student": lambda e, s: stats.t.logpdf(e, FREEDOM, scale=s),
    "contaminated": contaminated,
}


def corner(share):
    return optimize.brentq(lambda k: 2 * stats.norm.pdf(k) / k - 2 * stats.norm.sf(k)
                           - share / (1 - share), 1e-3, 10, xtol=1e-15, rtol=1e-15)


def least_favourable(e, s):
    """Normal inside, exponential outside, each normed by SciPy's own distribution functions."""
    k = corner(SHARE)
    inside = np.log1p(-SHARE) + stats.norm.logpdf(e, scale=s)
    edge = np.log1p(-SHARE) + stats.norm.logpdf(k * s, scale=s)
    return np.where(np.abs(e) <= k * s, inside, edge - k * (np.abs(e) / s - k))


def information(log_density):
    """∫(f′/f)²f at scale 1, the slope of log f by central differences."""
    slope = lambda z: (log_density(z + 1e-5, 1.0) - log_density(z - 1e-5, 1.0)) / 2e-5
    value, _ = integrate.quad(lambda z: slope(z) ** 2 * np.exp(log_density(z, 1.0)), 0, 150,
                              points=[1, 3, 5, 10, 30], limit=2000, epsabs=1e-12)
    return 2 * value


ERRORS = [-40.0, -7.3, -2.0, -0.9, -0.1, 0.0, 0.3, 0.513, 1.2, 3.3, 25.0]
mass, _ = integrate.quad(lambda e: float(np.exp(least_favourable(e, 0.45))), 0, 30,
                         points=[corner(SHARE) * 0.45], limit=500)
assert abs(2 * mass - 1) < 1e-9, mass  # it is a density: the corner is right

# --- the experiment --------------------------------------------------------------------------------


class Random:
    def __init__(self, seed):
        self.state = seed

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def uniform(self):
        return ((self.bits() >> 12) + 0.5) / 2**52

    def normal(self):
        return stats.norm.ppf(self.uniform())


def draw(noise, random):
    if noise == "normal":
        return random.normal()
    if noise == "laplace":
        return stats.laplace.ppf(random.uniform())
    if noise == "student":
        top, *others = (random.normal() for _ in range(1 + FREEDOM))
        return top / math.sqrt(sum(each * each for each in others) / FREEDOM)
    gross = random.uniform() < SHARE
    return random.normal() * (FACTOR if gross else 1)


def points(scene, seed):
    random = Random(seed)
    count = scene["count"]
    x = 10 * (np.arange(count) + 0.5) / count
    noise = np.array([draw(scene["noise"], random) for _ in range(count)])
    return x, scene["intercept"] + scene["slope"] * x + scene["scale"] * noise


def least_squares(x, y):
    return sm.OLS(y, sm.add_constant(x)).fit().params


def least_absolute(x, y):
    """By linear programming, and whether no other line is as good: x spaced evenly often ties."""
    n = len(x)
    design = np.hstack([np.ones((n, 1)), x[:, None], np.eye(n), -np.eye(n)])
    bounds = [(None, None)] * 2 + [(0, None)] * (2 * n)
    cost = np.r_[0, 0, np.ones(2 * n)]
    best = optimize.linprog(cost, A_eq=design, b_eq=y, bounds=bounds, method="highs")
    slopes = [optimize.linprog(np.r_[0, side, np.zeros(2 * n)], A_eq=design, b_eq=y, bounds=bounds,
                               A_ub=cost[None, :], b_ub=[best.fun + 1e-8], method="highs").x[1]
              for side in (1, -1)]
    return best.x[:2], bool(slopes[1] - slopes[0] < 1e-6)


def huber(x, y, delta):
    line = optimize.minimize(
        lambda b: np.sum(sm.robust.norms.HuberT(delta).rho(y - b[0] - b[1] * x)),
        least_squares(x, y), jac=lambda b: -np.array(
            [np.sum(np.clip(y - b[0] - b[1] * x, -delta, delta)),
             np.sum(x * np.clip(y - b[0] - b[1] * x, -delta, delta))]),
        method="BFGS", options={"gtol": 1e-11})
    return line.x


FITS = [("mse", {}, lambda x, y: (least_squares(x, y), True)), ("mae", {}, least_absolute),
        ("huber", {"delta": 0.5}, lambda x, y: (huber(x, y, 0.5), True))]


def deviation_error(values):
    n, s = len(values), np.std(values, ddof=1)
    m4 = stats.moment(values, 4)
    return math.sqrt((m4 - s**4 * (n - 3) / (n - 1)) / n) / (2 * s)


def repeated(scene, repeats):
    seeds = Random(scene["seed"])
    data = [points(scene, seeds.bits()) for _ in range(repeats)]
    losses = []
    for loss, parameters, fit in FITS:
        fits = [fit(x, y) for x, y in data]
        lines = np.array([line for line, _ in fits])
        losses.append({"loss": loss, "parameters": parameters, "lines": lines.tolist(),
                       "unique": [alone for _, alone in fits],
                       "mean": lines.mean(axis=0).tolist(),
                       "deviation": np.std(lines, axis=0, ddof=1).tolist(),
                       "deviation_error": [deviation_error(lines[:, i]) for i in (0, 1)]})
    x = sm.add_constant(data[0][0])
    # With information I an error, the bound is the inverse of I·XᵀX, intercept first.
    bound = np.sqrt(np.diag(np.linalg.inv(x.T @ x)) / information(LOGS[scene["noise"]])) \
        * scene["scale"]
    return {**scene, "repeats": repeats, "losses": losses, "bound": bound.tolist()}


SCENES = [
    {"noise": noise, "count": count, "slope": 0.55, "intercept": 1.2, "scale": 0.45, "seed": seed}
    for noise, count, seed in (("normal", 28, 7), ("laplace", 12, 3), ("student", 28, 11),
                               ("contaminated", 15, 2**63 + 5))]
document = {
    "made_by": "tests/oracle/noise.py",
    "scale": 0.45,
    "errors": ERRORS,
    "log_density": {**{name: np.asarray(log(np.array(ERRORS), 0.45)).tolist()
                       for name, log in LOGS.items()},
                    "least favourable": least_favourable(np.array(ERRORS), 0.45).tolist()},
    "corner": [[share, corner(share)] for share in (0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.9)],
    "information": {name: information(log) for name, log in LOGS.items()},
    "experiments": [repeated(scene, 40) for scene in SCENES],
}
target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps(document, indent=1) + "\n")
