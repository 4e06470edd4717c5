# Lovász hinge: the mean over the samples
# prediction: logits [n][pixels]
# target: masks of 0 and 1
from keras import ops


def loss(prediction, target):
    errors = 1 - (2 * target - 1) * prediction
    order = ops.argsort(-errors, axis=1)
    errors = ops.take_along_axis(errors, order, axis=1)
    truth = ops.take_along_axis(target, order, axis=1)
    object_size = ops.sum(truth, axis=1, keepdims=True)
    overlap = object_size - ops.cumsum(truth, axis=1)
    union = object_size + ops.cumsum(1 - truth, axis=1)
    jaccard = 1 - overlap / union
    before = ops.concatenate([ops.zeros_like(jaccard[:, :1]), jaccard[:, :-1]], axis=1)
    return ops.mean(ops.sum(ops.relu(errors) * (jaccard - before), axis=1))
