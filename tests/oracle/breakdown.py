#!/usr/bin/python3
"""Breakdown of least absolute errors with x fixed, for tests/core/fit: writes breakdown.json.

"fewest" is exact, by looking at every set of points in rational arithmetic: the size of the
smallest set M with Σ_M |a + b·x| >= half of Σ |a + b·x| for some (a, b), as Ellis & Morgenthaler
(JASA 87, 1992) and Mizera & Müller (Annals of Statistics 27, 1999) characterise it. For a given set
the difference is piecewise linear in the root of a + b·x, with corners at the points, so its largest
value is at one of them or at infinity (b = 0). "tie": it is met with equality at best, where the
minimiser is not unique. "logarithm": the same with |.|^0, Cauchy's. "quantile": the same of the
quantile 0.6, whose line costs 0.4 a unit where it is too high and 0.6 where it is too low.

Beside it SciPy's linear programming (HiGHS) tries the set: its points on a line 1e4 steeper.
"carried" is whether the fit went along, for the fewest and for one fewer (the best set of that size).
"""
import itertools
import json
import pathlib
from fractions import Fraction

import numpy as np
import scipy.optimize


def best(xs, size, power):
    """The largest share of the lever that `size` points can hold, their set and the pivot."""
    found = (Fraction(size, len(xs)), tuple(range(size)), None)
    for pivot in xs:
        arms = [abs(x - pivot) if power else Fraction(x != pivot) for x in xs]
        for chosen in itertools.combinations(range(len(xs)), size):
            share = sum((arms[i] for i in chosen), Fraction(0)) / sum(arms)
            if share > found[0]:
                found = (share, chosen, pivot)
    return found


def slope(x, y):
    n = len(x)
    design = np.column_stack([np.ones(n), x])
    answer = scipy.optimize.linprog(
        np.concatenate([[0, 0], np.ones(2 * n)]),
        A_eq=np.hstack([design, np.eye(n), -np.eye(n)]), b_eq=y,
        bounds=[(None, None)] * 2 + [(0, None)] * (2 * n), method="highs")
    return answer.x[1]


def carried(xs, chosen, pivot):
    if pivot is None:
        return None
    x = np.array([float(each) for each in xs])
    y = np.sin(7 * x)  # points near a level line
    for i in chosen:
        y[i] = 1e4 * (x[i] - float(pivot))
    return bool(slope(x, y) > 5e3)


def fewest(xs, power):
    for size in range(1, len(xs) + 1):
        found = best(xs, size, power)
        if found[0] >= Fraction(1, 2):
            return size, found
    raise AssertionError


def fewest_of_quantile(xs, too_low):
    """Moved by a + b·x, a set gains and the others lose; every set, pivot and sign is looked at."""
    def cost(moved_up):
        return 1 - too_low if moved_up else too_low

    lines = [[Fraction(1)] * len(xs)] + [[x - pivot for x in xs] for pivot in xs]
    lines += [[-arm for arm in line] for line in lines]
    for size in range(1, len(xs) + 1):
        for line in lines:
            for chosen in itertools.combinations(range(len(xs)), size):
                gain = sum(cost(line[i] < 0) * abs(line[i]) for i in chosen)
                loss = sum(cost(line[i] > 0) * abs(line[i]) for i in range(len(xs))
                           if i not in chosen)
                if gain >= loss and gain > 0:
                    return size
    raise AssertionError


designs = {
    "even_5": range(5), "even_7": range(7), "even_8": range(8), "even_11": range(11),
    "even_12": range(12), "one_far_out": [0, 1, 2, 3, 4, 5, 100],
    "two_groups": [0, 0, 0, 0, 10, 10, 10, 10], "geometric": [1, 2, 4, 8, 16, 32, 64, 128],
    "shared": [0, 0, 0, 1, 2, 3, 4, 5, 6],
}
document = {"made_by": "tests/oracle/breakdown.py", "designs": []}
for name, values in designs.items():
    xs = [Fraction(value) for value in values]
    size, (share, chosen, pivot) = fewest(xs, 1)
    before = best(xs, size - 1, 1) if size > 1 else None
    document["designs"].append({
        "name": name, "x": [float(each) for each in xs], "fewest": size,
        "tie": share == Fraction(1, 2), "carried": carried(xs, chosen, pivot),
        "one_fewer_carried": carried(xs, *before[1:]) if before else None,
        "logarithm": fewest(xs, 0)[0], "quantile": fewest_of_quantile(xs, Fraction(6, 10)),
    })
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(document, indent=1) + "\n")
