# Geman–McClure: the mean over the samples
# prediction, target: one number per sample
from keras import ops

c = 1.0


def loss(prediction, target):
    error = prediction - target
    return ops.mean(error**2 / 2 / (1 + (error / c) ** 2))
