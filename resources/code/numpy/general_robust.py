# Barron (general): the mean over the samples
# prediction, target: one number per sample
import math

import numpy as np

alpha = 1.0
c = 1.0


def loss(prediction, target):
    half = ((prediction - target) / c) ** 2 / 2
    if alpha == 2:
        rho = half
    elif alpha == 0:
        rho = np.log1p(half)
    elif alpha == -math.inf:
        rho = -np.expm1(-half)
    else:
        away = 2 - alpha
        rho = away / alpha * np.expm1(alpha / 2 * np.log1p(2 * half / away))
    return np.mean(c**2 * rho)
