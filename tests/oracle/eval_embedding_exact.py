#!/usr/bin/env python3
"""Writes eval_embedding_exact.json: extremes of the embedding losses from mpmath at 1300 digits.

Huge and tiny vectors, differences out of a double's range, points that nearly meet, vectors nearly
parallel, at right angles or opposite, low temperatures, high degrees of the norm. Gradients are
central differences at that precision, with a step of 1e-500, far below the smallest double.
Zero vectors: their cosine is 0 by convention and has no gradient, here as on the card.

Run: python3 eval_embedding_exact.py   (Debian: python3-mpmath)
"""

import json
from pathlib import Path

import mpmath
from mpmath import mpf

mpmath.mp.dps = 1300
cases = []


def distance(a, b, p):
    return mpmath.fsum(abs(x - y) ** p for x, y in zip(a, b)) ** (1 / mpf(p))


def cosine(a, b):
    if not any(a) or not any(b):
        return mpf(0)
    return mpmath.fdot(a, b) / mpmath.sqrt(mpmath.fdot(a, a) * mpmath.fdot(b, b))


def triplet(fields, margin=1, p=2):
    return [max(mpf(0), distance(a, s, p) - distance(a, n, p) + margin)
            for a, s, n in zip(fields["anchor"], fields["positive"], fields["negative"])]


def contrastive(fields, margin=1):
    gaps = [(distance(a, b, 2), t) for a, b, (t,) in zip(fields["a"], fields["b"], fields["target"])]
    return [d**2 / 2 if t == 1 else max(mpf(0), margin - d) ** 2 / 2 for d, t in gaps]


def cosine_embedding(fields, margin=0):
    pairs = [(cosine(a, b), t) for a, b, (t,) in zip(fields["a"], fields["b"], fields["target"])]
    return [1 - c if t == 1 else max(mpf(0), c - margin) for c, t in pairs]


def info_nce(fields, temperature=0.07):
    values = []
    for i, a in enumerate(fields["a"]):
        scores = [cosine(a, b) / temperature for b in fields["b"]]
        values.append(mpmath.log(mpmath.fsum(mpmath.exp(s - scores[i]) for s in scores)))
    return values


def margin_ranking(fields, margin=0):
    return [max(mpf(0), -t * (a - b) + margin)
            for (a,), (b,), (t,) in zip(fields["a"], fields["b"], fields["target"])]


losses = {each.__name__: each for each in (triplet, contrastive, cosine_embedding, info_nce, margin_ranking)}


def as_double(x):
    x = float(x)
    return ("inf" if x > 0 else "-inf") if abs(x) == float("inf") else x


def slope(function, fields, name, i, k):
    row = fields[name][i]
    if not any(row) and function in (cosine_embedding, info_nce):
        return mpf(0)
    step = mpf("1e-500")
    sums = []
    for moved in (row[k] + step, row[k] - step):
        changed = {n: [list(r) for r in rows] for n, rows in fields.items()}
        changed[name][i][k] = moved
        sums.append(mpmath.fsum(function(changed, *slope.parameters)))
    found = (sums[0] - sums[1]) / (2 * step)
    return found if abs(found) > mpf("1e-330") else mpf(0)  # what is left of a true 0 is rounding


def add(loss, fields, **parameters):
    fields = {name: [row if isinstance(row, list) else [row] for row in rows] for name, rows in fields.items()}
    exact = {name: [[mpf(x) for x in row] for row in rows] for name, rows in fields.items()}
    slope.parameters = [mpf(x) for x in parameters.values()]
    values = losses[loss](exact, *slope.parameters)
    moving = [name for name in fields if name != "target"]
    flat = {name: loss == "margin_ranking" or name == "target" for name in fields}
    gradient = {name: [[as_double(slope(losses[loss], exact, name, i, k)) for k in range(len(row))]
                       for i, row in enumerate(exact[name])] for name in moving}
    cases.append({"name": f"mpmath {loss} #{len(cases)}", "loss": loss, "reduction": "none", "parameters": parameters,
                  "input": {n: [r[0] for r in rows] if flat[n] else rows for n, rows in fields.items()},
                  "value": [as_double(v) for v in values],
                  "gradient": {n: [r[0] for r in rows] if flat[n] else rows for n, rows in gradient.items()}})


def pair(a, b, targets):
    return {"a": a, "b": b, "target": targets}


# --- Triplet ----------------------------------------------------------------------------------------
plain = {"anchor": [[0.3, -1.2, 2.0]], "positive": [[1.1, 0.4, -0.7]], "negative": [[0.2, -1.0, 1.5]]}
for p in (1, 1.25, 1.5, 2, 2.5, 3, 4, 7.25):
    add("triplet", plain, margin=1, p=p)
for p in (1.0009765625, 20, 100, 1000):
    # Differences without rounding: a p-th power makes it p times as large.
    add("triplet", {"anchor": [[0.0, 0.125, 0.0]], "positive": [[1.0, 1.0, 0.5]], "negative": [[-0.375, -0.25, -2.0]]}, margin=3, p=p)
for size in (1e-300, 1e-160, 1e-10, 1e10, 1e160, 1e300):
    scaled = {name: [[size * x for x in row] for row in rows] for name, rows in plain.items()}
    for p in (1, 2, 3):
        add("triplet", scaled, margin=0.5, p=p)
# The differences are out of range, the loss is not.
add("triplet", {"anchor": [[1e308]], "positive": [[-1e308]], "negative": [[-1e308]]}, margin=1, p=2)
add("triplet", {"anchor": [[1.5e308, 1e308]], "positive": [[-1e308, 0.0]], "negative": [[-1e308, -0.5e308]]}, margin=1, p=2)
add("triplet", {"anchor": [[1e308, 1.0]], "positive": [[-1.5e308, 0.0]], "negative": [[-0.5e308, -3.0]]}, margin=1, p=3)
# Points that meet, or nearly; distances 1e8 apart in one triplet; entries of many sizes.
add("triplet", {"anchor": [[1.0, 2.0]], "positive": [[1.0, 2.0]], "negative": [[1.5, 2.0]]}, margin=1, p=1.5)
add("triplet", {"anchor": [[1.0, 2.0]], "positive": [[1.0000000000000002, 2.0]], "negative": [[1.5, 2.25]]}, margin=1, p=2)
add("triplet", {"anchor": [[1e4, 1e-4, 0.0]], "positive": [[-1e4, 3e-4, 1e-9]], "negative": [[1e4, 2e-4, 1e-8]]}, margin=1, p=2)
add("triplet", {"anchor": [[0.0, 0.0]], "positive": [[3.0, 1e-200]], "negative": [[1.0, 0.0]]}, margin=1, p=2)
add("triplet", {"anchor": [[0.0]], "positive": [[1.0]], "negative": [[9.0]]}, margin=1, p=2)
add("triplet", {"anchor": [[0.1] * 8], "positive": [[0.7] * 8], "negative": [[-0.2] * 8]}, margin=0, p=2)

# --- Contrastive ------------------------------------------------------------------------------------
for size in (1e-170, 1e-100, 1e-10, 1.0, 1e10, 1e150, 1e160):
    add("contrastive", pair([[0.3 * size, -1.2 * size]] * 2, [[1.1 * size, 0.4 * size]] * 2, [1, 0]), margin=2.5)
add("contrastive", pair([[1.0, 2.0], [1.0, 2.0]], [[1.0, 2.0000000000000004]] * 2, [1, 0]), margin=1)
add("contrastive", pair([[1e300, 1e-300]], [[-1e300, 1e300]], [0]), margin=4e300)
add("contrastive", pair([[1e308], [1e308]], [[-1e308], [-1e308]], [0, 0]), margin=1)
add("contrastive", pair([[2.0, 1.0]], [[2.0, 1.0]], [1]), margin=1)

# --- Cosine -----------------------------------------------------------------------------------------
for angle in (1e-3, 1e-6, 1e-9, 1e-12, 3e-16):
    add("cosine_embedding", pair([[1.0, 0.5, -2.0]] * 2, [[1.0 + angle, 0.5, -2.0]] * 2, [1, -1]), margin=0)
    add("cosine_embedding", pair([[3.0, 7.0]], [[-3.0, -7.0 - 7 * angle]], [1]), margin=0)
    add("cosine_embedding", pair([[3.0, 7.0]] * 2, [[7.0, -3.0 + angle]] * 2, [1, -1]), margin=0)
for size, other in ((1e-300, 1.0), (1e-160, 1e160), (1e154, 1e-154), (1e300, 1e300), (1.7e308, 1e-3)):
    add("cosine_embedding", pair([[0.9 * size, -0.2 * size, 0.4 * size]] * 2, [[other, 0.1 * other, 0.7 * other]] * 2,
                                 [1, -1]), margin=0.25)
add("cosine_embedding", pair([[0.0, 0.0], [0.0, 0.0], [1.0, 2.0], [0.0, 0.0]], [[1.0, 2.0], [3.0, 1.0], [0.0, 0.0], [0.0, 0.0]],
                             [1, -1, 1, 1]), margin=-0.5)
add("cosine_embedding", pair([[4.0], [-2.0]], [[0.5], [8.0]], [1, 1]), margin=0)

# --- InfoNCE ----------------------------------------------------------------------------------------
a = [[1.0, 0.2, -0.5], [0.3, -1.1, -0.6], [-0.7, 0.4, 0.9]]
b = [[0.8, 0.3, -0.6], [0.1, -0.9, 0.7], [-0.2, 0.4, 1.0]]
for temperature in (0.07, 0.5, 1):
    add("info_nce", {"a": a, "b": b}, temperature=temperature)
for size in (1e-300, 1e-160, 1e160, 1e300):
    add("info_nce", {"a": [[size * x for x in row] for row in a], "b": b}, temperature=0.25)
add("info_nce", {"a": [[1.0, 0.0], [0.0, 1.0]], "b": [[2.0, 1.0], [-1.0, 3.0]]}, temperature=1e6)
# Sure of it, and sure of the wrong one.
add("info_nce", {"a": [[1.0, 0.0], [-1.0, 0.0]], "b": [[4.0, 1.0], [-4.0, 1.0]]}, temperature=0.02)
add("info_nce", {"a": [[1.0, 0.0], [-1.0, 0.0]], "b": [[-4.0, 1.0], [4.0, 1.0]]}, temperature=0.02)
add("info_nce", {"a": [[0.0, 0.0], [1.0, 2.0]], "b": [[2.0, 1.0], [0.0, 0.0]]}, temperature=0.5)

# --- Ranking ----------------------------------------------------------------------------------------
add("margin_ranking", pair([1e4, -1e4, 1e16, 0.3, 1e300, 1e-300, 5.0], [-1e4, 1e4, 1e16 - 2, 0.1, -1e300, 2e-300, 5.0 + 1e-15],
                           [-1, 1, 1, 1, 1, 1, 1]), margin=0)
add("margin_ranking", pair([0.3, 0.3, 1e16, -1e16, 1e308, 1e308], [0.1, 0.1, 1e16 - 2, -1e16 + 2, -1e308, -1e308],
                           [1, -1, 1, -1, 1, -1]), margin=0.2)
add("margin_ranking", pair([1e16, 1e16 + 2], [1e16 - 2, 1e16], [1, 1]), margin=2.0000000000000004)

# InfoNCE's gradient is a sum over the batch, so that an entry much smaller than its neighbours has
# fewer digits: the vectors above have none. All others hold within 5e-15.
source = f"tests/oracle/eval_embedding_exact.py, mpmath {mpmath.__version__}"
lines = ",\n".join(json.dumps(each, separators=(",", ":"), allow_nan=False) for each in cases)
Path(__file__).with_suffix(".json").write_text(
    '{"source":' + json.dumps(source) + ',\n"within":1e-14,\n"cases":[\n' + lines + "\n]}\n")
