#!/usr/bin/python3
"""Boundaries between two classes by other people's programs, for tests/core/fit/boundary_test.cpp:
writes boundary.json beside this file.

All minimise the same: mean loss + lambda/2 |w|^2, the intercept not penalised. So scikit-learn's
C is 1/(n lambda). LinearSVC penalises the intercept, which is another problem: SVC(kernel="linear")
does the hinge instead, and SciPy the rest, on the loss written out here and not taken from the
program. libsvm stops some 1e-5 short of the hinge's minimum, so CVXOPT solves that once more, as
the quadratic program it is. Debian 12: scikit-learn 1.2, SciPy 1.10, NumPy 1.24, CVXOPT 1.3.
"""
import json
import pathlib
import warnings

import cvxopt
import numpy as np
from scipy import optimize
from scipy.special import expit
from sklearn import datasets
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

warnings.simplefilter("ignore")

# Value and derivative by the margin m, for the class s = 1 or -1.
LOSSES = {
    "bce_with_logits": (lambda m, s: np.logaddexp(0, -m), lambda m, s: -expit(-m)),
    "squared_hinge": (lambda m, s: np.maximum(0, 1 - m) ** 2,
                      lambda m, s: -2 * np.maximum(0, 1 - m)),
    "modified_huber": (lambda m, s: np.where(m < -1, -4 * m, np.maximum(0, 1 - m) ** 2),
                       lambda m, s: np.where(m < -1, -4.0, -2 * np.maximum(0, 1 - m))),
    "exponential": (lambda m, s: np.exp(-m), lambda m, s: -np.exp(-m)),
    "brier": (lambda m, s: expit(-m) ** 2, lambda m, s: -2 * expit(-m) ** 2 * expit(m)),
    "focal": (lambda m, s: np.where(s > 0, 0.25, 0.75) * expit(-m) ** 2 * np.logaddexp(0, -m),
              lambda m, s: -np.where(s > 0, 0.25, 0.75) * expit(-m) ** 2
              * (2 * expit(m) * np.logaddexp(0, -m) + expit(-m))),
    "hinge": (lambda m, s: np.maximum(0, 1 - m), None),
}


def objective(loss, v, xy, s, penalty):
    m = s * (xy @ v[:2] + v[2])
    return float(np.mean(LOSSES[loss][0](m, s)) + 0.5 * penalty * v[:2] @ v[:2])


def minimise(loss, xy, s, penalty, starts):
    """In coordinates shifted and scaled, for SciPy's sake; the penalty stays that of the plain w."""
    centre, scale = xy.mean(0), xy.std(0)
    design = np.column_stack([(xy - centre) / scale, np.ones(len(s))])
    weight = penalty / np.array([*scale**2, np.inf])
    value = lambda t: np.mean(LOSSES[loss][0](s * (design @ t), s)) + 0.5 * weight @ t**2
    slope = lambda t: (s * LOSSES[loss][1](s * (design @ t), s)) @ design / len(s) + weight * t
    back = lambda t: np.array([*(t[:2] / scale), t[2] - (t[:2] / scale) @ centre])
    best = None
    for start in starts:
        with np.errstate(all="ignore"):
            t = optimize.minimize(value, start, jac=slope, method="BFGS", options={"gtol": 1e-10}).x
            root = optimize.root(slope, t, method="hybr", options={"xtol": 1e-15})
        if np.abs(slope(root.x)).max() < np.abs(slope(t)).max():
            t = root.x
        if best is None or value(t) < value(best) - 1e-13:
            best = t
    for _ in range(30):  # the hinges bend in jumps: Newton's method, which ends there
        curve = np.column_stack([(slope(best + h) - slope(best - h)) / 2e-7
                                 for h in 1e-7 * np.eye(3)])
        tried = best - np.linalg.solve(curve, slope(best))
        if np.abs(slope(tried)).max() < np.abs(slope(best)).max():
            best = tried
    assert np.abs(slope(best)).max() < 1e-11, (loss, penalty, np.abs(slope(best)).max())
    return back(best)


def quadratic_program(xy, s, penalty):
    """The hinge over (t, slack): slack >= 0 and margin + slack >= 1; then once more exactly on the
    points that have come to lie on the margin, as CVXOPT ends some 1e-8 before it."""
    n, centre, scale = len(s), xy.mean(0), xy.std(0)
    design = s[:, None] * np.column_stack([(xy - centre) / scale, np.ones(n)])
    weight = np.array([*(penalty / scale**2), 0])
    cvxopt.solvers.options.update(show_progress=False, abstol=1e-10, reltol=1e-10, feastol=1e-10)
    found = cvxopt.solvers.qp(
        cvxopt.matrix(np.diag(np.concatenate([weight, np.zeros(n)]))),
        cvxopt.matrix(np.concatenate([np.zeros(3), np.full(n, 1 / n)])),
        cvxopt.matrix(-np.block([[design, np.eye(n)], [np.zeros((n, 3)), np.eye(n)]])),
        cvxopt.matrix(np.concatenate([-np.ones(n), np.zeros(n)])))
    t = np.array(found["x"])[:3, 0]
    assert found["status"] == "optimal"
    share = n * np.array(found["z"])[:n, 0]
    on, inside = np.abs(share - 0.5) < 0.499, share >= 0.999
    m = on.sum()
    if m == 0:
        return None  # several b are as good
    exact = np.linalg.lstsq(
        np.block([[np.diag(weight), -design[on].T], [design[on], np.zeros((m, m))]]),
        np.concatenate([design[inside].sum(0) / n, np.ones(m)]), rcond=None)[0][:3]
    assert np.abs(exact - t).max() < 1e-4 * np.abs(t).max(), np.abs(exact - t).max()
    return [*(exact[:2] / scale), exact[2] - (exact[:2] / scale) @ centre]


def point_sets():
    iris = datasets.load_iris()
    petals = iris.data[:, 2:4]
    cancer = datasets.load_breast_cancer()
    random = np.random.default_rng(4)
    clouds = np.round(np.vstack([random.normal([2, 3], 0.8, (15, 2)),
                                 random.normal([6, 5], 0.8, (15, 2))]), 2)
    wrong = np.vstack([clouds, [[14, 9]]])
    labels = np.repeat([0, 1], 15)
    return {
        "iris, petals, versicolor and virginica": (petals[50:], iris.target[50:] - 1),
        "iris, petals, setosa and versicolor": (petals[:100], iris.target[:100]),
        "breast cancer, radius and texture": (cancer.data[:, :2], cancer.target),
        "one wrong label, far": (wrong, np.append(labels, 0)),
        "far from the origin": (clouds * 1e-3 + [1e4, -1e3], labels),
    }


def cases():
    angles = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    for name, (xy, y) in point_sets().items():
        s = 2.0 * y - 1
        for penalty in (1e-3, 0.01, 1.0):
            c = 1 / (len(y) * penalty)

            def case(loss, v, source):
                v = np.asarray(v, float)
                return {"points": name, "loss": loss, "regularisation": penalty,
                        "w": [float(v[0]), float(v[1])], "b": float(v[2]),
                        "objective": objective(loss, v, xy, s, penalty), "source": source}

            shift = xy.mean(0)
            unshift = lambda w, b: [w[0], w[1], b - w @ shift]
            logistic = LogisticRegression(C=c, solver="newton-cholesky", tol=1e-14, max_iter=1000)
            logistic.fit(xy - shift, y)
            yield case("bce_with_logits", unshift(logistic.coef_[0], logistic.intercept_[0]),
                       "sklearn LogisticRegression")
            svc = SVC(kernel="linear", C=c, tol=1e-12).fit(xy - shift, y)
            yield case("hinge", unshift(svc.coef_[0], svc.intercept_[0]),
                       'sklearn SVC(kernel="linear")') | {"approximate": True}
            exact = quadratic_program(xy, s, penalty)
            if exact is not None:  # else only SVC, which takes the middle b, too
                yield case("hinge", exact, "CVXOPT")
            zero = [np.zeros(3)]
            for loss in ("squared_hinge", "modified_huber", "exponential", "bce_with_logits"):
                yield case(loss, minimise(loss, xy, s, penalty, zero), "SciPy minimize and root")
            around = zero + [np.array([r * np.cos(a), r * np.sin(a), 0])
                             for a in angles for r in (1, 5)]
            for loss in ("brier", "focal"):
                yield case(loss, minimise(loss, xy, s, penalty, around),
                           "SciPy minimize and root, the best of 65 starts")


if __name__ == "__main__":
    document = {
        "made_by": "tests/oracle/boundary.py",
        "points": {name: {"x": xy[:, 0].tolist(), "y": xy[:, 1].tolist(), "label": y.tolist()}
                   for name, (xy, y) in point_sets().items()},
        "fits": list(cases()),
    }
    target = pathlib.Path(__file__).with_suffix(".json")
    target.write_text(json.dumps(document, indent=1) + "\n")
    print(len(document["fits"]), "fits")
