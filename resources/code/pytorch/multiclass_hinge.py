# Multi-class hinge: the mean over the samples
# prediction: scores [n][C]
# target: classes [n]
import torch.nn.functional as F

margin = 1.0
p = 1


def loss(prediction, target):
    return F.multi_margin_loss(prediction, target, p=p, margin=margin)
