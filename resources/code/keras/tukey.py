# Tukey biweight: the mean over the samples
# prediction, target: one number per sample
from keras import ops

c = 4.685


def loss(prediction, target):
    inside = ops.relu(1 - ((prediction - target) / c) ** 2)
    return ops.mean(c**2 / 6 * (1 - inside**3))
