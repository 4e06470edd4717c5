# Gaussian NLL: the mean over the samples
# prediction, target, variance: one number per sample
import torch.nn.functional as F


def loss(prediction, target, variance):
    return F.gaussian_nll_loss(prediction, target, variance, eps=0)
