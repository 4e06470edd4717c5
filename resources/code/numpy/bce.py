# Binary cross-entropy: the mean over the samples
# prediction: probabilities
# target: 0, 1 or between
import numpy as np


def loss(prediction, target):
    with np.errstate(divide="ignore"):  # log 0, which stops at -100
        log_p = np.maximum(np.log(prediction), -100)
        log_rest = np.maximum(np.log1p(-prediction), -100)
    return -np.mean(target * log_p + (1 - target) * log_rest)
