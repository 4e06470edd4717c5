# Multi-label BCE: the mean over the samples
# prediction: logits [n][C]
# target: 0 or 1 for each label [n][C]
from keras import ops

pos_weight = 1.0


def loss(prediction, target):
    of_positives = pos_weight * target * ops.softplus(-prediction)
    return ops.mean(of_positives + (1 - target) * ops.softplus(prediction))
