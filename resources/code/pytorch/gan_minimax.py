# GAN, minimax: the mean over the samples
# real, fake: the discriminator's logits
import torch
import torch.nn.functional as F


def discriminator_loss(real, fake):
    caught = F.binary_cross_entropy_with_logits(fake, torch.zeros_like(fake))
    return F.binary_cross_entropy_with_logits(real, torch.ones_like(real)) + caught


def generator_loss(fake):
    return -F.binary_cross_entropy_with_logits(fake, torch.zeros_like(fake))
