# Log-cosh: the mean over the samples
# prediction, target: one number per sample
import numpy as np


def loss(prediction, target):
    error = prediction - target
    return np.mean(np.logaddexp(error, -error) - np.log(2))
