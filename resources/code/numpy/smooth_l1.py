# Smooth L1: the mean over the samples
# prediction, target: one number per sample
import numpy as np

beta = 1.0


def loss(prediction, target):
    error = prediction - target
    clipped = np.clip(error, -beta, beta)
    return np.mean(clipped * (error - clipped / 2)) / beta
