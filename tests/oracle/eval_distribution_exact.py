#!/usr/bin/env python3
"""Writes eval_distribution_exact.json: losses between distributions where double precision is hard.

mpmath at 400 digits, straight from the formulas, of exactly the doubles the case holds: distributions
that all but agree, probabilities down to 1e-300, empty bins, logits of ±1e4, teacher and student that
agree to the last digits. The transport is exact, in fractions: mass goes to mass in order, and what the
sums lack is made up in the last bin. Its slope is the dual's, with the last potential 0; where both
cumulative sums meet (in the decimals meant: closer than the doubles' rounding) the middle of the two
ends. Infinite and undefined limits are those the cards state.

The values are relative to themselves, "within" 5e-16: a few rounding errors of a double.

Run: python3 eval_distribution_exact.py   (Debian: python3-mpmath)
"""

import json
from fractions import Fraction
from pathlib import Path

import mpmath
from mpmath import mp, mpf

mp.dps = 400
inf = mpf("inf")
cases = []


def plain(x):
    if isinstance(x, list):
        return [plain(each) for each in x]
    x = float(x)
    return x if abs(x) < float("inf") else ("inf" if x > 0 else "-inf")


def total(values):
    return sum(values, mpf(0))


def add(loss, parameters, fields, rows):
    """rows: (value, {input: slopes}) of each sample; the mean, and of more than one also none."""
    n = len(rows)
    values = [value for value, _ in rows]
    names = rows[0][1].keys()
    reductions = [("mean", total(values) / n, n)] + [("none", values, 1)] * (n > 1)
    for reduction, value, share in reductions:
        cases.append({"name": f"mpmath {loss} {reduction} distribution#{len(cases)}", "loss": loss,
                      "reduction": reduction, "parameters": parameters, "input": fields,
                      "value": plain(value),
                      "gradient": {name: plain([[s / share for s in slopes[name]] for _, slopes in rows])
                                   for name in names}})


def entropy_of(a, b):
    return total([mpf(0) if x == 0 else inf if y == 0 else mpf(x) * mpmath.log(mpf(x) / mpf(y))
                  for x, y in zip(a, b)])


def kl(q, p):
    return entropy_of(p, q), {"prediction": [mpf(0) if x == 0 else -inf if y == 0 else -mpf(x) / mpf(y)
                                             for x, y in zip(p, q)]}


def reverse_kl(q, p):
    return entropy_of(q, p), {"prediction": [
        inf if x == 0 else -inf if y == 0 else mpmath.log(mpf(y) / mpf(x)) + 1 for x, y in zip(p, q)]}


def js(q, p):
    m = [(mpf(x) + mpf(y)) / 2 for x, y in zip(p, q)]
    slope = [mpmath.log(2) / 2 if x == 0 == y else -inf if y == 0 else mpmath.log(mpf(y) / z) / 2
             for x, y, z in zip(p, q, m)]
    return (entropy_of(p, m) + entropy_of(q, m)) / 2, {"prediction": slope}


def close(delta):
    """Two distributions that differ by about delta in every bin, exchanged between neighbours."""
    p = [0.1, 0.2, 0.3, 0.25, 0.15]
    return [0.1 + delta, 0.2 - delta, 0.3 + delta / 2, 0.25 - delta, 0.15 + delta / 2], p


pairs = [close(delta) for delta in (1e-1, 1e-3, 1e-5, 1e-7, 1e-9, 1e-11, 1e-13, -1e-6)]
pairs += [([0.5, 0.5], [0.5, 0.5]), ([0.3, 0.7], [0.30000000000000004, 0.7]),
          ([1e-300, 1.0], [0.5, 0.5]), ([0.5, 0.5], [1e-300, 1.0]), ([1e-300, 1.0], [1e-100, 1.0]),
          ([1e-300, 1.0], [2e-300, 1.0]), ([5e-324, 1.0], [1e-10, 1.0]), ([1e-17, 1.0], [3e-17, 1.0]),
          ([1e-10, 0.9999999999], [1e-12, 0.999999999999]), ([0.0, 1.0], [0.0, 1.0]),
          ([0.0, 1.0], [0.5, 0.5]), ([0.5, 0.5], [0.0, 1.0]), ([0.0, 1.0], [1.0, 0.0]),
          ([0.9999999, 0.0], [0.5, 0.5]), ([0.25, 0.7500005], [0.25, 0.75]),
          ([0.37, 0.63], [0.9999999999999999, 1.1102230246251565e-16])]
for loss, of in (("kl", kl), ("reverse_kl", reverse_kl), ("js", js)):
    for q, p in pairs:
        add(loss, {}, {"prediction": [q], "target": [p]}, [of(q, p)])
    five = pairs[:5]
    add(loss, {}, {"prediction": [q for q, _ in five], "target": [p for _, p in five]},
        [of(q, p) for q, p in five])


# --- Transport ----------------------------------------------------------------------------------------
def power(x, p):
    return mpf(x) ** mpf(p) if x else mpf(0)


def flows(q, p):
    q, p = [Fraction(x) for x in q], [Fraction(x) for x in p]
    last = len(q) - 1
    short = sum(p) - sum(q)
    (q if short > 0 else p)[last] += abs(short)
    i = j = 0
    while i <= last and j <= last:
        mass = min(q[i], p[j])
        yield i, j, mass
        q[i] -= mass
        p[j] -= mass
        if q[i] == 0:
            i += 1
        else:
            j += 1


def meets(level, other):
    return abs(level - other) <= (level + other) / 2**53


def wasserstein(q, p, power_of, width):
    cost = total([mpf(mass.numerator) / mass.denominator * power(abs(i - j), power_of)
                  for i, j, mass in flows(q, p)])
    last = len(q) - 1
    if cost == 0:
        return mpf(0), {"prediction": [mpf(0)] * len(q)}
    sums = [sum(map(Fraction, p[:k + 1])) for k in range(len(p))]

    def step(k, j):
        return power(abs(k + 1 - j), power_of) - power(abs(k - j), power_of)

    steps = []
    for k in range(last):
        level = sum(map(Fraction, q[:k + 1]))
        first = next((j for j in range(last) if sums[j] >= level or meets(level, sums[j])), last)
        end = next((j for j in range(last) if sums[j] > level and not meets(level, sums[j])), last)
        steps.append((step(k, first) + step(k, end)) / 2)
    root = cost ** (1 / mpf(power_of))
    factor = mpf(width) * root / cost / mpf(power_of)
    slope = [-factor * total(steps[k:]) for k in range(last)] + [mpf(0)]
    return mpf(width) * root, {"prediction": slope}


moved = [([0.1, 0.2, 0.3, 0.25, 0.15], [0.3, 0.05, 0.25, 0.1, 0.3]), ([0.1, 0.2, 0.7], [0.3, 0.0, 0.7]),
         ([1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0]), ([0.0, 0.0, 1.0, 0.0], [0.0, 1.0, 0.0, 0.0]),
         ([0.5, 0.5, 0.0], [0.0, 0.5, 0.5]), ([0.25, 0.75], [0.25, 0.75]), ([1e-300, 1.0], [0.0, 1.0]),
         ([0.0, 1e-300, 1.0], [2e-300, 0.0, 1.0]), ([0.2, 0.0, 0.0, 0.8], [0.0, 0.2, 0.8, 0.0]),
         ([0.25, 0.25, 0.25, 0.2500005], [0.5, 0.0, 0.0, 0.5]),
         ([0.25, 0.25, 0.25, 0.2499995], [0.1, 0.4, 0.5, 0.0]), close(1e-9), close(1e-12),
         ([0.05] * 20, [0.0] * 10 + [0.1] * 10)]
for p, width in ((1, 1), (1, 0.1), (2, 1), (1.5, 3), (3, 0.5), (50, 1e-200), (3000, 1e200), (1, 1e-300)):
    for q, t in moved:
        add("wasserstein_1d", {"p": p, "width": width}, {"prediction": [q], "target": [t]},
            [wasserstein(q, t, p, width)])


# --- Normals ------------------------------------------------------------------------------------------
def vae(mean, log_variance):
    value = total([mpf(m) ** 2 + mpmath.exp(mpf(v)) - 1 - mpf(v)
                   for m, v in zip(mean, log_variance)]) / 2
    return value, {"mean": [mpf(m) for m in mean],
                   "log_variance": [(mpmath.exp(mpf(v)) - 1) / 2 for v in log_variance]}


for mean, log_variance in (([0.0], [1e-3]), ([0.0], [-1e-8]), ([0.0], [1e-30]), ([0.0], [1e-160]),
                           ([0.0, 0.0], [0.3, -0.3]), ([0.0], [0.49]), ([0.0], [0.51]), ([0.0], [-0.6]),
                           ([1e-9, 2e-9], [1e-9, -3e-9]), ([0.0], [700.0]), ([0.0], [709.9]),
                           ([0.0], [710.2]), ([0.0], [1e4]), ([3.0], [-1e4]), ([1e4, -1e4], [30.0, -30.0]),
                           ([1.6e154], [0.0]), ([1e-200], [0.0]), ([0.0], [0.0]), ([1e200], [0.0])):
    add("vae_kl", {}, {"mean": [mean], "log_variance": [log_variance]}, [vae(mean, log_variance)])


# --- Teacher and student ------------------------------------------------------------------------------
def softmax(row, temperature):
    top = max(row)
    exps = [mpmath.exp((mpf(x) - mpf(top)) / temperature) for x in row]
    return [x / total(exps) for x in exps]


def distillation(z, t, temperature):
    temperature = mpf(temperature)
    p, q = softmax(t, temperature), softmax(z, temperature)
    return (temperature**2 * total([x * mpmath.log(x / y) for x, y in zip(p, q)]),
            {"prediction": [temperature * (y - x) for x, y in zip(p, q)]})


mp.dps = 20000  # of softmaxes down to e^−40000
far = [([1e4, -1e4], [-1e4, 1e4]), ([1e4, -1e4], [1e4, -1e4]), ([1e4, 0.0], [9e3, 0.0]),
       ([1e4, 9999.0, 0.3], [1e4, 9998.7, -1e4]), ([-1e4, -1e4, -1e4], [1e4, 1e4, 0.0]),
       ([0.0, 0.0], [1e4, 0.0]), ([1e4, 0.0], [0.0, 0.0])]
for z, t in far:
    for temperature in (1, 3, 0.7):
        add("distillation", {"temperature": temperature}, {"prediction": [z], "target": [t]},
            [distillation(z, t, temperature)])
mp.dps = 1500
near = [([40.0, 0.0], [50.0, 0.0]), ([0.0, 700.0], [0.0, 690.0]), ([5.0, -3.0, 300.0], [2.0, 1.0, 0.0]),
        ([1.0, 2.0, 3.0], [1.0, 2.0, 3.0])]
for delta in (1e-1, 1e-4, 1e-7, 1e-10, 1e-13):
    t = [0.5, -1.25, 2.0, 0.0]
    near.append(([0.5 + delta, -1.25 - delta, 2.0 + 2 * delta, 0.0], t))
    near.append(([5.5 + delta, 3.75, 7.0, 5.0], t))  # the student's logits all 5 higher
    near.append(([200.0 + delta, 0.0], [200.0, 0.0]))
for z, t in near:
    for temperature in (2, 0.3, 1e6, 1e200):
        add("distillation", {"temperature": temperature}, {"prediction": [z], "target": [t]},
            [distillation(z, t, temperature)])
add("distillation", {}, {"prediction": [z for z, t in near if len(t) == 4],
                         "target": [t for z, t in near if len(t) == 4]},
    [distillation(z, t, 2) for z, t in near if len(t) == 4])

source = f"tests/oracle/eval_distribution_exact.py, mpmath {mpmath.__version__}"
lines = ",\n".join(json.dumps(each, separators=(",", ":"), allow_nan=False) for each in cases)
Path(__file__).with_suffix(".json").write_text(
    '{"source":' + json.dumps(source) + ',\n"within":5e-16,\n"cases":[\n' + lines + "\n]}\n")
