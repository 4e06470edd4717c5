# Multi-label BCE: the mean over the samples
# prediction: logits [n][C]
# target: 0 or 1 for each label [n][C]
import torch.nn.functional as F

pos_weight = 1.0


def loss(prediction, target):
    weight = prediction.new_tensor(pos_weight)
    return F.binary_cross_entropy_with_logits(prediction, target, pos_weight=weight)
