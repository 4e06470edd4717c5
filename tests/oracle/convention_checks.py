"""Where conventions.py keeps its checks: whose call, what it reports, and by whom that is known."""

import numpy
import scipy
import sklearn
import statsmodels
import torch
import torchvision

versions = {
    "torch": f"PyTorch {torch.__version__}",
    "torchvision": f"torchvision {torchvision.__version__}",
    "scipy": f"SciPy {scipy.__version__}",
    "sklearn": f"scikit-learn {sklearn.__version__}",
    "statsmodels": f"statsmodels {statsmodels.__version__}",
}
github = "https://github.com/"
pages = {
    "Keras": github + "keras-team/keras: keras/src/losses/losses.py",
    "Optax": github + "google-deepmind/optax: optax/losses",
    "mlpack": github + "mlpack/mlpack: src/mlpack/methods/ann/loss_functions",
    "Ceres": github + "ceres-solver/ceres-solver: include/ceres/loss_function.h",
    "robust_loss_pytorch": github + "jonbarron/robust_loss_pytorch: robust_loss_pytorch/general.py",
    "TensorFlow": "https://www.tensorflow.org/api_docs/python/tf/nn/weighted_cross_entropy_with_logits",
    "TensorFlow Addons": github + "tensorflow/addons: tensorflow_addons/losses/contrastive.py",
    "TorchGAN": github + "torchgan/torchgan: torchgan/losses/functional.py",
    "TF-GAN": github + "tensorflow/gan: tensorflow_gan/python/losses/losses_impl.py",
    "CycleGAN's code": github + "junyanz/pytorch-CycleGAN-and-pix2pix: models/networks.py",
    "smp": github + "qubvel-org/segmentation_models.pytorch: segmentation_models_pytorch/losses",
    "Lovász": github + "bermanmaxim/LovaszSoftmax: pytorch/lovasz_losses.py",
    "scikit-learn": "https://scikit-learn.org/stable/modules",
    "statsmodels": "https://www.statsmodels.org/stable/generated/statsmodels.regression.quantile_regression.QuantReg.html",
}

checks = {}


def check(losses, library, name, values, by):
    for loss in losses.split():
        checks.setdefault(loss, []).append((library, name, values, by))


def ran(losses, library, name, values, by=None):
    """The library itself is called."""
    check(
        losses,
        library,
        name,
        values,
        versions[
            by
            or {"PyTorch": "torch", "SciPy": "scipy", "scikit-learn": "sklearn", "statsmodels": "statsmodels"}[library]
        ],
    )


def read(losses, library, name, values, page=None):
    """The library's formula, from its source or page."""
    check(losses, library, name, values, "from " + pages[page or library])


def t(array):
    return torch.from_numpy(numpy.asarray(array))
