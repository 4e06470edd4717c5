# Cross-entropy: the mean over the samples
# prediction: logits [n][C]
# target: classes [n]
# class_weight: [C]
from keras import ops

label_smoothing = 0.0
ignore_index = -100


def loss(prediction, target, class_weight=None):
    classes = prediction.shape[1]
    weight = ops.ones((classes,)) if class_weight is None else class_weight
    counted = ops.cast(target != ignore_index, prediction.dtype)
    label = ops.where(target != ignore_index, target, 0)
    share = (1 - label_smoothing) * ops.one_hot(label, classes) + label_smoothing / classes
    cost = -ops.sum(share * weight * ops.log_softmax(prediction, axis=1), axis=1)
    return ops.sum(counted * cost) / ops.sum(counted * ops.take(weight, label))
