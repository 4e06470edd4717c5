# MAPE: the mean over the samples
# prediction, target: one number per sample
# no target is 0
import numpy as np


def loss(prediction, target):
    return 100 * np.mean(np.abs((prediction - target) / target))
