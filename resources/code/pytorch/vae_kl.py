# VAE KL term: the mean over the samples
# mean, log_variance: vectors [n][d]
import torch


def loss(mean, log_variance):
    return ((mean**2 + torch.expm1(log_variance) - log_variance) / 2).sum(dim=1).mean()
