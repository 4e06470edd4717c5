# MSLE: the mean over the samples
# prediction, target: one number per sample, above −1
import keras
from keras import ops


def loss(prediction, target):
    # MeanSquaredLogarithmicError would raise both to at least 1e-7 first.
    return keras.losses.MeanSquaredError()(ops.log1p(target), ops.log1p(prediction))
