# Welsch (Leclerc): the mean over the samples
# prediction, target: one number per sample
from keras import ops

c = 1.0


def loss(prediction, target):
    error = prediction - target
    return ops.mean(-(c**2) / 2 * ops.expm1(-((error / c) ** 2)))
