# Multi-class hinge: the mean over the samples
# prediction: scores [n][C]
# target: classes [n]
from keras import ops

margin = 1.0
p = 1


def loss(prediction, target):
    right = ops.take_along_axis(prediction, target[:, None], axis=1)
    others = 1 - ops.one_hot(target, prediction.shape[1])
    return ops.mean(others * ops.relu(margin - right + prediction) ** p)
