# Gaussian NLL: the mean over the samples
# prediction, target, variance: one number per sample
import numpy as np


def loss(prediction, target, variance):
    return np.mean((np.log(variance) + (prediction - target) ** 2 / variance) / 2)
