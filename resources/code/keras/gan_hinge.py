# GAN, hinge: the mean over the samples
# real, fake: the discriminator's scores
from keras import ops


def discriminator_loss(real, fake):
    return ops.mean(ops.relu(1 - real)) + ops.mean(ops.relu(1 + fake))


def generator_loss(fake):
    return -ops.mean(fake)
