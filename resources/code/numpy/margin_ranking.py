# Margin ranking: the mean over the samples
# a, b: scores
# target: 1 where a ranks above b, −1 below
import numpy as np

margin = 0.0


def loss(a, b, target):
    return np.mean(np.maximum(0, margin - target * (a - b)))
