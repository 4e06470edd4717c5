# Lovász hinge: the mean over the samples
# prediction: logits [n][pixels]
# target: masks of 0 and 1
import torch
import torch.nn.functional as F


def loss(prediction, target):
    errors = 1 - (2 * target - 1) * prediction
    errors, order = errors.sort(dim=1, descending=True)
    truth = target.gather(1, order)
    object_size = truth.sum(dim=1, keepdim=True)
    overlap = object_size - truth.cumsum(dim=1)
    union = object_size + (1 - truth).cumsum(dim=1)
    jaccard = 1 - overlap / union
    step = jaccard.diff(dim=1, prepend=torch.zeros_like(jaccard[:, :1]))
    return (F.relu(errors) * step).sum(dim=1).mean()
