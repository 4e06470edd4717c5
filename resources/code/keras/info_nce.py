# InfoNCE: the mean over the samples
# a, b: vectors [n][d], row by row a pair
from keras import ops

temperature = 0.07


def loss(a, b):
    a, b = (v / ops.sqrt(ops.maximum(ops.sum(v**2, axis=1, keepdims=True), 1e-24)) for v in (a, b))
    log_p = ops.log_softmax(ops.matmul(a, ops.transpose(b)) / temperature, axis=1)
    return -ops.mean(ops.diagonal(log_p))
