# Pseudo-Huber: the mean over the samples
# prediction, target: one number per sample
import torch

delta = 1.0


def loss(prediction, target):
    error = prediction - target
    return (delta**2 * (torch.sqrt(1 + (error / delta) ** 2) - 1)).mean()
