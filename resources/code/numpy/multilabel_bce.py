# Multi-label BCE: the mean over the samples
# prediction: logits [n][C]
# target: 0 or 1 for each label [n][C]
import numpy as np

pos_weight = 1.0


def loss(prediction, target):
    of_positives = pos_weight * target * np.logaddexp(0, -prediction)
    return np.mean(of_positives + (1 - target) * np.logaddexp(0, prediction))
