# Cosine embedding: the mean over the samples
# a, b: vectors [n][d]
# target: 1 for alike, −1 for not
import numpy as np

margin = 0.0


def loss(a, b, target):
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cosine = np.sum(a * b, axis=1) / np.where(lengths > 0, lengths, 1)
    return np.mean(np.where(target == 1, 1 - cosine, np.maximum(0, cosine - margin)))
