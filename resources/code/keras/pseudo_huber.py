# Pseudo-Huber: the mean over the samples
# prediction, target: one number per sample
from keras import ops

delta = 1.0


def loss(prediction, target):
    error = prediction - target
    return ops.mean(delta**2 * (ops.sqrt(1 + (error / delta) ** 2) - 1))
