# Triplet: the mean over the samples
# anchor, positive, negative: vectors [n][d]
from keras import ops

margin = 1.0
p = 2.0


def loss(anchor, positive, negative):
    near = ops.sum(ops.abs(anchor - positive) ** p, axis=1) ** (1 / p)
    far = ops.sum(ops.abs(anchor - negative) ** p, axis=1) ** (1 / p)
    return ops.mean(ops.relu(near - far + margin))
