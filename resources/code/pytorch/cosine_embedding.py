# Cosine embedding: the mean over the samples
# a, b: vectors [n][d]
# target: 1 for alike, −1 for not
import torch
import torch.nn.functional as F

margin = 0.0


def loss(a, b, target):
    cosine = (F.normalize(a, dim=1) * F.normalize(b, dim=1)).sum(dim=1)
    return torch.where(target == 1, 1 - cosine, F.relu(cosine - margin)).mean()
