# Poly-1 cross-entropy: the mean over the samples
# prediction: logits [n][C]
# target: classes [n]
import torch
import torch.nn.functional as F

epsilon = 1.0


def loss(prediction, target):
    log_p = F.log_softmax(prediction, dim=1).gather(1, target[:, None])
    return (-log_p - epsilon * torch.expm1(log_p)).mean()
