"""PyTorch's time for mean loss and gradient, forward and backward, on one thread.

    pytorch.py SECONDS     prints "name ns" a line: the median time of a call within SECONDS each
"""

import statistics
import sys
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(1)
COUNT = 100_000


def focal(logits, targets, alpha=0.25, gamma=2.0):
    """As torchvision.ops.sigmoid_focal_loss(reduction="mean") computes it."""
    probability = torch.sigmoid(logits)
    cross_entropy = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    right = probability * targets + (1 - probability) * (1 - targets)
    weight = alpha * targets + (1 - alpha) * (1 - targets)
    return (weight * cross_entropy * (1 - right) ** gamma).mean()


CLASSES = 10
labels = torch.randint(0, CLASSES, (COUNT // CLASSES,))


def cross_entropy(logits, _):
    return F.cross_entropy(logits.view(-1, CLASSES), labels)


def nanoseconds(loss, seconds):
    logits = (16 * torch.rand(COUNT, dtype=torch.float64) - 8).requires_grad_()
    targets = torch.randint(0, 2, (COUNT,)).double()
    spent = []
    end = time.perf_counter() + seconds
    while len(spent) < 3 or time.perf_counter() < end:
        logits.grad = None
        begin = time.process_time_ns()
        loss(logits, targets).backward()
        spent.append(time.process_time_ns() - begin)
    return statistics.median(spent)


for name, loss in {
    "bce_with_logits": F.binary_cross_entropy_with_logits,
    "focal": focal,
    "cross_entropy": cross_entropy,
}.items():
    print(f"pytorch/{name}", nanoseconds(loss, float(sys.argv[1])))
