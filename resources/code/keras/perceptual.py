# Perceptual on fixed filters: the mean over maps and pixels
# prediction, target: one grey picture each, [H][W], 11 × 11 pixels or more
from keras import ops
import numpy as np


def bank():
    """Of each scale the Gaussian and four Morlet wavelets, [size][size] each."""
    for j in range(3):
        sigma, frequency = 0.8 * 2**j, 0.75 * np.pi / 2**j
        reach = int(np.ceil(3 * sigma))
        y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
        envelope = np.exp(-(x**2 + y**2) / (2 * sigma**2)) / (2 * np.pi * sigma**2)
        for angle in np.arange(4) * np.pi / 4:
            wave = np.exp(1j * frequency * (x * np.cos(angle) + y * np.sin(angle)))
            beta = np.sum(wave * envelope) / np.sum(envelope)
            yield envelope / np.sum(envelope), (wave - beta) * envelope


def blur(picture, weights):
    weights = ops.convert_to_tensor(weights, dtype=picture.dtype)
    edge = weights.shape[0] // 2
    mirrored = ops.pad(picture, ((edge, edge), (edge, edge)), mode="reflect")
    kernel = weights[:, :, None, None]
    return ops.conv(mirrored[None, :, :, None], kernel, data_format="channels_last")[0, :, :, 0]


def features(picture):
    for envelope, wavelet in bank():
        real, imaginary = blur(picture, wavelet.real), blur(picture, wavelet.imag)
        yield blur(ops.sqrt(real**2 + imaginary**2 + 0.001**2), envelope)


def loss(prediction, target):
    pairs = zip(features(prediction), features(target))
    return ops.mean(ops.stack([ops.mean((one - other) ** 2) for one, other in pairs]))
