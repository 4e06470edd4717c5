# Wasserstein GAN: the mean over the samples
# real, fake: the critic's scores
from keras import ops


def discriminator_loss(real, fake):
    return ops.mean(fake) - ops.mean(real)


def generator_loss(fake):
    return -ops.mean(fake)
