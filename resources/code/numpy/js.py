# Jensen–Shannon: the mean over the samples
# prediction, target: distributions [n][K] on the same bins
import numpy as np


def kl(p, q):
    with np.errstate(divide="ignore"):  # infinite where q is 0 and p is not
        ratio = np.divide(p, q, out=np.ones_like(p), where=p > 0)
    return np.sum(p * np.log(ratio), axis=1)


def loss(prediction, target):
    middle = (prediction + target) / 2
    return np.mean(kl(target, middle) + kl(prediction, middle)) / 2
