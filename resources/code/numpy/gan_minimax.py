# GAN, minimax: the mean over the samples
# real, fake: the discriminator's logits
import numpy as np


def discriminator_loss(real, fake):
    return np.mean(np.logaddexp(0, -real)) + np.mean(np.logaddexp(0, fake))


def generator_loss(fake):
    return -np.mean(np.logaddexp(0, fake))
