# Generalized CE: the mean over the samples
# prediction: logits [n][C]
# target: classes [n]
from keras import ops

q = 0.7


def loss(prediction, target):
    log_p = ops.take_along_axis(ops.log_softmax(prediction, axis=1), target[:, None], axis=1)
    return ops.mean(-ops.expm1(q * log_p) / q)
