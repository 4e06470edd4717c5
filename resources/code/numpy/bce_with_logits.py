# BCE with logits: the mean over the samples
# prediction: logits
# target: 0, 1 or between
import numpy as np

pos_weight = 1.0
label_smoothing = 0.0


def loss(prediction, target):
    smooth = target * (1 - label_smoothing) + label_smoothing / 2
    of_positives = pos_weight * smooth * np.logaddexp(0, -prediction)
    return np.mean(of_positives + (1 - smooth) * np.logaddexp(0, prediction))
