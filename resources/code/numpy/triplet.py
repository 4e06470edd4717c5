# Triplet: the mean over the samples
# anchor, positive, negative: vectors [n][d]
import numpy as np

margin = 1.0
p = 2.0


def loss(anchor, positive, negative):
    near = np.linalg.norm(anchor - positive, ord=p, axis=1)
    far = np.linalg.norm(anchor - negative, ord=p, axis=1)
    return np.mean(np.maximum(0, near - far + margin))
