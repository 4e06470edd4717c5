# Brier (squared error): the mean over the samples
# prediction: logits
# target: 0, 1 or between
import numpy as np


def loss(prediction, target):
    p = np.exp(-np.logaddexp(0, -prediction))
    return np.mean((p - target) ** 2)
