# MSLE: the mean over the samples
# prediction, target: one number per sample, above −1
import torch
import torch.nn.functional as F


def loss(prediction, target):
    return F.mse_loss(torch.log1p(prediction), torch.log1p(target))
