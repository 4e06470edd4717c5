#!/usr/bin/env python3
"""Writes conventions.json: what other libraries report of the inputs that a card compares them on.

PyTorch, torchvision, SciPy, scikit-learn and statsmodels are run, in float64. Keras, Optax, TF-GAN,
TorchGAN, mlpack, Ceres and a few more are not in Debian: their formula is written out in NumPy as
their own source or page has it, and the entry names the address instead of a version.

Each loss is seen at its card's inputs (own_inputs, which the test holds to the card) with every set
of parameters that code.json has, and at inputs that code.json has. None: the library refuses them.

Run: python3 conventions.py
(Debian: python3-torch, python3-torchvision, python3-scipy, python3-sklearn, python3-statsmodels)
"""

import json
import math
import warnings
from pathlib import Path
from types import SimpleNamespace

import conventions_of_arrays  # noqa: F401: they fill checks
import conventions_of_numbers  # noqa: F401
import numpy as np
from convention_checks import checks

here = Path(__file__).parent
warnings.simplefilter("ignore")  # old interfaces of scikit-learn, and divisions by 0 that are wanted

own_inputs = {
    "mse": {"prediction": [3, -0.5], "target": [1, 0]},
    "mae": {"prediction": [3, -0.5], "target": [1, 0]},
    "huber": {"prediction": [0.5, 3], "target": [0, 0]},
    "log_cosh": {"prediction": [1, -100, 1000], "target": [0, 0, 0]},
    "pseudo_huber": {"prediction": [0.75, 4], "target": [0, 0]},
    "smooth_l1": {"prediction": [0.5, 2, 0], "target": [0, 0, 0.25]},
    "quantile": {"prediction": [3, 1, 3], "target": [1, 3, 1]},
    "epsilon_insensitive": {"prediction": [0.05, 2, 1], "target": [0, 0, 3]},
    "squared_epsilon_insensitive": {"prediction": [0.05, 2, 1], "target": [0, 0, 3]},
    "cauchy": {"prediction": [1, 2, -3], "target": [0, 0, 0]},
    "geman_mcclure": {"prediction": [1, -3, 5], "target": [0, 0, 3]},
    "welsch": {"prediction": [1, 5, -50], "target": [0, 3, 0]},
    "tukey": {"prediction": [5, 1, 10], "target": [0, 0, 0]},
    "general_robust": {"prediction": [0.75, 3, 2, 2, 1.5], "target": [0, 0, 0, 0, 0]},
    "msle": {"prediction": [3, -0.5, 2.5], "target": [1, 0, 3]},
    "mape": {"prediction": [90, -1, 5], "target": [100, -2, 4]},
    "poisson_nll": {"prediction": [1, 2], "target": [2, 3]},
    "gaussian_nll": {"prediction": [2, 2], "target": [0, 0], "variance": [1, 4]},
    "bce_with_logits": {"prediction": [2, -1, -2], "target": [1, 0, 1]},
    "bce": {"prediction": [0.9, 0.9, 0], "target": [1, 0, 1]},
    "focal": {"prediction": [0, 0, 2, -2], "target": [1, 0, 1, 1]},
    "hinge": {"prediction": [0.3, 0.3, 2, 0.25], "target": [1, 0, 1, 1]},
    "squared_hinge": {"prediction": [0.5, 0.5, 1.5], "target": [1, 0, 1]},
    "modified_huber": {"prediction": [0.5, -1, 3], "target": [1, 1, 0]},
    "perceptron": {"prediction": [-2, 0.1, 0.75], "target": [1, 1, 0]},
    "exponential": {"prediction": [0, 1, 2], "target": [1, 0, 1]},
    "brier": {"prediction": [0, 2], "target": [1, 0]},
    "zero_one": {"prediction": [0.1, -0.1, 0], "target": [1, 1, 0]},
    "cross_entropy": {"prediction": [[2, 1, 0], [0, 3, 1]], "target": [0, 2]},
    "multilabel_bce": {"prediction": [[0, 2, -1], [1, -2, 0.5]], "target": [[1, 0, 0], [1, 1, 0]]},
    "categorical_focal": {"prediction": [[2, 1, 0], [0, 3, 1]], "target": [0, 2]},
    "generalized_cross_entropy": {"prediction": [[2, 1, 0], [0, 3, 1]], "target": [0, 2]},
    "probability_mae": {"prediction": [[2, 1, 0], [0, 3, 1]], "target": [0, 2]},
    "multiclass_hinge": {"prediction": [[2, 1, 0], [0, 3, 1]], "target": [0, 2]},
    "poly_cross_entropy": {"prediction": [[2, 1, 0], [0, 3, 1]], "target": [0, 2]},
    "kl": {"prediction": [[0.5, 0.5], [0.25, 0.75]], "target": [[1, 0], [0.5, 0.5]]},
    "reverse_kl": {"prediction": [[1, 0], [0.25, 0.75]], "target": [[0.5, 0.5], [0.5, 0.5]]},
    "js": {"prediction": [[0, 1], [0.5, 0.5]], "target": [[1, 0], [1, 0]]},
    "wasserstein_1d": {
        "prediction": [[1, 0, 0], [0.5, 0.25, 0.25], [0.5, 0, 0.5]],
        "target": [[0, 0, 1], [0.25, 0.25, 0.5], [0, 0, 1]],
    },
    "vae_kl": {"mean": [[1, -2], [0, 0.5]], "log_variance": [[0, 0], [1, -1]]},
    "distillation": {"prediction": [[0, 0], [0, 0]], "target": [[1.0986122886681098, 0], [2.1972245773362196, 0]]},
    "dice": {"prediction": [[1, 1, 0, 0], [0.5, 0.5, 0.25, 0]], "target": [[1, 0, 1, 0], [1, 1, 0, 0]]},
    "jaccard": {"prediction": [[1, 1, 0, 0], [0.5, 0.5, 0.25, 0]], "target": [[1, 0, 1, 0], [1, 1, 0, 0]]},
    "tversky": {"prediction": [[1, 1, 0, 0], [0.5, 0.5, 0.25, 0]], "target": [[1, 0, 1, 0], [1, 1, 0, 0]]},
    "focal_tversky": {"prediction": [[1, 1, 0, 0], [0.5, 0.5, 0.25, 0]], "target": [[1, 0, 1, 0], [1, 1, 0, 0]]},
    "lovasz_hinge": {"prediction": [[-1, 0, -2], [0.5, 1, -0.5]], "target": [[1, 0, 0], [1, 0, 1]]},
    "triplet": {
        "anchor": [[0, 0], [0, 0], [0, 0]],
        "positive": [[3, 4], [6, 8], [1, -2]],
        "negative": [[6, 8], [3, 4], [2, 1]],
    },
    "contrastive": {"a": [[0, 0], [0.3, 0], [0, 0]], "b": [[3, 4], [0, 0.4], [3, 4]], "target": [1, 0, 0]},
    "cosine_embedding": {"a": [[3, 4], [3, 4], [1, 0]], "b": [[4, 3], [4, 3], [0, 7]], "target": [1, -1, -1]},
    "info_nce": {"a": [[1, 0], [0, 1], [1, 1]], "b": [[2, 1], [0, 3], [1, 2]]},
    "margin_ranking": {"a": [2, 2, 2], "b": [0.5, 0.5, 0.5], "target": [-1, 1, 1]},
    "ctc": {
        "prediction": [[[2, 1, 0], [0, 1, 0], [0, 0, 1]], [[1, 0, 0], [0, 2, 0], [1, 1, 0]]],
        "target": [[1, 2], [1, 2]],
        "length": [2, 1],
    },
    "gan_minimax": {"real": [0.5, 3], "fake": [0.25, -2]},
    "gan_non_saturating": {"real": [0.5, 3], "fake": [0.25, -2]},
    "lsgan": {"real": [0.5, 3], "fake": [0.25, -2]},
    "gan_hinge": {"real": [0.5, 3], "fake": [0.25, -2]},
    "wgan": {"real": [0.5, 3], "fake": [0.25, -2]},
}

# Parameters that are passed to every check although the cases do not name them.
defaults = {
    "huber": {"delta": 1.0},
    "smooth_l1": {"beta": 1.0},
    "pseudo_huber": {"delta": 1.0},
    "quantile": {"tau": 0.5},
    "epsilon_insensitive": {"epsilon": 0.1},
    "squared_epsilon_insensitive": {"epsilon": 0.1},
    "cauchy": {"c": 1.0},
    "geman_mcclure": {"c": 1.0},
    "welsch": {"c": 1.0},
    "tukey": {"c": 4.685},
    "general_robust": {"alpha": 1.0, "c": 1.0},
    "poisson_nll": {"log_input": 1},
    "bce_with_logits": {"pos_weight": 1.0, "label_smoothing": 0.0},
    "focal": {"alpha": 0.25, "gamma": 2.0},
    "hinge": {"margin": 1.0},
    "squared_hinge": {"margin": 1.0},
    "cross_entropy": {"label_smoothing": 0.0, "ignore_index": -100},
    "multilabel_bce": {"pos_weight": 1.0},
    "categorical_focal": {"alpha": 1.0, "gamma": 2.0},
    "generalized_cross_entropy": {"q": 0.7},
    "multiclass_hinge": {"margin": 1.0, "p": 1},
    "poly_cross_entropy": {"epsilon": 1.0},
    "wasserstein_1d": {"p": 1.0, "width": 1.0},
    "distillation": {"temperature": 2.0},
    "dice": {"smooth": 1.0},
    "jaccard": {"smooth": 1.0},
    "tversky": {"alpha": 0.5, "beta": 0.5, "smooth": 1.0},
    "focal_tversky": {"alpha": 0.5, "beta": 0.5, "smooth": 1.0, "gamma": 0.75},
    "triplet": {"margin": 1.0, "p": 2.0},
    "contrastive": {"margin": 1.0},
    "cosine_embedding": {"margin": 0.0},
    "info_nce": {"temperature": 0.07},
    "margin_ranking": {"margin": 0.0},
    "ctc": {"blank": 0},
}

indices = {
    "cross_entropy",
    "categorical_focal",
    "generalized_cross_entropy",
    "probability_mae",
    "poly_cross_entropy",
    "multiclass_hinge",
    "ctc",
}


def arrays(loss, fields):
    return SimpleNamespace(
        **{
            name: np.array(values, dtype=int if loss in indices and name in ("target", "length") else float)
            for name, values in fields.items()
        }
    )


def usable(loss, parameters, fields):
    if "class_weight" in fields or loss in indices and np.min(fields["target"]) < 0:
        return False
    if loss == "ctc":
        return parameters.get("blank", 0) not in np.ravel(fields["target"])
    if loss == "poisson_nll" and parameters.get("log_input") == 0:
        return min(fields["prediction"]) > 0
    if loss in ("bce", "brier", "bce_with_logits"):
        return set(np.ravel(fields["target"])) <= {0, 1}
    return True


def cases_of(loss, seen):
    sets, others = [{}], []
    for case in seen:
        parameters = {name: float(value) for name, value in case["parameters"].items()}
        if parameters not in sets:
            sets.append(parameters)
        if (parameters, case["input"]) not in others and usable(loss, parameters, case["input"]):
            others.append((parameters, case["input"]))
    own = [(each, own_inputs[loss]) for each in sets if usable(loss, each, own_inputs[loss])]
    return own + others[:2] + others[2:][-1:]


def as_list(values):
    if values is None:
        return None
    flat = np.ravel([float(v) for v in values] if isinstance(values, list) else np.asarray(values, dtype=float))
    return [("inf" if v > 0 else "-inf") if math.isinf(v) else float(v) for v in flat]


def tried(function, fields, parameters):
    try:
        return as_list(function(fields, parameters))
    except ValueError:  # scikit-learn refuses these inputs
        return None


runs = json.loads((here / "code.json").read_text())["cases"]
losses = {}
for loss, own in checks.items():
    cases = cases_of(loss, [run for run in runs if run["loss"] == loss])
    conventions = []
    for library, name, function, by in own:
        values = [
            tried(function, arrays(loss, fields), SimpleNamespace(**{**defaults.get(loss, {}), **parameters}))
            for parameters, fields in cases
        ]
        conventions.append({"library": library, "name": name, "by": by, "values": values})
    losses[loss] = {
        "cases": [
            {"parameters": {k: str(v) if math.isinf(v) else v for k, v in parameters.items()}, "input": fields}
            for parameters, fields in cases
        ],
        "conventions": conventions,
    }

lines = ",\n".join(
    f"{json.dumps(loss)}:{json.dumps(each, separators=(',', ':'), ensure_ascii=False)}" for loss, each in losses.items()
)
(here / "conventions.json").write_text(f'{{"source":"tests/oracle/conventions.py","losses":{{\n{lines}\n}}}}\n')
