# Distillation: the mean over the samples
# prediction, target: logits [n][C] of the student and the teacher
import torch.nn.functional as F

temperature = 2.0


def loss(prediction, target):
    student = F.log_softmax(prediction / temperature, dim=1)
    teacher = F.log_softmax(target / temperature, dim=1)
    return temperature**2 * F.kl_div(student, teacher, reduction="batchmean", log_target=True)
