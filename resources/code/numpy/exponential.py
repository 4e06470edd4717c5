# Exponential: the mean over the samples
# prediction: scores
# target: 0 or 1
import numpy as np


def loss(prediction, target):
    sign = 2 * target - 1
    return np.mean(np.exp(-sign * prediction))
