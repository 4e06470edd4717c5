# Quantile (pinball): the mean over the samples
# prediction, target: one number per sample
import numpy as np

tau = 0.5


def loss(prediction, target):
    short = target - prediction
    return np.mean(np.maximum(tau * short, (tau - 1) * short))
