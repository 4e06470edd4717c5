# InfoNCE: the mean over the samples
# a, b: vectors [n][d], row by row a pair
import torch
import torch.nn.functional as F

temperature = 0.07


def loss(a, b):
    similarity = F.normalize(a, dim=1) @ F.normalize(b, dim=1).T / temperature
    return F.cross_entropy(similarity, torch.arange(len(a), device=a.device))
