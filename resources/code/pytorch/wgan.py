# Wasserstein GAN: the mean over the samples
# real, fake: the critic's scores
def discriminator_loss(real, fake):
    return fake.mean() - real.mean()


def generator_loss(fake):
    return -fake.mean()
