# Margin ranking: the mean over the samples
# a, b: scores
# target: 1 where a ranks above b, −1 below
import torch.nn.functional as F

margin = 0.0


def loss(a, b, target):
    return F.margin_ranking_loss(a, b, target, margin=margin)
