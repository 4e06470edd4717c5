# Least-squares GAN: the mean over the samples
# real, fake: the discriminator's scores
import torch
import torch.nn.functional as F


def discriminator_loss(real, fake):
    return (F.mse_loss(real, torch.ones_like(real)) + F.mse_loss(fake, torch.zeros_like(fake))) / 2


def generator_loss(fake):
    return F.mse_loss(fake, torch.ones_like(fake)) / 2
