"""Homework: a convolutional network in NumPy, with its own gradients.

Fill in every TODO. Arrays are float64; images are (N, C, H, W). Do not use loops over images
where NumPy can do without. You may add functions and classes of your own.
"""

import pickle
import time

import numpy as np


class Config:
    """What a training run is made of."""

    def __init__(self, classes=10, channels=1, side=28, filters=8, hidden=64, seed=0):
        self.classes = classes
        self.channels = channels
        self.side = side
        self.filters = filters
        self.hidden = hidden
        self.seed = seed

    def as_dict(self):
        return dict(self.__dict__)


def load(path):
    """Read (x, y) as they were saved; pixels come back between 0 and 1."""
    with open(path, "rb") as file:
        data = pickle.load(file)
    images = np.asarray(data["images"], dtype=np.float64) / 255.0
    labels = np.asarray(data["labels"], dtype=np.int64)
    if images.ndim == 3:
        images = images[:, None]
    assert len(images) == len(labels), "as many labels as images"
    return images, labels


def numeric_gradient(function, x, step=1e-5):
    """The gradient of a scalar function by central differences, for checking."""
    gradient = np.zeros_like(x)
    walker = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not walker.finished:
        place = walker.multi_index
        kept = x[place]
        x[place] = kept + step
        above = function(x)
        x[place] = kept - step
        below = function(x)
        x[place] = kept
        gradient[place] = (above - below) / (2 * step)
        walker.iternext()
    return gradient


def relative_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


def conv_forward(x, w, b, stride=1, pad=0):
    """x (N, C, H, W), w (F, C, k, k), b (F,) -> out (N, F, H', W'), cache"""
    # TODO
    raise NotImplementedError


def conv_backward(dout, cache):
    """-> dx, dw, db"""
    # TODO
    raise NotImplementedError


def max_pool_forward(x, size=2, stride=2):
    """-> out, cache"""
    # TODO
    raise NotImplementedError


def max_pool_backward(dout, cache):
    # TODO
    raise NotImplementedError


def affine_forward(x, w, b):
    """x (N, ...) is flattened. -> out (N, M), cache"""
    # TODO
    raise NotImplementedError


def affine_backward(dout, cache):
    # TODO
    raise NotImplementedError


def batchnorm_forward(x, gamma, beta, state, training, momentum=0.9, eps=1e-5):
    """x (N, C, H, W), statistics per channel; state holds running_mean and running_var."""
    # TODO
    raise NotImplementedError


def batchnorm_backward(dout, cache):
    """-> dx, dgamma, dbeta"""
    # TODO
    raise NotImplementedError


def dropout_forward(x, keep, training, random):
    # TODO
    raise NotImplementedError


def dropout_backward(dout, cache):
    # TODO
    raise NotImplementedError


def softmax_loss(scores, y):
    """Mean cross-entropy and its gradient with respect to the scores."""
    # TODO
    raise NotImplementedError


class ConvNet:
    """conv - batchnorm - relu - pool - conv - relu - pool - affine - relu - dropout - affine"""

    def __init__(self, config):
        self.config = config
        self.params = {}
        # TODO: initialise

    def loss(self, x, y=None):
        """Without y the scores; with y the loss and a dict of gradients."""
        # TODO
        raise NotImplementedError


class Optimizer:
    """SGD with momentum, and Adam; chosen by name, with a schedule of your own choice."""

    def __init__(self, params, name="adam", rate=1e-3, weight_decay=0.0):
        # TODO
        raise NotImplementedError

    def step(self, grads):
        # TODO
        raise NotImplementedError


def batches(x, y, size, random):
    # TODO: shuffled minibatches
    raise NotImplementedError


def augment(x, random):
    """Shift by up to two pixels and flip where it makes sense."""
    # TODO
    raise NotImplementedError


class Trainer:
    """Trains, keeps the best weights by validation accuracy, stops early, records history."""

    def __init__(self, model, optimizer, train, validation, batch=64, epochs=10, patience=3):
        # TODO
        raise NotImplementedError

    def run(self):
        # TODO
        raise NotImplementedError


def accuracy(model, x, y, batch=256):
    # TODO
    raise NotImplementedError


def confusion(model, x, y, classes):
    """(classes, classes): rows are truth."""
    # TODO
    raise NotImplementedError


def check_gradients():
    """Compare every layer's gradients with numeric_gradient; print the largest errors."""
    # TODO
    raise NotImplementedError


def main():
    started = time.time()
    config = Config()
    images, labels = load("digits.pickle")
    cut = int(0.9 * len(images))
    # TODO: build, train, report
    print(f"took {time.time() - started:.1f} s")


if __name__ == "__main__":
    main()
