# Reverse KL: the mean over the samples
# prediction, target: distributions [n][K] on the same bins
from keras import ops


def kl(p, q):
    # KLDivergence would clip both to [1e-7, 1]; here an empty bin of p counts 0,
    # and so does its gradient.
    full = p > 0
    return ops.sum(p * ops.log(ops.where(full, p, 1.0) / ops.where(full, q, 1.0)), axis=1)


def loss(prediction, target):
    return ops.mean(kl(prediction, target))
