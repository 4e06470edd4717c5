# Poisson NLL: the mean over the samples
# prediction: rates, or their logarithms
# target: counts
import numpy as np

log_input = 1


def loss(prediction, target):
    rate = np.exp(prediction) if log_input else prediction
    log_rate = prediction if log_input else np.log(prediction)
    return np.mean(rate - target * log_rate)
