# Focal Tversky: the mean over the samples
# prediction: probabilities [n][pixels]
# target: masks of 0 and 1
from keras import ops

alpha = 0.5
beta = 0.5
smooth = 1.0
gamma = 0.75


def loss(prediction, target):
    hit = ops.sum(prediction * target, axis=1)
    false_alarm = ops.sum(prediction * (1 - target), axis=1)
    missed = ops.sum((1 - prediction) * target, axis=1)
    index = (hit + smooth) / (hit + alpha * false_alarm + beta * missed + smooth)
    return ops.mean((1 - index) ** gamma)
