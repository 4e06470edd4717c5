# MAPE: the mean over the samples
# prediction, target: one number per sample
# no target is 0
def loss(prediction, target):
    return 100 * ((prediction - target) / target).abs().mean()
