# VAE KL term: the mean over the samples
# mean, log_variance: vectors [n][d]
import numpy as np


def loss(mean, log_variance):
    return np.mean(np.sum((mean**2 + np.expm1(log_variance) - log_variance) / 2, axis=1))
