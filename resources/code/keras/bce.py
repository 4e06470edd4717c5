# Binary cross-entropy: the mean over the samples
# prediction: probabilities
# target: 0, 1 or between
from keras import ops


def loss(prediction, target):
    # BinaryCrossentropy() would clip to [1e-7, 1 - 1e-7]; here each logarithm stops at -100. The
    # inner where keeps 0 from the logarithm, whose gradient would be NaN there.
    least = 3.8e-44  # exp(-100)
    some, rest = prediction > least, 1 - prediction > least
    log_p = ops.where(some, ops.log(ops.where(some, prediction, 1.0)), -100.0)
    log_rest = ops.where(rest, ops.log1p(-ops.where(rest, prediction, 0.0)), -100.0)
    return -ops.mean(target * log_p + (1 - target) * log_rest)
