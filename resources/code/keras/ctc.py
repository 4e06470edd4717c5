# CTC: the mean over the samples
# prediction: logits [n][T][C]
# target: labels [n][L]
# length: how many count [n]
from keras import ops

blank = 0


def loss(prediction, target, length=None):
    n, frames, _ = prediction.shape
    if length is None:
        length = ops.full((n,), target.shape[1], dtype="int32")
    all_frames = ops.full((n,), frames, dtype="int32")
    cost = ops.ctc_loss(target, prediction, length, all_frames, mask_index=blank)
    return ops.mean(cost / ops.cast(length, cost.dtype))
