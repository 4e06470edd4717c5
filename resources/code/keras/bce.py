# Binary cross-entropy: the mean over the samples
# prediction: probabilities
# target: 0, 1 or between
from keras import ops


def loss(prediction, target):
    # BinaryCrossentropy() would clip to [1e-7, 1 - 1e-7]; here each logarithm stops at -100.
    log_p = ops.maximum(ops.log(prediction), -100.0)
    log_rest = ops.maximum(ops.log1p(-prediction), -100.0)
    return -ops.mean(target * log_p + (1 - target) * log_rest)
