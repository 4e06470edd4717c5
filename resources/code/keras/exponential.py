# Exponential: the mean over the samples
# prediction: scores
# target: 0 or 1
from keras import ops


def loss(prediction, target):
    sign = 2 * target - 1
    return ops.mean(ops.exp(-sign * prediction))
