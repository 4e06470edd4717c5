# Huber: the mean over the samples
# prediction, target: one number per sample
import keras

delta = 1.0


def loss(prediction, target):
    return keras.losses.Huber(delta=delta)(target, prediction)
