# MSE: the mean over the samples
# prediction, target: one number per sample
import keras


def loss(prediction, target):
    return keras.losses.MeanSquaredError()(target, prediction)
