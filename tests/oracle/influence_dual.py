#!/usr/bin/python3
"""The pulls that hold a line of least absolute, quantile, ε-insensitive or percentage error, by
SciPy's linear programming, for tests/core/fit: writes influence_dual.json.

Fitting is the program: minimise Σ above·p + Σ −below·q with a + b·x − p + q = y + corner, p, q ≥ 0,
one row for every corner of every point. The multipliers (marginals) of its rows are, up to sign, the
subgradients at the solution. Data: F. J. Anscombe, Graphs in Statistical Analysis, The American
Statistician 27 (1973), sets I and II. Each solution is checked to rest on two points, so that its
multipliers are the only ones.
"""
import json
import pathlib

import numpy as np
import scipy
from scipy.optimize import linprog

X = [10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0]
SETS = {
    "Anscombe I": [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
    "Anscombe II": [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74],
}


def corners(loss, parameters, y):
    """(distance from y, slope below, slope above) of every corner of one point."""
    if loss == "mae":
        return [(0, -1, 1)]
    if loss == "quantile":  # of ŷ: τ per unit too low, 1 − τ too high
        return [(0, -parameters["tau"], 1 - parameters["tau"])]
    if loss == "mape":
        return [(0, -100 / abs(y), 100 / abs(y))]
    return [(-parameters["epsilon"], -1, 0), (parameters["epsilon"], 0, 1)]


def solve(loss, parameters, y):
    rows = [(i, y[i] + c[0], c[1], c[2]) for i in range(len(y)) for c in corners(loss, parameters, y[i])]
    n = len(rows)
    design = np.array([[1, X[i]] for i, *_ in rows])
    matrix = np.hstack([design, -np.eye(n), np.eye(n)])
    cost = [0, 0] + [above for *_, above in rows] + [-below for _, _, below, _ in rows]
    found = linprog(cost, A_eq=matrix, b_eq=[at for _, at, *_ in rows],
                    bounds=[(None, None)] * 2 + [(0, None)] * (2 * n), method="highs-ds")
    assert found.success
    touched = [i for (i, at, *_), d in zip(rows, design) if abs(found.x[:2] @ d - at) < 1e-9]
    assert len(touched) == 2, (loss, parameters, touched)
    pulls = np.zeros(len(y))
    np.add.at(pulls, [i for i, *_ in rows], -found.eqlin.marginals)
    assert abs(pulls.sum()) < 1e-9 and abs(pulls @ X) < 1e-7
    return {"loss": loss, "parameters": parameters, "intercept": found.x[0], "slope": found.x[1],
            "touched": sorted(touched), "pulls": pulls.tolist()}


cases = [("mae", {}), ("quantile", {"tau": 0.3}), ("quantile", {"tau": 0.9}),
         ("epsilon_insensitive", {"epsilon": 0.4}), ("mape", {})]
document = {"made_by": f"tests/oracle/influence_dual.py, SciPy {scipy.__version__} linprog", "x": X,
            "sets": [{"name": name, "y": y, "fits": [solve(*case, y) for case in cases]}
                     for name, y in SETS.items()]}
target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps(document, indent=1) + "\n")
