# MSLE: the mean over the samples
# prediction, target: one number per sample, above −1
import numpy as np


def loss(prediction, target):
    return np.mean((np.log1p(prediction) - np.log1p(target)) ** 2)
