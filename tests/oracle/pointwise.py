#!/usr/bin/env python3
"""Writes pointwise.json: reference values, slopes and curvatures of the pointwise losses.

Each loss is its formula in the catalogue's design, typed in plainly, evaluated with mpmath at 800
digits, where no cancellation matters. Slope and curvature come from the formula by second-order
Taylor arithmetic (Jet), not from a second formula. The results are rounded once to the nearest
double, subnormals included; what overflows is the string "inf".

A set holds the loss, its parameters and the other inputs; its rows are
    [prediction, value, slope, curvature]
with null for the curvature where it jumps. Rows of losses whose value or slope crosses zero between
two terms that cancel go on with
    [..., value_scale, slope_scale]
the size of the larger term: no algorithm on doubles can be asked to be closer than its ulps.
"by_variance" is one more slope per row.

At a corner the slope is the subgradient of least size (0 at every corner of these losses).

Run: python3 pointwise.py   (Debian: python3-mpmath)
"""

import json
import math
from pathlib import Path

import mpmath
from mpmath import mpf

mpmath.mp.dps = 800


class Jet:
    """A number with its first and second derivative by the input in question."""

    def __init__(self, value, first=0, second=0):
        self.value, self.first, self.second = mpf(value), mpf(first), mpf(second)

    def chain(self, value, first, second):
        """f(self), from f, f' and f'' at self.value."""
        return Jet(value, first * self.first, second * self.first**2 + first * self.second)

    def __add__(self, other):
        other = jet(other)
        return Jet(self.value + other.value, self.first + other.first, self.second + other.second)

    def __neg__(self):
        return Jet(-self.value, -self.first, -self.second)

    def __sub__(self, other):
        return self + -jet(other)

    def __rsub__(self, other):
        return jet(other) - self

    def __mul__(self, other):
        a, b = self, jet(other)
        return Jet(a.value * b.value, a.first * b.value + a.value * b.first,
                   a.second * b.value + 2 * a.first * b.first + a.value * b.second)

    def __truediv__(self, other):
        b = jet(other)
        return self * b.chain(1 / b.value, -1 / b.value**2, 2 / b.value**3)

    def __rtruediv__(self, other):
        return jet(other) / self

    def __pow__(self, n):
        n = mpf(n)
        if self.value == 0:  # a whole power here
            return Jet(1) if n == 0 else self if n == 1 else self * self ** (n - 1)
        v = self.value
        return self.chain(v**n, n * v ** (n - 1), n * (n - 1) * v ** (n - 2))

    __radd__, __rmul__ = __add__, __mul__


def jet(x):
    return x if isinstance(x, Jet) else Jet(x)


def exp(x):
    e = mpmath.exp(x.value)
    return x.chain(e, e, e)


def log(x):
    return x.chain(mpmath.log(x.value), 1 / x.value, -1 / x.value**2)


def sqrt(x):
    return x ** (mpf(1) / 2)


def absolute(x):
    return x if x.value > 0 else -x if x.value < 0 else Jet(0)


def positive(x):
    """max(0, x), with slope 0 at the corner."""
    return x if x.value > 0 else Jet(0)


def sigmoid(z):
    return 1 / (1 + exp(-z))


def softplus(z):
    return log(1 + exp(z))


# --- Regression: f(prediction, target, parameters…) ------------------------------------------------


def mse(yh, y):
    return (yh - y) ** 2


def mae(yh, y):
    return absolute(yh - y)


def huber(yh, y, delta):
    e = yh - y
    return e**2 / 2 if abs(e.value) <= delta else delta * (absolute(e) - delta / 2)


def smooth_l1(yh, y, beta):
    return huber(yh, y, beta) / beta


def log_cosh(yh, y):
    e = yh - y
    return log((exp(e) + exp(-e)) / 2)


def pseudo_huber(yh, y, delta):
    return delta**2 * (sqrt(1 + ((yh - y) / delta) ** 2) - 1)


def quantile(yh, y, tau):
    e = y - yh
    return Jet(0) if e.value == 0 else tau * e if e.value > 0 else (tau - 1) * e


def epsilon_insensitive(yh, y, epsilon):
    return positive(absolute(yh - y) - epsilon)


def squared_epsilon_insensitive(yh, y, epsilon):
    if epsilon == 0:  # no corner in |e| once it is squared
        return (yh - y) ** 2
    return positive(absolute(yh - y) - epsilon) ** 2


def cauchy(yh, y, c):
    return c**2 / 2 * log(1 + ((yh - y) / c) ** 2)


def geman_mcclure(yh, y, c):
    e = yh - y
    return e**2 / 2 / (1 + (e / c) ** 2)


def welsch(yh, y, c):
    return c**2 / 2 * (1 - exp(-(((yh - y) / c) ** 2)))


def tukey(yh, y, c):
    e = yh - y
    return c**2 / 6 * (1 - (1 - (e / c) ** 2) ** 3) if abs(e.value) <= c else Jet(c**2 / 6)


def general_robust(yh, y, alpha, c):
    """Barron, A General and Adaptive Robust Loss Function (CVPR 2019), equation 8, times c²: like
    the other robust losses it is ½e² near zero."""
    return c**2 * barron(((yh - y) / c) ** 2, alpha)


def barron(x, alpha):
    if alpha == 2:
        return x / 2
    if alpha == 0:
        return log(x / 2 + 1)
    if alpha == -math.inf:
        return 1 - exp(-x / 2)
    size = abs(alpha - 2)
    return size / alpha * ((x / size + 1) ** (alpha / 2) - 1)


def msle(yh, y):
    return (log(1 + yh) - log(jet(1 + y))) ** 2


def mape(yh, y):
    return 100 * absolute(yh - y) / abs(y)


def poisson_nll(yh, y, log_input):
    if log_input:
        return exp(yh) - y * yh
    return yh - (y * log(yh) if y != 0 else 0)


def gaussian_nll(yh, y, variance):
    return (log(jet(variance)) + (yh - y) ** 2 / variance) / 2


# --- Binary classification: f(logit, target, parameters…) ------------------------------------------


def margin_of(z, y):
    return (2 * y - 1) * z


def bce(p, y):
    def clamped_log(x):  # PyTorch clamps each logarithm at −100
        return Jet(-100) if x.value == 0 or mpmath.log(x.value) < -100 else log(x)

    return -(y * clamped_log(p) + (1 - y) * clamped_log(1 - p))


def bce_with_logits(z, y, pos_weight, label_smoothing):
    y = y * (1 - label_smoothing) + label_smoothing / 2
    return pos_weight * y * softplus(-z) + (1 - y) * softplus(z)


def focal(z, y, alpha, gamma):
    right = sigmoid(z) if y == 1 else sigmoid(-z)  # p_t
    wrong = sigmoid(-z) if y == 1 else sigmoid(z)  # 1 − p_t, to the last digit
    share = alpha if y == 1 else 1 - alpha
    return -share * wrong**gamma * log(right)


def hinge(z, y, margin):
    return positive(margin - margin_of(z, y))


def squared_hinge(z, y, margin):
    return positive(margin - margin_of(z, y)) ** 2


def modified_huber(z, y):
    m = margin_of(z, y)
    return -4 * m if m.value < -1 else positive(1 - m) ** 2


def perceptron(z, y):
    return positive(-margin_of(z, y))


def exponential(z, y):
    return exp(-margin_of(z, y))


def brier(z, y):
    miss = -sigmoid(-z) if y == 1 else sigmoid(z) if y == 0 else sigmoid(z) - y
    return miss**2


def zero_one(z, y):
    return Jet(1) if margin_of(z, y).value <= 0 else Jet(0)


# --- Where terms cancel: the larger one, for the value and for the slope ----------------------------


def msle_scale(yh, y):
    a, b = mpmath.log(1 + yh), mpmath.log(1 + mpf(y))
    larger = max(abs(a), abs(b))
    return abs(a - b) * larger, 2 * larger / (1 + yh)


def poisson_scale(yh, y, log_input):
    if log_input:
        return max(mpmath.exp(yh), abs(y * yh)), max(mpmath.exp(yh), y)
    return max(yh, abs(y * mpmath.log(yh))), max(mpf(1), y / yh)


def gaussian_scale(yh, y, variance):
    square = (yh - y) ** 2 / variance
    return max(abs(mpmath.log(variance)), square) / 2, abs(yh - y) / variance


def bce_scale(p, y):
    return 0, max(y / p if p else 0, (1 - y) / (1 - p) if p < 1 else 0)


def logits_scale(z, y, pos_weight, label_smoothing):
    y = y * (1 - label_smoothing) + label_smoothing / 2
    p, q = 1 / (1 + mpmath.exp(-z)), 1 / (1 + mpmath.exp(z))
    return 0, max(pos_weight * y * q, (1 - y) * p)


def brier_scale(z, y):
    p, q = 1 / (1 + mpmath.exp(-z)), 1 / (1 + mpmath.exp(z))
    larger = max(p, mpf(y))
    return abs(p - y) * larger, 2 * larger * p * q


# --- Inputs -----------------------------------------------------------------------------------------


def spaced(low, high, count):
    """Powers of ten between 10^low and 10^high, evenly in the exponent, both signs."""
    sizes = [float(mpf(10) ** (low + (high - low) * mpf(i) / (count - 1))) for i in range(count)]
    return sizes + [-size for size in sizes]


WIDE = spaced(-300, 4, 62)
HUGE = [s * h for s in (1, -1) for h in (3e9, 7.7e77, 1.1e155, 2.3e300)]
ORDINARY = spaced(-5, 2, 36) + [0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -3.0]
TAILS = [s * t for s in (1, -1) for t in (36.7, 37.5, 100.0, 354.9, 690.0, 708.5, 709.5, 720.0, 744.0, 746.0)]


def around(*kinks):
    near = []
    for kink in kinks:
        near += [kink, kink * (1 + 1e-9), kink * (1 - 1e-9), kink * 1.001, kink * 0.999]
        near += [math.nextafter(kink, -math.inf), math.nextafter(kink, math.inf)]
    return near


PROBABILITIES = [size for size in spaced(-300, 0, 60) if size > 0]
PROBABILITIES += [i / 16 for i in range(17)] + [1 - 10.0**-k for k in range(1, 16)] + [1 - 2.0**-53]
PROBABILITIES += around(float(mpmath.exp(-100)))

# loss, other inputs, parameters, where the curvature jumps, further predictions
ABOVE_MINUS_ONE = [-1 + 2.0**-k for k in range(1, 54, 4)]
SETS = [
    (mse, {"target": 0}, {}, [], []),
    (mse, {"target": 2.5}, {}, [], []),
    (mae, {"target": 0}, {}, [0], []),
]
for delta in (1.0, 0.35):
    SETS += [(huber, {"target": 0}, {"delta": delta}, [-delta, delta], []),
             (smooth_l1, {"target": 0}, {"beta": delta}, [-delta, delta], []),
             (pseudo_huber, {"target": 0}, {"delta": delta}, [], [])]
SETS += [(log_cosh, {"target": 0}, {}, [], TAILS)]
SETS += [(quantile, {"target": 0}, {"tau": tau}, [0], []) for tau in (0.5, 0.9)]
for epsilon in (0.1, 1.5, 0.0):
    for loss in (epsilon_insensitive, squared_epsilon_insensitive):
        corner = [] if loss is squared_epsilon_insensitive and epsilon == 0 else [-epsilon, epsilon]
        SETS += [(loss, {"target": 0}, {"epsilon": epsilon}, corner, [])]
for c in (1.0, 2.385):
    SETS += [(loss, {"target": 0}, {"c": c}, [], TAILS if loss is welsch else [])
             for loss in (cauchy, geman_mcclure, welsch)]
SETS += [(tukey, {"target": 0}, {"c": c}, [-c, c], []) for c in (4.685, 1.3)]
for alpha in (1.0, 2.0, 0.0, -math.inf, -2.0, 1.5, 1e-9, 2 - 1e-9, -1e6, 0.1):
    SETS += [(general_robust, {"target": 0}, {"alpha": alpha, "c": 1.0}, [], [])]
SETS += [(general_robust, {"target": 0}, {"alpha": 0.5, "c": 2.5}, [], [])]
SETS += [(msle, {"target": y}, {}, [], ABOVE_MINUS_ONE) for y in (0.0, 1.5, -0.5)]
SETS += [(mape, {"target": y}, {}, [y], []) for y in (2.0, -0.25)]
SETS += [(poisson_nll, {"target": y}, {"log_input": log_input}, [], TAILS)
         for y in (0.0, 3.0) for log_input in (1.0, 0.0)]
SETS += [(gaussian_nll, {"target": 0, "variance": v}, {}, [], []) for v in (1.0, 0.09, 7.5)]
SETS += [(bce, {"target": y}, {}, around(float(mpmath.exp(-100))), []) for y in (0.0, 1.0, 0.3)]
for y in (0.0, 1.0, 0.3):
    SETS += [(bce_with_logits, {"target": y}, {"pos_weight": w, "label_smoothing": s}, [], TAILS)
             for w, s in ((1.0, 0.0), (3.0, 0.1))]
    SETS += [(brier, {"target": y}, {}, [], TAILS)]
for y in (0.0, 1.0):
    s = 2 * y - 1
    SETS += [(focal, {"target": y}, {"alpha": a, "gamma": g}, [], TAILS)
             for a, g in ((0.25, 2.0), (0.6, 0.5), (0.5, 0.0), (0.25, 1.0), (0.25, 37.5), (0.25, 1000.0))]
    for margin in (1.0, 0.3):
        SETS += [(loss, {"target": y}, {"margin": margin}, [s * margin], []) for loss in (hinge, squared_hinge)]
    SETS += [(modified_huber, {"target": y}, {}, [s, -s], []),
             (perceptron, {"target": y}, {}, [0], []),
             (exponential, {"target": y}, {}, [], TAILS),
             (zero_one, {"target": y}, {}, [0], [])]


def predictions(loss, inputs, parameters, jumps, more):
    if loss is bce:
        return sorted(set(PROBABILITIES))
    chosen = set(WIDE + ORDINARY + HUGE + more + around(*jumps, inputs["target"]))
    if loss is msle:
        chosen = {x for x in chosen if x > -1}
    if loss is poisson_nll and not parameters["log_input"]:
        chosen = {x for x in chosen if x > 0}
    return sorted(chosen)


def scale_of(loss, inputs):
    """The function of the larger term, where this set has a crossing that calls for it."""
    soft = inputs["target"] not in (0, 1)
    return {"msle": msle_scale, "poisson_nll": poisson_scale, "gaussian_nll": gaussian_scale,
            "bce": bce_scale if soft else None,
            "brier": brier_scale if soft else None,
            "bce_with_logits": logits_scale}.get(loss.__name__)


# --- Rounding ---------------------------------------------------------------------------------------


def rounded(x):
    """The nearest double of an mpf, ties to even, subnormals included."""
    sign, man, exponent, bits = mpf(x)._mpf_
    if not man:
        return 0.0
    man = int(man)
    top = exponent + bits
    if top > 1025:
        return "-inf" if sign else "inf"
    if top < -1100:
        return -0.0 if sign else 0.0
    try:  # Python divides whole numbers with one correct rounding
        size = man << exponent if exponent >= 0 else man / (1 << -exponent)
        size = float(size)
    except OverflowError:
        size = "inf"
    return ("-inf" if sign else "inf") if size == "inf" else -size if sign else size


def row(loss, prediction, inputs, parameters, jumps, scale):
    arguments = {**{k: mpf(v) for k, v in parameters.items()}, **{k: mpf(v) for k, v in inputs.items()}}
    if parameters.get("alpha") == -math.inf:
        arguments["alpha"] = -math.inf
    y = arguments.pop("target")
    point = loss(Jet(prediction, 1), y, **arguments)
    numbers = [prediction, rounded(point.value), rounded(point.first),
               None if prediction in jumps else rounded(point.second)]
    if scale:
        numbers += [rounded(mpf(each)) for each in scale(mpf(prediction), y, **arguments)]
    return numbers


def by_variance(prediction, inputs):
    point = gaussian_nll(jet(prediction), mpf(inputs["target"]), Jet(inputs["variance"], 1))
    return rounded(point.first)


def main():
    lines = []
    for loss, inputs, parameters, jumps, more in SETS:
        scale = scale_of(loss, inputs)
        xs = predictions(loss, inputs, parameters, jumps, more)
        rows = [row(loss, x, inputs, parameters, jumps, scale) for x in xs]
        made = {"loss": loss.__name__,
                "parameters": {k: "-inf" if v == -math.inf else v for k, v in parameters.items()},
                "inputs": inputs, "rows": rows}
        if loss is gaussian_nll:
            made["by_variance"] = [by_variance(x, inputs) for x in xs]
        lines.append(json.dumps(made, separators=(",", ":"), allow_nan=False))
    header = json.dumps(f"tests/oracle/pointwise.py, mpmath {mpmath.__version__}, {mpmath.mp.dps} digits")
    text = '{"source":' + header + ',\n"sets":[\n' + ",\n".join(lines) + "\n]}\n"
    Path(__file__).with_suffix(".json").write_text(text)


if __name__ == "__main__":
    main()
