# Cross-entropy: the mean over the samples
# prediction: logits [n][C]
# target: classes [n]
# class_weight: [C]
import numpy as np

label_smoothing = 0.0
ignore_index = -100


def log_softmax(z):
    z = z - np.max(z, axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


def loss(prediction, target, class_weight=None):
    counted = target != ignore_index
    prediction, target = prediction[counted], target[counted]
    classes = prediction.shape[1]
    weight = np.ones(classes) if class_weight is None else class_weight
    share = (1 - label_smoothing) * np.eye(classes)[target] + label_smoothing / classes
    return -np.sum(share * weight * log_softmax(prediction)) / np.sum(weight[target])
