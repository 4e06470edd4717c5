# Least-squares GAN: the mean over the samples
# real, fake: the discriminator's scores
import numpy as np


def discriminator_loss(real, fake):
    return (np.mean((real - 1) ** 2) + np.mean(fake**2)) / 2


def generator_loss(fake):
    return np.mean((fake - 1) ** 2) / 2
