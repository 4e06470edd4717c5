# BCE with logits: the mean over the samples
# prediction: logits
# target: 0, 1 or between
import torch.nn.functional as F

pos_weight = 1.0
label_smoothing = 0.0


def loss(prediction, target):
    smooth = target * (1 - label_smoothing) + label_smoothing / 2
    weight = prediction.new_tensor(pos_weight)
    return F.binary_cross_entropy_with_logits(prediction, smooth, pos_weight=weight)
