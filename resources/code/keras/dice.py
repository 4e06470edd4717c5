# Dice: the mean over the samples
# prediction: probabilities [n][pixels]
# target: masks of 0 and 1
from keras import ops

smooth = 1.0


def loss(prediction, target):
    overlap = ops.sum(prediction * target, axis=1)
    size = ops.sum(prediction, axis=1) + ops.sum(target, axis=1)
    return ops.mean(1 - (2 * overlap + smooth) / (size + smooth))
