# Brier (squared error): the mean over the samples
# prediction: logits
# target: 0, 1 or between
import torch
import torch.nn.functional as F


def loss(prediction, target):
    return F.mse_loss(torch.sigmoid(prediction), target)
