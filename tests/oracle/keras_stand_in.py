"""What resources/code/keras uses of Keras 3, on NumPy: Keras itself is not in Debian.

Names, arguments and meaning follow https://github.com/keras-team/keras, keras/src/ops and
keras/src/losses/losses.py; only what a file there calls is here, so another name fails. float64
throughout, where Keras computes in float32 unless told otherwise.
"""

import types

import numpy as np
import scipy.special
import torch


def ctc_loss(target, output, target_length, output_length, mask_index=0):
    log_p = torch.log_softmax(torch.from_numpy(output), 2).transpose(0, 1)
    return torch.nn.functional.ctc_loss(
        log_p, *map(torch.from_numpy, (target, output_length, target_length)), blank=mask_index, reduction="none"
    ).numpy()


def conv(inputs, kernel, strides=1, padding="valid", data_format=None):
    assert strides == 1 and padding == "valid" and data_format == "channels_last"
    windows = np.lib.stride_tricks.sliding_window_view(inputs, kernel.shape[:2], axis=(1, 2))
    return np.einsum("nhwcij,ijco->nhwo", windows, kernel)


def quietly(function):
    def call(*arguments, **named):
        with np.errstate(all="ignore"):
            return function(*arguments, **named)

    return call


ops = types.SimpleNamespace(
    abs=np.abs,
    argsort=lambda x, axis=-1: np.argsort(x, axis=axis, kind="stable"),
    cast=lambda x, dtype: np.asarray(x).astype(dtype),
    concatenate=lambda xs, axis=0: np.concatenate(xs, axis=axis),
    conv=conv,
    convert_to_tensor=lambda x, dtype=None: np.asarray(x, dtype=dtype),
    ctc_loss=ctc_loss,
    cumsum=lambda x, axis=None: np.cumsum(x, axis=axis),
    diagonal=np.diagonal,
    exp=np.exp,
    expm1=np.expm1,
    full=lambda shape, fill_value, dtype=None: np.full(shape, fill_value, dtype),
    log=quietly(np.log),
    log1p=quietly(np.log1p),
    log_sigmoid=scipy.special.log_expit,
    log_softmax=lambda x, axis=-1: scipy.special.log_softmax(x, axis=axis),
    matmul=np.matmul,
    maximum=np.maximum,
    mean=lambda x, axis=None: np.mean(x, axis=axis),
    minimum=np.minimum,
    norm=lambda x, ord=None, axis=None, keepdims=False: np.linalg.norm(x, ord, axis, keepdims),
    one_hot=lambda x, num_classes, axis=-1: np.eye(num_classes)[x],
    ones=np.ones,
    pad=lambda x, pad_width, mode="constant": np.pad(x, pad_width, mode=mode),
    relu=lambda x: np.maximum(x, 0),
    sigmoid=scipy.special.expit,
    softplus=lambda x: np.logaddexp(0, x),
    sort=lambda x, axis=-1: np.sort(x, axis=axis),
    sqrt=np.sqrt,
    stack=lambda xs, axis=0: np.stack(xs, axis=axis),
    sum=lambda x, axis=None, keepdims=False: np.sum(x, axis=axis, keepdims=keepdims),
    take=lambda x, indices, axis=None: np.take(x, indices, axis),
    take_along_axis=np.take_along_axis,
    transpose=lambda x, axes=None: np.transpose(x, axes),
    where=np.where,
    zeros_like=np.zeros_like,
)


def mean_of(cost, **given):
    """A loss class: called with the truth first, it averages."""
    return lambda y_true, y_pred: np.mean(cost(y_pred - y_true, **given))


def huber(error, delta=1.0):
    size = np.abs(error)
    return np.where(size <= delta, 0.5 * error**2, delta * size - 0.5 * delta**2)


def cosine_similarity(y_true, y_pred, axis=-1):
    true, pred = (v / np.sqrt(np.maximum(np.sum(v**2, axis=axis, keepdims=True), 1e-12)) for v in (y_true, y_pred))
    return -np.sum(true * pred, axis=axis)


losses = types.SimpleNamespace(
    Huber=lambda delta=1.0: mean_of(huber, delta=delta),
    LogCosh=lambda: mean_of(lambda x: x + np.logaddexp(0, -2 * x) - np.log(2)),
    MeanAbsoluteError=lambda: mean_of(np.abs),
    MeanSquaredError=lambda: mean_of(np.square),
    cosine_similarity=cosine_similarity,
)
