#!/usr/bin/python3
"""Polynomials fitted by other people's programs, for tests/core/fit: writes fit_curves.json beside
this file.

Each case holds points, a shape (degree, with or without intercept), a loss with its parameters, a
scale ("mad" or a number: the loss sees residuals over it), the mean loss of the curve found, its
values at twelve of the points (every so many, from the first to the last), and by what. Debian 12: scikit-learn 1.2, statsmodels 0.13, SciPy 1.10,
NumPy 1.24.
"""
import json
import pathlib
import warnings

import numpy as np
import statsmodels.api as sm
from scipy import optimize
from sklearn.datasets import load_diabetes
from sklearn.linear_model import HuberRegressor, LinearRegression

from fit import LOSSES

warnings.simplefilter("ignore")


def point_sets():
    random = np.random.default_rng(4)
    stack = sm.datasets.stackloss.load_pandas().data
    diabetes = load_diabetes()
    x = np.sort(np.round(random.uniform(-2, 3, 40), 3))
    wave = np.round(1 + x - 0.8 * x**2 + 0.3 * x**3 + 0.4 * random.standard_normal(40), 3)
    gross = wave.copy()
    gross[[3, 17, 30, 38]] += [9, -7, 12, -15]
    engel = sm.datasets.engel.load_pandas().data
    return {
        "stackloss by air flow": (stack.AIRFLOW.to_numpy(float), stack.STACKLOSS.to_numpy(float)),
        "diabetes by bmi": (diabetes.data[:, 2], diabetes.target),
        "engel, food by income in 1000": (engel.income.to_numpy(float) / 1000,
                                          engel.foodexp.to_numpy(float) / 1000),
        "wave": (x, wave),
        "wave with gross errors": (x, gross),
    }


class Basis:
    """Orthogonal columns for the powers of a shape, by QR: what every program here is given."""

    def __init__(self, x, degree, intercept):
        centre = x.mean() if intercept else 0.0
        u = (x - centre) / np.abs(x - centre).max()
        powers = np.column_stack([u**k for k in range(0 if intercept else 1, degree + 1)])
        q, r = np.linalg.qr(powers)
        self.columns = q * np.sqrt(len(x))
        self.intercept = intercept


def linear_program(columns, y, below, above, epsilon=0.0):
    n, p = columns.shape
    cost = np.concatenate([np.zeros(p), above / n * np.ones(n), below / n * np.ones(n)])
    identity, zero = np.eye(n), np.zeros((n, n))
    result = optimize.linprog(
        cost, A_ub=np.vstack([np.hstack([columns, -identity, zero]),
                              np.hstack([-columns, zero, -identity])]),
        b_ub=np.concatenate([y + epsilon, -y + epsilon]),
        bounds=[(None, None)] * p + [(0, None)] * (2 * n), method="highs")
    assert result.success
    return columns @ result.x[:p], result


def smooth(columns, y, loss, parameters, start, scale=1.0):
    """SciPy's BFGS, then Newton on the gradient by finite differences of the analytic one."""
    h = 1e-6

    def value(b):
        return float(np.mean(LOSSES[loss](columns @ b / scale, y / scale, **parameters)))

    def slope(b):
        p, t = columns @ b / scale, y / scale
        psi = (LOSSES[loss](p + h, t, **parameters) - LOSSES[loss](p - h, t, **parameters)) / (2 * h)
        return columns.T @ psi / scale / len(y)

    b = start
    for _ in range(3):
        b = optimize.minimize(value, b, jac=slope, method="BFGS", options={"gtol": 1e-13}).x
        root = optimize.root(slope, b, method="hybr", options={"xtol": 1e-15})
        if value(root.x) <= value(b) + 1e-15 * abs(value(b)):
            b = root.x
    return b, value(b)


def cases():
    for name, (x, y) in point_sets().items():
        for degree, intercept in ((1, False), (2, True), (3, True), (3, False), (5, True)):
            if degree == 5 and len(np.unique(x)) < 12:
                continue
            basis = Basis(x, degree, intercept)
            some = np.linspace(0, len(x) - 1, 12).astype(int)  # enough to pin a curve down
            columns = basis.columns

            def case(loss, parameters, fitted, source, scale=1.0, **more):
                used = more.pop("used", scale)
                return {"points": name, "degree": degree, "intercept": intercept, "loss": loss,
                        "parameters": parameters, "scale": scale, "used": used,
                        "objective": float(np.mean(
                            LOSSES[loss](fitted / used, y / used, **parameters))),
                        "fitted": fitted[some].tolist(), "source": source} | more

            model = LinearRegression(fit_intercept=False).fit(columns, y)
            yield case("mse", {}, model.predict(columns), "sklearn LinearRegression")
            if intercept:
                yield case("mse", {}, np.polynomial.Polynomial.fit(x, y, degree)(x),
                           "NumPy Polynomial.fit")
            for loss, parameters, below, above, epsilon in (
                    ("mae", {}, 1, 1, 0), ("quantile", {"tau": 0.1}, 0.1, 0.9, 0),
                    ("quantile", {"tau": 0.75}, 0.75, 0.25, 0),
                    ("epsilon_insensitive", {"epsilon": 0.3}, 1, 1, 0.3)):
                fitted, _ = linear_program(columns, y, below, above, epsilon)
                yield case(loss, parameters, fitted, "SciPy linprog (HiGHS)", corners=True)
            if y.min() > 0 and name.startswith("engel"):
                fitted, _ = linear_program(columns, y, 100 / y, 100 / y)
                yield case("mape", {}, fitted, "SciPy linprog (HiGHS)", corners=True)
            for tau in (0.5, 0.25):
                fit = sm.QuantReg(y, columns).fit(q=tau, max_iter=50000, p_tol=1e-12)
                yield case("quantile", {"tau": tau}, columns @ fit.params,
                           "statsmodels QuantReg", corners=True, approximate=True)
            for norm, loss, key, factor in (
                    (sm.robust.norms.HuberT(), "huber", "delta", 1.345),
                    (sm.robust.norms.TukeyBiweight(), "tukey", "c", 4.685)):
                fit = sm.RLM(y, columns, M=norm).fit(update_scale=False, tol=1e-14, maxiter=5000)
                yield case(loss, {key: factor}, columns @ fit.params,
                           "statsmodels RLM, scale held", scale=float(fit.scale),
                           local=loss == "tukey")
                fit = sm.RLM(y, columns, M=norm).fit(tol=1e-14, maxiter=5000)
                # Its scale is one round behind its line: go on until both stay.
                b, s = fit.params, fit.scale
                for _ in range(2000):
                    r = y - columns @ b
                    before, s = s, np.median(np.abs(r)) / 0.674489750196081743
                    w = norm.weights(r / s)
                    b = np.linalg.lstsq(np.sqrt(w)[:, None] * columns, np.sqrt(w) * y, rcond=None)[0]
                if abs(before - s) > 1e-10 * s:
                    continue  # RLM goes to and fro between two scales without end
                yield case(loss, {key: factor}, columns @ b,
                           "statsmodels RLM, Huber's or Tukey's norm and MAD, run on to rest",
                           scale="mad", used=float(s), local=loss == "tukey")
            if intercept:
                model = HuberRegressor(alpha=0, epsilon=1.35, tol=1e-12, max_iter=100000)
                model.fit(columns[:, 1:], y)
                yield case("huber", {"delta": 1.35}, model.predict(columns[:, 1:]),
                           "sklearn HuberRegressor at its own scale", scale=float(model.scale_),
                           approximate=True)
            start = np.linalg.lstsq(columns, y, rcond=None)[0]
            robust, _ = linear_program(columns, y, 1, 1)
            robust = np.linalg.lstsq(columns, robust, rcond=None)[0]
            scale = float(np.median(np.abs(y - columns @ robust)) * 1.482602218505602)
            for loss, parameters in (("log_cosh", {}), ("pseudo_huber", {"delta": 1.0}),
                                     ("squared_epsilon_insensitive", {"epsilon": 0.3}),
                                     ("cauchy", {"c": 2.385}), ("welsch", {"c": 2.985}),
                                     ("geman_mcclure", {"c": 2.0}),
                                     ("general_robust", {"alpha": -1.0, "c": 2.0})):
                ends = [smooth(columns, y, loss, parameters, b, scale) for b in (start, robust)]
                b, _ = min(ends, key=lambda end: end[1])
                yield case(loss, parameters, columns @ b, "SciPy BFGS and hybr", scale=scale,
                           local=loss in ("cauchy", "welsch", "geman_mcclure", "general_robust"))


if __name__ == "__main__":
    document = {
        "made_by": "tests/oracle/fit_curves.py",
        "points": {name: {"x": x.tolist(), "y": y.tolist()}
                   for name, (x, y) in point_sets().items()},
        "fits": list(cases()),
    }
    target = pathlib.Path(__file__).with_suffix(".json")
    target.write_text(json.dumps(document, separators=(",", ":")) + "\n")
    print(len(document["fits"]), "fits", target.stat().st_size, "bytes")
