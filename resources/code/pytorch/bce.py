# Binary cross-entropy: the mean over the samples
# prediction: probabilities
# target: 0, 1 or between
import torch.nn.functional as F


def loss(prediction, target):
    return F.binary_cross_entropy(prediction, target)
