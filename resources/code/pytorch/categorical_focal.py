# Categorical focal: the mean over the samples
# prediction: logits [n][C]
# target: classes [n]
import torch
import torch.nn.functional as F

alpha = 1.0
gamma = 2.0


def loss(prediction, target):
    log_p = F.log_softmax(prediction, dim=1).gather(1, target[:, None])
    return (-alpha * (-torch.expm1(log_p)) ** gamma * log_p).mean()
