# Modified Huber: the mean over the samples
# prediction: scores
# target: 0 or 1
import numpy as np


def loss(prediction, target):
    m = (2 * target - 1) * prediction
    return np.mean(np.where(m < -1, -4 * m, np.maximum(0, 1 - m) ** 2))
