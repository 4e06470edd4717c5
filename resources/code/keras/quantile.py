# Quantile (pinball): the mean over the samples
# prediction, target: one number per sample
from keras import ops

tau = 0.5


def loss(prediction, target):
    short = target - prediction
    return ops.mean(ops.maximum(tau * short, (tau - 1) * short))
