# InfoNCE: the mean over the samples
# a, b: vectors [n][d], row by row a pair
import numpy as np

temperature = 0.07


def log_softmax(z):
    z = z - np.max(z, axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


def loss(a, b):
    a, b = (v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-12) for v in (a, b))
    return -np.mean(np.diagonal(log_softmax(a @ b.T / temperature)))
