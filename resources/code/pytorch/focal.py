# Focal: the mean over the samples
# prediction: logits
# target: 0 or 1
import torch
import torch.nn.functional as F

alpha = 0.25
gamma = 2.0


def loss(prediction, target):
    sign = 2 * target - 1
    weight = alpha * target + (1 - alpha) * (1 - target)
    missed = torch.sigmoid(-sign * prediction)
    return (-weight * missed**gamma * F.logsigmoid(sign * prediction)).mean()
