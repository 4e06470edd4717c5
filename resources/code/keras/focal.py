# Focal: the mean over the samples
# prediction: logits
# target: 0 or 1
from keras import ops

alpha = 0.25
gamma = 2.0


def loss(prediction, target):
    sign = 2 * target - 1
    weight = alpha * target + (1 - alpha) * (1 - target)
    missed = ops.sigmoid(-sign * prediction)
    return ops.mean(-weight * missed**gamma * ops.log_sigmoid(sign * prediction))
