# Categorical focal: the mean over the samples
# prediction: logits [n][C]
# target: classes [n]
from keras import ops

alpha = 1.0
gamma = 2.0


def loss(prediction, target):
    log_p = ops.take_along_axis(ops.log_softmax(prediction, axis=1), target[:, None], axis=1)
    return ops.mean(-alpha * (-ops.expm1(log_p)) ** gamma * log_p)
