#!/usr/bin/python3
"""Lines fitted by other people's programs, for tests/core/fit: writes fit.json beside this file.

Each case holds points, a loss with its parameters, the line found and its mean loss, and by what.
Debian 12: scikit-learn 1.2, statsmodels 0.13, SciPy 1.10, NumPy 1.24.
"""
import json
import pathlib
import warnings

import numpy as np
import statsmodels.api as sm
from scipy import optimize
from sklearn.linear_model import HuberRegressor, LinearRegression

warnings.simplefilter("ignore")

# --- the losses, written out from their papers (losses.md), independent of the program ------------


def general_robust(e, a, c):
    s = (e / c) ** 2
    if a == 2:
        return 0.5 * c * c * s
    if a == 0:
        return c * c * np.log1p(0.5 * s)
    if a == -np.inf:
        return c * c * (1 - np.exp(-0.5 * s))
    b = abs(a - 2)
    return c * c * b / a * ((s / b + 1) ** (a / 2) - 1)


LOSSES = {
    "mse": lambda p, y: (p - y) ** 2,
    "mae": lambda p, y: np.abs(p - y),
    "huber": lambda p, y, delta=1.0: np.where(
        np.abs(p - y) <= delta, 0.5 * (p - y) ** 2, delta * (np.abs(p - y) - 0.5 * delta)),
    "smooth_l1": lambda p, y, beta=1.0: LOSSES["huber"](p, y, beta) / beta,
    "log_cosh": lambda p, y: np.logaddexp(p - y, y - p) - np.log(2),
    "pseudo_huber": lambda p, y, delta=1.0: delta**2 * (np.sqrt(1 + ((p - y) / delta) ** 2) - 1),
    "quantile": lambda p, y, tau=0.5: np.where(y >= p, tau * (y - p), (tau - 1) * (y - p)),
    "epsilon_insensitive": lambda p, y, epsilon=0.1: np.maximum(0, np.abs(p - y) - epsilon),
    "squared_epsilon_insensitive": lambda p, y, epsilon=0.1: np.maximum(
        0, np.abs(p - y) - epsilon) ** 2,
    "cauchy": lambda p, y, c=1.0: 0.5 * c**2 * np.log1p(((p - y) / c) ** 2),
    "geman_mcclure": lambda p, y, c=1.0: 0.5 * (p - y) ** 2 / (1 + ((p - y) / c) ** 2),
    "welsch": lambda p, y, c=1.0: 0.5 * c**2 * -np.expm1(-(((p - y) / c) ** 2)),
    "tukey": lambda p, y, c=4.685: c**2 / 6 * (1 - np.maximum(0, 1 - ((p - y) / c) ** 2) ** 3),
    "general_robust": lambda p, y, alpha=1.0, c=1.0: general_robust(p - y, alpha, c),
    "msle": lambda p, y: (np.log1p(np.maximum(p, -1 + 1e-300)) - np.log1p(y)) ** 2,
    "mape": lambda p, y: 100 * np.abs(p - y) / np.abs(y),
    "poisson_nll": lambda p, y, log_input=1: np.exp(p) - y * p if log_input else p - y * np.log(p),
}


def mean_loss(loss, parameters, line, x, y):
    return float(np.mean(LOSSES[loss](line[0] + line[1] * x, y, **parameters)))


# --- exact: linear programs (HiGHS) ----------------------------------------------------------------


def linear_program(x, y, below, above, epsilon=0.0):
    """min Σ above·max(0, e−ε) + below·max(0, −e−ε), e = a + b·x − y."""
    n = len(x)
    design = np.column_stack([np.ones(n), x])
    cost = np.concatenate([[0, 0], above / n, below / n])
    identity, zero = np.eye(n), np.zeros((n, n))
    result = optimize.linprog(
        cost, A_ub=np.vstack([np.hstack([design, -identity, zero]),
                              np.hstack([-design, zero, -identity])]),
        b_ub=np.concatenate([y + epsilon, -y + epsilon]),
        bounds=[(None, None)] * 2 + [(0, None)] * (2 * n), method="highs")
    assert result.success
    return result.x[:2]


def unique_minimum(loss, parameters, line, x, y):
    """No line near by is as good."""
    least = mean_loss(loss, parameters, line, x, y)
    for angle in np.linspace(0, 2 * np.pi, 720, endpoint=False):
        there = line + 1e-3 * np.array([np.cos(angle), np.sin(angle)])
        if mean_loss(loss, parameters, there, x, y) < least + 1e-9:
            return False
    return True


# --- smooth: SciPy from many starts, polished on the gradient ---------------------------------------


def minimise(loss, parameters, x, y, starts):
    centre, scale = x.mean(), np.abs(x - x.mean()).max()
    u = (x - centre) / scale

    def over_x(v):
        return np.array([v[0] - v[1] * centre / scale, v[1] / scale])

    def value(v):
        found = np.mean(LOSSES[loss](v[0] + v[1] * u, y, **parameters))
        return found if np.isfinite(found) else 1e300

    best = None
    for start in starts:
        v = np.array([start[0] + start[1] * centre, start[1] * scale])
        for method in ("Nelder-Mead", "BFGS", "Nelder-Mead"):
            v = optimize.minimize(value, v, method=method, options=(
                {"xatol": 1e-13, "fatol": 1e-16, "maxiter": 4000, "maxfev": 8000}
                if method == "Nelder-Mead" else {"gtol": 1e-11})).x
        if best is None or value(v) < value(best):
            best = v
    return over_x(best)


def starts_of(x, y, count=40):
    random = np.random.default_rng(0)
    slope, intercept = np.polyfit(x, y, 1)
    lines = [(intercept, slope), tuple(linear_program(x, y, np.ones(len(x)), np.ones(len(x))))]
    while len(lines) < count:
        i, j = random.integers(len(x), size=2)
        if x[i] != x[j]:
            b = (y[j] - y[i]) / (x[j] - x[i])
            lines.append((y[i] - b * x[i], b))
    return lines


# --- the points ------------------------------------------------------------------------------------


def point_sets():
    random = np.random.default_rng(20)
    stack = sm.datasets.stackloss.load_pandas().data
    x = np.sort(np.round(random.uniform(0, 10, 40), 3))
    clean = np.round(1.2 + 0.55 * x + 0.45 * random.standard_normal(40), 3)
    gross = clean.copy()
    gross[[3, 17, 30, 38]] += [9, -7, 12, -15]
    lever_x, lever_y = np.append(x, 30.0), np.append(clean, -5.0)
    return {
        "stackloss by air flow": (stack.AIRFLOW.to_numpy(float), stack.STACKLOSS.to_numpy(float)),
        "clean": (x, clean),
        "gross errors": (x, gross),
        "leverage": (lever_x, lever_y),
        "far from the origin": (x + 1e6, gross + 1e5),
        "three points": (np.array([0.0, 1.0, 3.0]), np.array([1.0, 2.0, 2.5])),
    }


def cases():
    robust = ["log_cosh", "cauchy", "geman_mcclure", "welsch"]
    for name, (x, y) in point_sets().items():
        ones = np.ones(len(x))

        def case(loss, parameters, line, source):
            line = np.asarray(line, float)
            return {"points": name, "loss": loss, "parameters": parameters,
                    "intercept": line[0], "slope": line[1],
                    "objective": mean_loss(loss, parameters, line, x, y),
                    "unique": unique_minimum(loss, parameters, line, x, y)
                    if loss in ("mae", "quantile", "epsilon_insensitive", "mape",
                                "squared_epsilon_insensitive") else True,
                    "source": source}

        linear = LinearRegression().fit(x[:, None] - x.mean(), y)
        yield case("mse", {}, [linear.intercept_ - linear.coef_[0] * x.mean(), linear.coef_[0]],
                   "sklearn LinearRegression on x less its mean")
        yield case("mae", {}, linear_program(x, y, ones, ones), "SciPy linprog (HiGHS)")
        for tau in (0.1, 0.75):
            yield case("quantile", {"tau": tau}, linear_program(x, y, tau * ones, (1 - tau) * ones),
                       "SciPy linprog (HiGHS)")
        for epsilon in (0.1, 0.5, 100.0):
            yield case("epsilon_insensitive", {"epsilon": epsilon},
                       linear_program(x, y, ones, ones, epsilon), "SciPy linprog (HiGHS)")
        yield case("mape", {}, linear_program(x, y, 100 / np.abs(y), 100 / np.abs(y)),
                   "SciPy linprog (HiGHS)")

        design = sm.add_constant(x - x.mean())
        back = lambda p: [p[0] - p[1] * x.mean(), p[1]]
        if name != "three points":
            for tau in (0.5,):
                fit = sm.QuantReg(y, design).fit(q=tau, max_iter=20000, p_tol=1e-12)
                yield case("mae", {}, back(fit.params), "statsmodels QuantReg(0.5)") | {
                    "approximate": True}
            model = HuberRegressor(alpha=0, epsilon=1.35, tol=1e-12, max_iter=100000)
            model.fit(x[:, None] - x.mean(), y)
            yield case("huber", {"delta": 1.35 * model.scale_},
                       back([model.intercept_, model.coef_[0]]),
                       "sklearn HuberRegressor; at its own scale sigma, delta = 1.35 sigma") | {
                           "approximate": True}
            for norm, loss, key, factor in ((sm.robust.norms.HuberT(), "huber", "delta", 1.345),
                                            (sm.robust.norms.TukeyBiweight(), "tukey", "c", 4.685)):
                fit = sm.RLM(y, design, M=norm).fit(update_scale=False, tol=1e-14, maxiter=5000)
                yield case(loss, {key: factor * fit.scale}, back(fit.params),
                           "statsmodels RLM, scale fixed") | {"local": loss == "tukey"}

        starts = starts_of(x, y)
        smooth = [("huber", {}), ("huber", {"delta": 0.05}), ("smooth_l1", {"beta": 0.5}),
                  ("pseudo_huber", {}), ("pseudo_huber", {"delta": 0.3}),
                  ("squared_epsilon_insensitive", {}), ("tukey", {}), ("tukey", {"c": 2.0}),
                  ("general_robust", {}), ("general_robust", {"alpha": -2.0}),
                  ("general_robust", {"alpha": 2.0}), ("general_robust", {"alpha": 0.0, "c": 0.7}),
                  ("msle", {})] + [(loss, {}) for loss in robust]
        for loss, parameters in smooth:
            if loss == "msle" and y.min() <= -1:
                continue
            yield case(loss, parameters, minimise(loss, parameters, x, y, starts),
                       "SciPy minimize from 40 starts")
        if y.min() >= 0 and y.max() < 100:
            fit = sm.GLM(y, design, family=sm.families.Poisson()).fit(tol=1e-14, maxiter=200)
            yield case("poisson_nll", {"log_input": 1}, back(fit.params),
                       "statsmodels GLM, Poisson, log link")
            fit = sm.GLM(y, design, family=sm.families.Poisson(sm.families.links.identity())).fit(
                tol=1e-14, maxiter=500)
            yield case("poisson_nll", {"log_input": 0}, back(fit.params),
                       "statsmodels GLM, Poisson, identity link")


if __name__ == "__main__":
    document = {
        "made_by": "tests/oracle/fit.py",
        "points": {name: {"x": x.tolist(), "y": y.tolist()}
                   for name, (x, y) in point_sets().items()},
        "fits": list(cases()),
    }
    target = pathlib.Path(__file__).with_suffix(".json")
    target.write_text(json.dumps(document, indent=1) + "\n")
    print(len(document["fits"]), "fits")
