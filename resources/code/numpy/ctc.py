# CTC: the mean over the samples
# prediction: logits [n][T][C]
# target: labels [n][L]
# length: how many count [n]
import numpy as np

blank = 0


def log_softmax(z):
    z = z - np.max(z, axis=-1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=-1, keepdims=True))


def cost(log_p, labels):
    # Forward over blank, label, blank, label, … blank; a blank between two labels may be left out
    # unless they are the same.
    states = [blank]
    for label in labels:
        states += [label, blank]
    states = np.array(states)
    skips = np.zeros(len(states), dtype=bool)
    skips[2:] = (states[2:] != blank) & (states[2:] != states[:-2])
    reached = np.full(len(states), -np.inf)
    reached[:2] = log_p[0, states[:2]]
    for frame in log_p[1:]:
        step = np.concatenate([[-np.inf], reached[:-1]])
        skip = np.where(skips, np.concatenate([[-np.inf], step[:-1]]), -np.inf)
        reached = np.logaddexp(np.logaddexp(reached, step), skip) + frame[states]
    return -np.logaddexp.reduce(reached[-2:])


def loss(prediction, target, length=None):
    if length is None:
        length = np.full(len(target), target.shape[1])
    log_p = log_softmax(prediction)
    costs = [cost(frames, labels[:m]) for frames, labels, m in zip(log_p, target, length)]
    return np.mean(costs / length)
