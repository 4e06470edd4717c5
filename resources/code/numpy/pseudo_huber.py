# Pseudo-Huber: the mean over the samples
# prediction, target: one number per sample
import numpy as np

delta = 1.0


def loss(prediction, target):
    error = prediction - target
    return np.mean(delta**2 * (np.sqrt(1 + (error / delta) ** 2) - 1))
