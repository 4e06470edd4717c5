# Margin ranking: the mean over the samples
# a, b: scores
# target: 1 where a ranks above b, −1 below
from keras import ops

margin = 0.0


def loss(a, b, target):
    return ops.mean(ops.relu(margin - target * (a - b)))
