# Least-squares GAN: the mean over the samples
# real, fake: the discriminator's scores
from keras import ops


def discriminator_loss(real, fake):
    return (ops.mean((real - 1) ** 2) + ops.mean(fake**2)) / 2


def generator_loss(fake):
    return ops.mean((fake - 1) ** 2) / 2
