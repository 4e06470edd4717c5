# Exponential: the mean over the samples
# prediction: scores
# target: 0 or 1
import torch


def loss(prediction, target):
    sign = 2 * target - 1
    return torch.exp(-sign * prediction).mean()
