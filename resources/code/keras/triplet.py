# Triplet: the mean over the samples
# anchor, positive, negative: vectors [n][d]
from keras import ops

margin = 1.0
p = 2.0


def distance(a, b):
    powers = ops.sum(ops.abs(a - b) ** p, axis=1)
    apart = powers > 0  # at 0 the root has no gradient
    return ops.where(apart, ops.where(apart, powers, 1.0) ** (1 / p), 0.0)


def loss(anchor, positive, negative):
    return ops.mean(ops.relu(distance(anchor, positive) - distance(anchor, negative) + margin))
