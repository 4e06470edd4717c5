# Quantile (pinball): the mean over the samples
# prediction, target: one number per sample
import torch

tau = 0.5


def loss(prediction, target):
    short = target - prediction
    return torch.maximum(tau * short, (tau - 1) * short).mean()
