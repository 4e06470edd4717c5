# Dice: the mean over the samples
# prediction: probabilities [n][pixels]
# target: masks of 0 and 1
import torch

smooth = 1.0


def loss(prediction, target):
    overlap = torch.sum(prediction * target, dim=1)
    size = torch.sum(prediction, dim=1) + torch.sum(target, dim=1)
    return torch.mean(1 - (2 * overlap + smooth) / (size + smooth))
