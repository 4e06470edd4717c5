# Poisson NLL: the mean over the samples
# prediction: rates, or their logarithms
# target: counts
from keras import ops

log_input = 1


def loss(prediction, target):
    rate = ops.exp(prediction) if log_input else prediction
    log_rate = prediction if log_input else ops.log(prediction)
    return ops.mean(rate - target * log_rate)
