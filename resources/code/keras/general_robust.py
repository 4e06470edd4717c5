# Barron (general): the mean over the samples
# prediction, target: one number per sample
import math

from keras import ops

alpha = 1.0
c = 1.0


def loss(prediction, target):
    half = ((prediction - target) / c) ** 2 / 2
    if alpha == 2:
        rho = half
    elif alpha == 0:
        rho = ops.log1p(half)
    elif alpha == -math.inf:
        rho = -ops.expm1(-half)
    else:
        away = 2 - alpha
        rho = away / alpha * ops.expm1(alpha / 2 * ops.log1p(2 * half / away))
    return ops.mean(c**2 * rho)
