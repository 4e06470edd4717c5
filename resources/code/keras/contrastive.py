# Contrastive: the mean over the samples
# a, b: vectors [n][d]
# target: 1 for the same, 0 for different
from keras import ops

margin = 1.0


def loss(a, b, target):
    squares = ops.sum((a - b) ** 2, axis=1)
    apart = squares > 0  # at 0 the root has no gradient
    distance = ops.where(apart, ops.sqrt(ops.where(apart, squares, 1.0)), 0.0)
    same = squares / 2
    different = ops.relu(margin - distance) ** 2 / 2
    return ops.mean(ops.where(target == 1, same, different))
