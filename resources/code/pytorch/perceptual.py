# Perceptual on fixed filters: the mean over maps and pixels
# prediction, target: one grey picture each, [H][W], 11 × 11 pixels or more
import numpy as np
import torch
import torch.nn.functional as F


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
    weights = torch.as_tensor(weights, dtype=picture.dtype, device=picture.device)
    edge = len(weights) // 2
    mirrored = F.pad(picture[None, None], (edge, edge, edge, edge), mode="reflect")
    return F.conv2d(mirrored, weights[None, None])[0, 0]


def features(picture):
    for envelope, wavelet in bank():
        real, imaginary = blur(picture, wavelet.real), blur(picture, wavelet.imag)
        yield blur(torch.sqrt(real**2 + imaginary**2 + 0.001**2), envelope)


def loss(prediction, target):
    pairs = zip(features(prediction), features(target))
    return torch.stack([F.mse_loss(one, other) for one, other in pairs]).mean()
