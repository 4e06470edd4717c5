# CTC: the mean over the samples
# prediction: logits [n][T][C]
# target: labels [n][L]
# length: how many count [n]
import torch
import torch.nn.functional as F

blank = 0


def loss(prediction, target, length=None):
    n, frames, _ = prediction.shape
    if length is None:
        length = torch.full((n,), target.shape[1])
    log_p = F.log_softmax(prediction, dim=2).transpose(0, 1)
    return F.ctc_loss(log_p, target, torch.full((n,), frames), length, blank=blank)
