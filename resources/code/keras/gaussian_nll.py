# Gaussian NLL: the mean over the samples
# prediction, target, variance: one number per sample
from keras import ops


def loss(prediction, target, variance):
    return ops.mean((ops.log(variance) + (prediction - target) ** 2 / variance) / 2)
