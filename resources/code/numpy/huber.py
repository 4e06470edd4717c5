# Huber: the mean over the samples
# prediction, target: one number per sample
import numpy as np

delta = 1.0


def loss(prediction, target):
    error = prediction - target
    clipped = np.clip(error, -delta, delta)
    return np.mean(clipped * (error - clipped / 2))
