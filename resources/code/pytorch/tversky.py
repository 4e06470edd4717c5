# Tversky: the mean over the samples
# prediction: probabilities [n][pixels]
# target: masks of 0 and 1
import torch

alpha = 0.5
beta = 0.5
smooth = 1.0


def loss(prediction, target):
    hit = torch.sum(prediction * target, dim=1)
    false_alarm = torch.sum(prediction * (1 - target), dim=1)
    missed = torch.sum((1 - prediction) * target, dim=1)
    index = (hit + smooth) / (hit + alpha * false_alarm + beta * missed + smooth)
    return torch.mean(1 - index)
