# Wasserstein GAN: the mean over the samples
# real, fake: the critic's scores
import numpy as np


def discriminator_loss(real, fake):
    return np.mean(fake) - np.mean(real)


def generator_loss(fake):
    return -np.mean(fake)
