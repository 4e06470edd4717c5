# Zero-one (error rate): the mean over the samples
# prediction: scores
# target: 0 or 1
def loss(prediction, target):
    sign = 2 * target - 1
    return (sign * prediction <= 0).to(prediction.dtype).mean()
