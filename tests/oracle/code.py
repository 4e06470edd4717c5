#!/usr/bin/env python3
"""Writes code.json: what the code that "Copy" hands out computes, run as a learner would run it.

Every file of resources/code is executed in float64, with its own parameters and with others put in
their lines, on inputs of the eval_*.json beside this script. Keras is not in Debian: keras_stand_in.py
takes its place, written from its source; so of Keras the arithmetic is checked, not the library.

Run: python3 code.py   (Debian: python3-torch, python3-scipy)
"""

import hashlib
import json
import math
import re
import sys
from pathlib import Path

import keras_stand_in
import numpy
import torch

here = Path(__file__).parent
sys.modules["keras"] = keras_stand_in
folder = here.parent.parent / "resources/code"

# Beside the defaults. Those that other numbers of the same loss would not notice are here too:
# the three removable singularities of Barron's loss, the two halves of Poisson's.
other_parameters = {
    "huber": [{"delta": 0.35}, {"delta": 1.7}],
    "smooth_l1": [{"beta": 0.35}, {"beta": 1.7}],
    "pseudo_huber": [{"delta": 0.35}],
    "quantile": [{"tau": 0.9}, {"tau": 0.05}],
    "epsilon_insensitive": [{"epsilon": 0.0}, {"epsilon": 0.75}],
    "squared_epsilon_insensitive": [{"epsilon": 0.0}, {"epsilon": 0.75}],
    "cauchy": [{"c": 0.6}],
    "geman_mcclure": [{"c": 0.6}],
    "welsch": [{"c": 0.6}],
    "tukey": [{"c": 1.25}],
    "general_robust": [{"alpha": 2.0}, {"alpha": 0.0, "c": 0.6}, {"alpha": -2.5, "c": 1.5}, {"alpha": -math.inf}],
    "poisson_nll": [{"log_input": 0}],
    "bce_with_logits": [{"pos_weight": 3.7}, {"label_smoothing": 0.1}, {"pos_weight": 0.3, "label_smoothing": 0.3}],
    "focal": [{"alpha": 0.6}, {"gamma": 0.5}, {"alpha": 0.75, "gamma": 0.0}],
    "hinge": [{"margin": 0.4}],
    "squared_hinge": [{"margin": 0.4}],
    "cross_entropy": [{"label_smoothing": 0.1}, {"ignore_index": 1}, {"label_smoothing": 0.3, "ignore_index": 0}],
    "multilabel_bce": [{"pos_weight": 3.7}],
    "categorical_focal": [{"alpha": 0.25}, {"gamma": 0.5}],
    "generalized_cross_entropy": [{"q": 0.1}, {"q": 1.0}],
    "multiclass_hinge": [{"margin": 0.4}, {"p": 2}],
    "poly_cross_entropy": [{"epsilon": -0.5}, {"epsilon": 2.5}],
    "wasserstein_1d": [{"p": 2.0}, {"p": 1.5, "width": 0.2}],
    "distillation": [{"temperature": 1.0}, {"temperature": 4.5}],
    "dice": [{"smooth": 0.2}],
    "jaccard": [{"smooth": 0.2}],
    "tversky": [{"alpha": 0.3, "beta": 0.7}, {"smooth": 0.2}],
    "focal_tversky": [{"alpha": 0.3, "beta": 0.7}, {"smooth": 0.2, "gamma": 1.5}],
    "triplet": [{"margin": 0.2}, {"p": 1.0}, {"p": 3.5}],
    "contrastive": [{"margin": 2.5}],
    "cosine_embedding": [{"margin": 0.3}],
    "info_nce": [{"temperature": 0.5}],
    "margin_ranking": [{"margin": 0.3}],
    "ctc": [{"blank": 2}],
}


def moderate(values):
    return all(math.isfinite(v) and (v == 0 or 1e-6 < abs(v) < 300) for v in values)


def numbers(field):
    return numpy.asarray(field, dtype=float).ravel()


def inputs_of(loss):
    """Up to four batches from the other oracles: of moderate numbers, the larger ones first."""
    found = []
    for path in sorted(here.glob("eval_*.json")):
        for case in json.loads(path.read_text())["cases"]:
            fields = case["input"]
            if case["loss"] != loss or fields in found or "weight" in fields:
                continue
            if "class_weight" in fields and loss != "cross_entropy":
                continue
            if "exact" not in path.name or loss in ("perceptual",):
                found.append(fields)

    def wanted(fields):
        of_classes = loss in by_class and numpy.asarray(fields["target"]).ndim == 2
        return not of_classes and all(moderate(numbers(field)) for field in fields.values())

    found = [fields for fields in found if wanted(fields)]
    return sorted(found, key=lambda fields: -sum(len(numbers(field)) for field in fields.values()))[:4]


by_class = {
    "cross_entropy",
    "categorical_focal",
    "generalized_cross_entropy",
    "probability_mae",
    "poly_cross_entropy",
    "multiclass_hinge",
}
whole = {(loss, "target") for loss in by_class | {"ctc"}} | {("ctc", "length")}


def allowed(loss, parameters, fields):
    if loss == "poisson_nll" and parameters.get("log_input") == 0:
        return min(fields["prediction"]) > 0
    if loss == "ctc":
        return parameters.get("blank", 0) not in numbers(fields["target"])
    if loss == "cross_entropy":
        counted = [label for label in fields["target"] if label != parameters.get("ignore_index", -100)]
        return counted and min(counted) >= 0
    return True


def as_python(value):
    return ("-" if value < 0 else "") + "math.inf" if math.isinf(value) else repr(value)


def with_parameters(text, parameters):
    for name, value in parameters.items():
        text, times = re.subn(rf"^{name} = .*$", f"{name} = {as_python(value)}", text, flags=re.MULTILINE)
        assert times == 1, (name, times)
    return text


def tensors(library, loss, fields):
    for name, values in fields.items():
        array = numpy.array(values, dtype=int if (loss, name) in whole else float)
        yield name, torch.from_numpy(array) if library == "pytorch" else array


def run(library, loss, text, fields):
    """The value of each function of the file that is a loss, by its name."""
    scope = {}
    exec(compile(text, f"{library}/{loss}.py", "exec"), scope)
    given = dict(tensors(library, loss, fields))
    values = {}
    for name, function in scope.items():
        if name == "loss" or name.endswith("_loss"):
            takes = function.__code__.co_varnames[: function.__code__.co_argcount]
            values[name] = float(function(**{k: v for k, v in given.items() if k in takes}))
    return values


cases = []
for path in sorted((folder / "numpy").glob("*.py")):
    loss = path.stem
    inputs = inputs_of(loss)
    assert inputs, loss
    for parameters in [{}] + other_parameters.get(loss, []):
        ran = 0
        for fields in filter(lambda each: allowed(loss, parameters, each), inputs):
            for library in ("pytorch", "keras", "numpy"):
                text = with_parameters((folder / library / path.name).read_text(), parameters)
                cases.append(
                    {
                        "loss": loss,
                        "library": library,
                        "parameters": {k: str(v) if math.isinf(v) else v for k, v in parameters.items()},
                        "sha256": hashlib.sha256(text.encode()).hexdigest(),
                        "input": fields,
                        "values": run(library, loss, text, fields),
                    }
                )
            ran += 1
        assert ran, (loss, parameters)

lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
source = f"tests/oracle/code.py, PyTorch {torch.__version__}, NumPy {numpy.__version__}"
(here / "code.json").write_text(f'{{"source":{json.dumps(source)},\n"cases":[\n{lines}\n]}}\n')
