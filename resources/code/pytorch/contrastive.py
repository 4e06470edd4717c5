# Contrastive: the mean over the samples
# a, b: vectors [n][d]
# target: 1 for the same, 0 for different
import torch
import torch.nn.functional as F

margin = 1.0


def loss(a, b, target):
    distance = torch.linalg.vector_norm(a - b, dim=1)
    same = distance**2 / 2
    different = F.relu(margin - distance) ** 2 / 2
    return torch.where(target == 1, same, different).mean()
