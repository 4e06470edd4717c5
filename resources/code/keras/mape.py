# MAPE: the mean over the samples
# prediction, target: one number per sample
# no target is 0
from keras import ops


def loss(prediction, target):
    # MeanAbsolutePercentageError is the same, but raises |target| to at least 1e-7.
    return 100 * ops.mean(ops.abs((prediction - target) / target))
