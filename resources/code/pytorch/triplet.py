# Triplet: the mean over the samples
# anchor, positive, negative: vectors [n][d]
import torch
import torch.nn.functional as F

margin = 1.0
p = 2.0


def loss(anchor, positive, negative):
    near = torch.linalg.vector_norm(anchor - positive, ord=p, dim=1)
    far = torch.linalg.vector_norm(anchor - negative, ord=p, dim=1)
    return F.relu(near - far + margin).mean()
