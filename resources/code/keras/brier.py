# Brier (squared error): the mean over the samples
# prediction: logits
# target: 0, 1 or between
import keras
from keras import ops


def loss(prediction, target):
    return keras.losses.MeanSquaredError()(target, ops.sigmoid(prediction))
