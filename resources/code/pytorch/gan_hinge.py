# GAN, hinge: the mean over the samples
# real, fake: the discriminator's scores
import torch.nn.functional as F


def discriminator_loss(real, fake):
    return F.relu(1 - real).mean() + F.relu(1 + fake).mean()


def generator_loss(fake):
    return -fake.mean()
