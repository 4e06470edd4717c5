# Multi-class hinge: the mean over the samples
# prediction: scores [n][C]
# target: classes [n]
import numpy as np

margin = 1.0
p = 1


def loss(prediction, target):
    right = np.take_along_axis(prediction, target[:, None], axis=1)
    others = 1 - np.eye(prediction.shape[1])[target]
    return np.mean(others * np.maximum(0, margin - right + prediction) ** p)
