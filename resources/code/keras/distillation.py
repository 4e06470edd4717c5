# Distillation: the mean over the samples
# prediction, target: logits [n][C] of the student and the teacher
from keras import ops

temperature = 2.0


def loss(prediction, target):
    student = ops.log_softmax(prediction / temperature, axis=1)
    teacher = ops.log_softmax(target / temperature, axis=1)
    return temperature**2 * ops.mean(ops.sum(ops.exp(teacher) * (teacher - student), axis=1))
