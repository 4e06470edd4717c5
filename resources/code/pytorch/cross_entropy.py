# Cross-entropy: the mean over the samples
# prediction: logits [n][C]
# target: classes [n]
# class_weight: [C]
import torch.nn.functional as F

label_smoothing = 0.0
ignore_index = -100


def loss(prediction, target, class_weight=None):
    return F.cross_entropy(
        prediction,
        target,
        weight=class_weight,
        ignore_index=ignore_index,
        label_smoothing=label_smoothing,
    )
