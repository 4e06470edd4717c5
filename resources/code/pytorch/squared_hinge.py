# Squared hinge: the mean over the samples
# prediction: scores
# target: 0 or 1
import torch.nn.functional as F

margin = 1.0


def loss(prediction, target):
    sign = 2 * target - 1
    return (F.relu(margin - sign * prediction) ** 2).mean()
