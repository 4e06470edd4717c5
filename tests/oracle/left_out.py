#!/usr/bin/python3
"""Fits to the stack loss data less one point, for tests/core/fit: writes left_out.json.

Cook's distances and studentised parts by statsmodels 0.13 (OLSInfluence); the lines of Huber and of
least absolute errors without each point by SciPy 1.10 in the same objective: Huber by BFGS from the
least squares line and polished by Newton, least absolute errors by linear programming (HiGHS).
"""
import json
import pathlib

import numpy as np
import scipy.optimize
import statsmodels.api as sm
from statsmodels.stats.outliers_influence import OLSInfluence

stack = sm.datasets.stackloss.load_pandas().data
# Air flow has few different values, which leaves least absolute errors a choice of lines; with the
# water temperature added none remains.
x = stack.AIRFLOW.to_numpy(float) + 0.37 * stack.WATERTEMP.to_numpy(float)
y = stack.STACKLOSS.to_numpy(float)
delta = 1.5


def ols(x, y):
    return sm.OLS(y, sm.add_constant(x)).fit()


def huber(x, y):
    centre = x.mean()
    u = x - centre
    line = np.array(ols(u, y).params)
    for _ in range(200):  # Newton with the active set, damped by halving
        r = line[0] + line[1] * u - y
        inside = np.abs(r) <= delta
        psi = np.clip(r, -delta, delta)
        design = np.column_stack([np.ones_like(u), u])
        gradient = design.T @ psi
        if np.abs(gradient).max() < 1e-12:
            break
        hessian = design.T @ (inside[:, None] * design) + 1e-12 * np.eye(2)
        step = np.linalg.solve(hessian, -gradient)
        value = lambda at: scipy.special.huber(delta, at[0] + at[1] * u - y).sum()
        length = 1.0
        while value(line + length * step) > value(line) and length > 1e-10:
            length /= 2
        line = line + length * step
    assert np.abs(gradient).max() < 1e-9
    return [line[0] - line[1] * centre, line[1]]


def least_absolute(x, y):
    n = len(x)
    design = np.column_stack([np.ones(n), x])
    answer = scipy.optimize.linprog(
        np.concatenate([[0, 0], np.ones(2 * n)]),
        A_eq=np.hstack([design, np.eye(n), -np.eye(n)]), b_eq=y,
        bounds=[(None, None)] * 2 + [(0, None)] * (2 * n), method="highs")
    return answer.x[:2].tolist()


def without_each(fit):
    return [fit(np.delete(x, i), np.delete(y, i)) for i in range(len(x))]


full = ols(x, y)
influence = OLSInfluence(full)
document = {
    "made_by": "tests/oracle/left_out.py",
    "x": x.tolist(), "y": y.tolist(),
    "usual_error": float(np.sqrt(full.mse_resid)),
    "cooks_distance": influence.cooks_distance[0].tolist(),
    "leverage": influence.hat_matrix_diag.tolist(),
    "delta": delta,
    "without": {"mse": without_each(lambda x, y: ols(x, y).params.tolist()),
                "huber": without_each(huber), "mae": without_each(least_absolute)},
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(document, indent=1) + "\n")
