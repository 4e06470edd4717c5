# Modified Huber: the mean over the samples
# prediction: scores
# target: 0 or 1
from keras import ops


def loss(prediction, target):
    m = (2 * target - 1) * prediction
    return ops.mean(ops.where(m < -1, -4 * m, ops.relu(1 - m) ** 2))
