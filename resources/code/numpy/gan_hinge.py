# GAN, hinge: the mean over the samples
# real, fake: the discriminator's scores
import numpy as np


def discriminator_loss(real, fake):
    return np.mean(np.maximum(0, 1 - real)) + np.mean(np.maximum(0, 1 + fake))


def generator_loss(fake):
    return -np.mean(fake)
