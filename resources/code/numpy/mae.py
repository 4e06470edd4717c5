# MAE: the mean over the samples
# prediction, target: one number per sample
import numpy as np


def loss(prediction, target):
    return np.mean(np.abs(prediction - target))
