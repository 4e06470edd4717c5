# Hinge: the mean over the samples
# prediction: scores
# target: 0 or 1
import numpy as np

margin = 1.0


def loss(prediction, target):
    sign = 2 * target - 1
    return np.mean(np.maximum(0, margin - sign * prediction))
