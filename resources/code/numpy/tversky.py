# Tversky: the mean over the samples
# prediction: probabilities [n][pixels]
# target: masks of 0 and 1
import numpy as np

alpha = 0.5
beta = 0.5
smooth = 1.0


def loss(prediction, target):
    hit = np.sum(prediction * target, axis=1)
    false_alarm = np.sum(prediction * (1 - target), axis=1)
    missed = np.sum((1 - prediction) * target, axis=1)
    index = (hit + smooth) / (hit + alpha * false_alarm + beta * missed + smooth)
    return np.mean(1 - index)
