# Lovász hinge: the mean over the samples
# prediction: logits [n][pixels]
# target: masks of 0 and 1
import numpy as np


def loss(prediction, target):
    errors = 1 - (2 * target - 1) * prediction
    order = np.argsort(-errors, axis=1)
    errors = np.take_along_axis(errors, order, axis=1)
    truth = np.take_along_axis(target, order, axis=1)
    object_size = np.sum(truth, axis=1, keepdims=True)
    overlap = object_size - np.cumsum(truth, axis=1)
    union = object_size + np.cumsum(1 - truth, axis=1)
    step = np.diff(1 - overlap / union, axis=1, prepend=0)
    return np.mean(np.sum(np.maximum(0, errors) * step, axis=1))
