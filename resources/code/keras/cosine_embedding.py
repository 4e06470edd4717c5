# Cosine embedding: the mean over the samples
# a, b: vectors [n][d]
# target: 1 for alike, −1 for not
import keras
from keras import ops

margin = 0.0


def loss(a, b, target):
    # CosineSimilarity is the negative cosine.
    cosine = -keras.losses.cosine_similarity(a, b, axis=1)
    return ops.mean(ops.where(target == 1, 1 - cosine, ops.relu(cosine - margin)))
