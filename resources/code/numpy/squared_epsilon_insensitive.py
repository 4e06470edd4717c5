# Squared ε-insensitive: the mean over the samples
# prediction, target: one number per sample
import numpy as np

epsilon = 0.1


def loss(prediction, target):
    return np.mean(np.maximum(0, np.abs(prediction - target) - epsilon) ** 2)
