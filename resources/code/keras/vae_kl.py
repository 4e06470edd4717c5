# VAE KL term: the mean over the samples
# mean, log_variance: vectors [n][d]
from keras import ops


def loss(mean, log_variance):
    return ops.mean(ops.sum((mean**2 + ops.expm1(log_variance) - log_variance) / 2, axis=1))
