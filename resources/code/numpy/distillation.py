# Distillation: the mean over the samples
# prediction, target: logits [n][C] of the student and the teacher
import numpy as np

temperature = 2.0


def log_softmax(z):
    z = z - np.max(z, axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


def loss(prediction, target):
    student = log_softmax(prediction / temperature)
    teacher = log_softmax(target / temperature)
    return temperature**2 * np.mean(np.sum(np.exp(teacher) * (teacher - student), axis=1))
