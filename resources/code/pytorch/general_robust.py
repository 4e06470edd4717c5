# Barron (general): the mean over the samples
# prediction, target: one number per sample
import math

import torch

alpha = 1.0
c = 1.0


def loss(prediction, target):
    half = ((prediction - target) / c) ** 2 / 2
    if alpha == 2:
        rho = half
    elif alpha == 0:
        rho = torch.log1p(half)
    elif alpha == -math.inf:
        rho = -torch.expm1(-half)
    else:
        away = 2 - alpha
        rho = away / alpha * torch.expm1(alpha / 2 * torch.log1p(2 * half / away))
    return (c**2 * rho).mean()
