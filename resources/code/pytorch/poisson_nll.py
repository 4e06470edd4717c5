# Poisson NLL: the mean over the samples
# prediction: rates, or their logarithms
# target: counts
import torch.nn.functional as F

log_input = 1


def loss(prediction, target):
    return F.poisson_nll_loss(prediction, target, log_input=bool(log_input), eps=0)
