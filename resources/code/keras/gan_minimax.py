# GAN, minimax: the mean over the samples
# real, fake: the discriminator's logits
from keras import ops


def discriminator_loss(real, fake):
    return ops.mean(ops.softplus(-real)) + ops.mean(ops.softplus(fake))


def generator_loss(fake):
    return -ops.mean(ops.softplus(fake))
