# Focal: the mean over the samples
# prediction: logits
# target: 0 or 1
import numpy as np

alpha = 0.25
gamma = 2.0


def loss(prediction, target):
    margin = (2 * target - 1) * prediction
    weight = alpha * target + (1 - alpha) * (1 - target)
    cost = np.logaddexp(0, -margin)
    missed = np.exp(-np.logaddexp(0, margin))
    return np.mean(weight * missed**gamma * cost)
