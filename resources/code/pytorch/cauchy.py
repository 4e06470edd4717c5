# Cauchy (Lorentzian): the mean over the samples
# prediction, target: one number per sample
import torch

c = 1.0


def loss(prediction, target):
    error = prediction - target
    return (c**2 / 2 * torch.log1p((error / c) ** 2)).mean()
