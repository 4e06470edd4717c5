# Contrastive: the mean over the samples
# a, b: vectors [n][d]
# target: 1 for the same, 0 for different
from keras import ops

margin = 1.0


def loss(a, b, target):
    distance = ops.norm(a - b, axis=1)
    same = distance**2 / 2
    different = ops.relu(margin - distance) ** 2 / 2
    return ops.mean(ops.where(target == 1, same, different))
