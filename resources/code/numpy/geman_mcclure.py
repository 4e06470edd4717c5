# Geman–McClure: the mean over the samples
# prediction, target: one number per sample
import numpy as np

c = 1.0


def loss(prediction, target):
    error = prediction - target
    return np.mean(error**2 / 2 / (1 + (error / c) ** 2))
