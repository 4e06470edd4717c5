#!/usr/bin/python3
"""Leverages and robust weights by statsmodels 0.13, for tests/core/fit: writes influence.json."""
import json
import pathlib

import numpy as np
import statsmodels.api as sm

stack = sm.datasets.stackloss.load_pandas().data
x, y = stack.AIRFLOW.to_numpy(float), stack.STACKLOSS.to_numpy(float)
design = sm.add_constant(x)
line = [-44.0, 1.0]  # any line: weights are a matter of the residuals alone
residual = line[0] + line[1] * x - y
norms = sm.robust.norms
weights = [
    ("mse", {}, norms.LeastSquares()),
    ("huber", {"delta": 1.5}, norms.HuberT(1.5)),
    ("tukey", {"c": 6.0}, norms.TukeyBiweight(6.0)),
]
document = {
    "made_by": "tests/oracle/influence.py",
    "x": x.tolist(), "y": y.tolist(), "intercept": line[0], "slope": line[1],
    "leverage": sm.OLS(y, design).fit().get_influence().hat_matrix_diag.tolist(),
    "weights": [{"loss": loss, "parameters": parameters,
                 "weight": np.asarray(norm.weights(residual), float).tolist(),
                 "share": (np.abs(norm.psi(residual)) / np.abs(norm.psi(residual)).sum()).tolist()}
                for loss, parameters, norm in weights],
}
target = pathlib.Path(__file__).with_suffix(".json")
target.write_text(json.dumps(document, indent=1) + "\n")
