# Contrastive: the mean over the samples
# a, b: vectors [n][d]
# target: 1 for the same, 0 for different
import numpy as np

margin = 1.0


def loss(a, b, target):
    distance = np.linalg.norm(a - b, axis=1)
    same = distance**2 / 2
    different = np.maximum(0, margin - distance) ** 2 / 2
    return np.mean(np.where(target == 1, same, different))
