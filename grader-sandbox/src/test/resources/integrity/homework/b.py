"""Homework: a convolutional network in NumPy, with its own gradients.

Fill in every TODO. Arrays are float64; images are (N, C, H, W). Do not use loops over images
where NumPy can do without. You may add functions and classes of your own.
"""

import copy
import pickle
import time

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


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


def strided_windows(images, window_size, stride):
    """A view (N, C, H', W', k, k) of every window that a kernel or a pool looks at."""
    every_window = sliding_window_view(images, (window_size, window_size), axis=(2, 3))
    return every_window[:, :, ::stride, ::stride]


class ConvolutionLayer:
    """One application of a convolution; remembers what its backward pass needs."""

    def __init__(self, stride, pad):
        self.stride = stride
        self.pad = pad

    def forward(self, images, kernels, biases):
        border = (self.pad, self.pad)
        padded_images = np.pad(images, ((0, 0), (0, 0), border, border))
        self.kernels = kernels
        self.padded_shape = padded_images.shape
        self.windows = strided_windows(padded_images, kernels.shape[2], self.stride)
        responses = np.einsum("nchwij,fcij->nfhw", self.windows, kernels, optimize=True)
        return responses + biases[None, :, None, None]

    def backward(self, upstream):
        bias_gradient = upstream.sum(axis=(0, 2, 3))
        kernel_gradient = np.einsum("nfhw,nchwij->fcij", upstream, self.windows, optimize=True)
        padded_gradient = self._gradient_of_padded_images(upstream)
        rows_end = self.padded_shape[2] - self.pad
        columns_end = self.padded_shape[3] - self.pad
        image_gradient = padded_gradient[:, :, self.pad:rows_end, self.pad:columns_end]
        return image_gradient, kernel_gradient, bias_gradient

    def _gradient_of_padded_images(self, upstream):
        """A full convolution of the spread-out upstream gradient with the flipped kernels."""
        count, filters, out_height, out_width = upstream.shape
        kernel_size = self.kernels.shape[2]
        margin = kernel_size - 1
        _, _, padded_height, padded_width = self.padded_shape
        spread = np.zeros((count, filters, padded_height + margin, padded_width + margin))
        row_stop = margin + self.stride * (out_height - 1) + 1
        column_stop = margin + self.stride * (out_width - 1) + 1
        spread[:, :, margin:row_stop:self.stride, margin:column_stop:self.stride] = upstream
        spread_windows = strided_windows(spread, kernel_size, 1)
        flipped_kernels = self.kernels[:, :, ::-1, ::-1]
        return np.einsum("nfhwij,fcij->nchw", spread_windows, flipped_kernels, optimize=True)


def conv_forward(x, w, b, stride=1, pad=0):
    """x (N, C, H, W), w (F, C, k, k), b (F,) -> out (N, F, H', W'), cache"""
    layer = ConvolutionLayer(stride, pad)
    return layer.forward(x, w, b), layer


def conv_backward(dout, cache):
    """-> dx, dw, db"""
    return cache.backward(dout)


class MaxPoolLayer:
    """Keeps the largest pixel of each window; overlapping windows are allowed."""

    def __init__(self, size, stride):
        self.size = size
        self.stride = stride

    def forward(self, images):
        self.input_shape = images.shape
        windows = strided_windows(images, self.size, self.stride)
        flat_windows = windows.reshape(windows.shape[:4] + (self.size * self.size,))
        self.winner = flat_windows.argmax(axis=-1)
        return np.take_along_axis(flat_windows, self.winner[..., None], axis=-1)[..., 0]

    def backward(self, upstream):
        count, channels, out_height, out_width = upstream.shape
        row_in_window, column_in_window = np.divmod(self.winner, self.size)
        image_rows = np.arange(out_height)[:, None] * self.stride + row_in_window
        image_columns = np.arange(out_width) * self.stride + column_in_window
        image_index = np.arange(count)[:, None, None, None]
        channel_index = np.arange(channels)[:, None, None]
        winners = (image_index, channel_index, image_rows, image_columns)
        flat_places = np.ravel_multi_index(winners, self.input_shape).ravel()
        pixels = int(np.prod(self.input_shape))
        # bincount adds up where several windows have chosen the same pixel
        flat_gradient = np.bincount(flat_places, weights=upstream.ravel(), minlength=pixels)
        return flat_gradient.reshape(self.input_shape)


def max_pool_forward(x, size=2, stride=2):
    """-> out, cache"""
    layer = MaxPoolLayer(size, stride)
    return layer.forward(x), layer


def max_pool_backward(dout, cache):
    return cache.backward(dout)


def affine_forward(x, w, b):
    """x (N, ...) is flattened. -> out (N, M), cache"""
    flat_inputs = x.reshape(len(x), -1)
    return np.einsum("nd,dm->nm", flat_inputs, w, optimize=True) + b, (x.shape, flat_inputs, w)


def affine_backward(dout, cache):
    """-> dx, dw, db"""
    input_shape, flat_inputs, weights = cache
    flat_gradient = np.einsum("nm,dm->nd", dout, weights, optimize=True)
    weight_gradient = np.einsum("nd,nm->dm", flat_inputs, dout, optimize=True)
    return flat_gradient.reshape(input_shape), weight_gradient, dout.sum(axis=0)


def relu_forward(x):
    """-> out, cache"""
    is_positive = x > 0
    return x * is_positive, is_positive


def relu_backward(dout, cache):
    return dout * cache


def per_channel(vector):
    """Make a (C,) vector broadcast against (N, C, H, W)."""
    return vector[None, :, None, None]


class BatchNormLayer:
    """Spatial batch normalisation: one mean and one variance for each channel."""

    def __init__(self, state, training, momentum, eps):
        self.state = state
        self.training = training
        self.momentum = momentum
        self.eps = eps

    def forward(self, images, gamma, beta):
        channels = images.shape[1]
        running_mean = self.state.setdefault("running_mean", np.zeros(channels))
        running_var = self.state.setdefault("running_var", np.ones(channels))
        if self.training:
            mean = images.mean(axis=(0, 2, 3))
            variance = images.var(axis=(0, 2, 3))
            fresh = 1.0 - self.momentum
            self.state["running_mean"] = self.momentum * running_mean + fresh * mean
            self.state["running_var"] = self.momentum * running_var + fresh * variance
        else:
            mean, variance = running_mean, running_var
        self.gamma = gamma
        self.inverse_deviation = 1.0 / np.sqrt(variance + self.eps)
        self.normalised = (images - per_channel(mean)) * per_channel(self.inverse_deviation)
        return per_channel(gamma) * self.normalised + per_channel(beta)

    def backward(self, upstream):
        beta_gradient = upstream.sum(axis=(0, 2, 3))
        gamma_gradient = np.einsum("nchw,nchw->c", upstream, self.normalised)
        scale = per_channel(self.gamma * self.inverse_deviation)
        if not self.training:
            # the running statistics do not depend on this batch
            return scale * upstream, gamma_gradient, beta_gradient
        values_per_channel = upstream.size // upstream.shape[1]
        through_mean = per_channel(beta_gradient / values_per_channel)
        through_variance = self.normalised * per_channel(gamma_gradient / values_per_channel)
        image_gradient = scale * (upstream - through_mean - through_variance)
        return image_gradient, gamma_gradient, beta_gradient


def batchnorm_forward(x, gamma, beta, state, training, momentum=0.9, eps=1e-5):
    """x (N, C, H, W), statistics per channel; state holds running_mean and running_var."""
    layer = BatchNormLayer(state, training, momentum, eps)
    return layer.forward(x, gamma, beta), layer


def batchnorm_backward(dout, cache):
    """-> dx, dgamma, dbeta"""
    return cache.backward(dout)


def dropout_forward(x, keep, training, random):
    """Inverted dropout: keep is the probability that a value survives. -> out, cache"""
    if not training or keep >= 1.0:
        return x, None
    survival_mask = (random.random(x.shape) < keep) / keep
    return x * survival_mask, survival_mask


def dropout_backward(dout, cache):
    return dout if cache is None else dout * cache


def softmax_loss(scores, y):
    """Mean cross-entropy and its gradient with respect to the scores."""
    count = len(scores)
    image_index = np.arange(count)
    shifted_scores = scores - scores.max(axis=1, keepdims=True)
    log_normaliser = np.log(np.exp(shifted_scores).sum(axis=1, keepdims=True))
    log_probabilities = shifted_scores - log_normaliser
    mean_loss = -log_probabilities[image_index, y].mean()
    score_gradient = np.exp(log_probabilities)
    score_gradient[image_index, y] -= 1.0
    return mean_loss, score_gradient / count


class ConvNet:
    """conv - batchnorm - relu - pool - conv - relu - pool - affine - relu - dropout - affine"""

    kernel_size = 3
    keep_probability = 0.75

    def __init__(self, config):
        self.config = config
        self.params = {}
        self.random = np.random.default_rng(config.seed)
        self.batchnorm_state = {}  # batchnorm_forward fills it
        first_filters, second_filters = config.filters, 2 * config.filters
        pooled_side = config.side // 2 // 2
        flat_features = second_filters * pooled_side * pooled_side
        kernel_shape = (self.kernel_size, self.kernel_size)
        self.params["conv1_w"] = self._he_normal((first_filters, config.channels) + kernel_shape)
        self.params["conv1_b"] = np.zeros(first_filters)
        self.params["gamma"] = np.ones(first_filters)
        self.params["beta"] = np.zeros(first_filters)
        self.params["conv2_w"] = self._he_normal((second_filters, first_filters) + kernel_shape)
        self.params["conv2_b"] = np.zeros(second_filters)
        self.params["hidden_w"] = self._he_normal((flat_features, config.hidden))
        self.params["hidden_b"] = np.zeros(config.hidden)
        self.params["scores_w"] = self._he_normal((config.hidden, config.classes))
        self.params["scores_b"] = np.zeros(config.classes)

    def _he_normal(self, shape):
        """Kernels are (F, C, k, k), matrices (inputs, outputs)."""
        inputs_per_unit = np.prod(shape[1:]) if len(shape) == 4 else shape[0]
        return self.random.normal(0.0, np.sqrt(2.0 / inputs_per_unit), size=shape)

    def _forward(self, x, training):
        params, caches = self.params, {}
        same_padding = self.kernel_size // 2
        flow, caches["conv1"] = conv_forward(x, params["conv1_w"], params["conv1_b"], 1, same_padding)
        flow, caches["batchnorm"] = batchnorm_forward(
            flow, params["gamma"], params["beta"], self.batchnorm_state, training
        )
        flow, caches["relu1"] = relu_forward(flow)
        flow, caches["pool1"] = max_pool_forward(flow)
        flow, caches["conv2"] = conv_forward(flow, params["conv2_w"], params["conv2_b"], 1, same_padding)
        flow, caches["relu2"] = relu_forward(flow)
        flow, caches["pool2"] = max_pool_forward(flow)
        flow, caches["hidden"] = affine_forward(flow, params["hidden_w"], params["hidden_b"])
        flow, caches["relu3"] = relu_forward(flow)
        flow, caches["dropout"] = dropout_forward(flow, self.keep_probability, training, self.random)
        scores, caches["scores"] = affine_forward(flow, params["scores_w"], params["scores_b"])
        return scores, caches

    def _backward(self, score_gradient, caches):
        grads = {}
        flow, grads["scores_w"], grads["scores_b"] = affine_backward(
            score_gradient, caches["scores"]
        )
        flow = dropout_backward(flow, caches["dropout"])
        flow = relu_backward(flow, caches["relu3"])
        flow, grads["hidden_w"], grads["hidden_b"] = affine_backward(flow, caches["hidden"])
        flow = max_pool_backward(flow, caches["pool2"])
        flow = relu_backward(flow, caches["relu2"])
        flow, grads["conv2_w"], grads["conv2_b"] = conv_backward(flow, caches["conv2"])
        flow = max_pool_backward(flow, caches["pool1"])
        flow = relu_backward(flow, caches["relu1"])
        flow, grads["gamma"], grads["beta"] = batchnorm_backward(flow, caches["batchnorm"])
        _, grads["conv1_w"], grads["conv1_b"] = conv_backward(flow, caches["conv1"])
        return grads

    def loss(self, x, y=None):
        """Without y the scores; with y the loss and a dict of gradients."""
        scores, caches = self._forward(x, training=y is not None)
        if y is None:
            return scores
        mean_loss, score_gradient = softmax_loss(scores, y)
        return mean_loss, self._backward(score_gradient, caches)

    def snapshot(self):
        """A copy of all that training changes."""
        return copy.deepcopy((self.params, self.batchnorm_state))

    def restore(self, snapshot):
        """Weights are written in place, so that an optimizer still sees the same arrays."""
        weights, self.batchnorm_state = snapshot
        for name, value in weights.items():
            self.params[name][...] = value


class Optimizer:
    """SGD with momentum, and Adam; chosen by name, with a schedule of your own choice."""

    sgd_momentum, adam_epsilon = 0.9, 1e-8
    adam_first_decay, adam_second_decay = 0.9, 0.999

    def __init__(self, params, name="adam", rate=1e-3, weight_decay=0.0):
        update_rules = {"sgd": self._sgd_update, "adam": self._adam_update}
        if name not in update_rules:
            raise ValueError(f"unknown optimizer {name!r}; choose one of {sorted(update_rules)}")
        self.params = params
        self.peak_rate = rate
        self.weight_decay = weight_decay
        self.steps_taken = 0
        self._update_rule = update_rules[name]
        self._first_moment = {key: np.zeros_like(value) for key, value in params.items()}
        self._second_moment = {key: np.zeros_like(value) for key, value in params.items()}

    def _scheduled_rate(self, warm_up_steps=20, decay_steps=500):
        """Climbs linearly for some steps, then falls like one over a square root."""
        if self.steps_taken < warm_up_steps:
            return self.peak_rate * self.steps_taken / warm_up_steps
        return self.peak_rate / np.sqrt(1.0 + (self.steps_taken - warm_up_steps) / decay_steps)

    def _sgd_update(self, key, gradient, rate):
        velocity = self._first_moment[key]
        velocity *= self.sgd_momentum
        velocity -= rate * gradient
        return velocity

    def _adam_update(self, key, gradient, rate):
        first, second = self._first_moment[key], self._second_moment[key]
        first *= self.adam_first_decay
        first += (1.0 - self.adam_first_decay) * gradient
        second *= self.adam_second_decay
        second += (1.0 - self.adam_second_decay) * gradient**2
        unbiased_first = first / (1.0 - self.adam_first_decay**self.steps_taken)
        unbiased_second = second / (1.0 - self.adam_second_decay**self.steps_taken)
        return -rate * unbiased_first / (np.sqrt(unbiased_second) + self.adam_epsilon)

    def step(self, grads):
        self.steps_taken += 1
        rate = self._scheduled_rate()
        for key, gradient in grads.items():
            parameter = self.params[key]
            if self.weight_decay and parameter.ndim > 1:
                # decoupled decay, and only for weights: not for biases, gamma or beta
                parameter *= 1.0 - rate * self.weight_decay
            parameter += self._update_rule(key, gradient, rate)


def batches(x, y, size, random):
    """Yield shuffled minibatches; the last one may be smaller."""
    shuffled_order = random.permutation(len(x))
    for start in range(0, len(x), size):
        chosen = shuffled_order[start:start + size]
        yield x[chosen], y[chosen]


def augment(x, random, largest_shift=2, flip=False):
    """Shift by up to two pixels and flip where it makes sense."""
    # a mirrored digit is no digit any more, so flipping is off unless it is asked for
    count, _, height, width = x.shape
    border = (largest_shift, largest_shift)
    padded_images = np.pad(x, ((0, 0), (0, 0), border, border))
    possible_crops = sliding_window_view(padded_images, (height, width), axis=(2, 3))
    row_shift, column_shift = random.integers(0, 2 * largest_shift + 1, size=(2, count))
    shifted_images = possible_crops[np.arange(count), :, row_shift, column_shift]
    if flip:
        is_flipped = random.random(count) < 0.5
        shifted_images[is_flipped] = shifted_images[is_flipped, :, :, ::-1]
    return shifted_images


class Trainer:
    """Trains, keeps the best weights by validation accuracy, stops early, records history."""

    def __init__(self, model, optimizer, train, validation, batch=64, epochs=10, patience=3):
        self.model = model
        self.optimizer = optimizer
        self.train = train
        self.validation = validation
        self.batch = batch
        self.epochs = epochs
        self.patience = patience
        self.random = np.random.default_rng(model.config.seed + 1)
        self.history = {"train_loss": [], "validation_accuracy": []}
        self.best_accuracy = -1.0
        self.best_epoch = 0

    def run(self):
        best_snapshot = self.model.snapshot()
        for epoch in range(1, self.epochs + 1):
            summed_loss = 0.0
            for images, labels in batches(*self.train, self.batch, self.random):
                mean_loss, grads = self.model.loss(augment(images, self.random), labels)
                self.optimizer.step(grads)
                summed_loss += mean_loss * len(images)
            train_loss = summed_loss / len(self.train[0])
            validation_accuracy = accuracy(self.model, *self.validation)
            self.history["train_loss"].append(train_loss)
            self.history["validation_accuracy"].append(validation_accuracy)
            print(f"epoch {epoch}: loss {train_loss:.4f}, accuracy {validation_accuracy:.4f}")
            if validation_accuracy > self.best_accuracy:
                self.best_accuracy, self.best_epoch = validation_accuracy, epoch
                best_snapshot = self.model.snapshot()
            elif epoch - self.best_epoch >= self.patience:
                print(f"no better for {self.patience} epochs, stopping")
                break
        self.model.restore(best_snapshot)
        return self.history


def scores_in_chunks(model, x, batch=256):
    """Scores of many images without holding all their windows in memory at once."""
    chunks = [model.loss(x[start:start + batch]) for start in range(0, len(x), batch)]
    return np.concatenate(chunks)


def accuracy(model, x, y, batch=256):
    return float(np.mean(scores_in_chunks(model, x, batch).argmax(axis=1) == y))


def confusion(model, x, y, classes):
    """(classes, classes): rows are truth."""
    predicted = scores_in_chunks(model, x).argmax(axis=1)
    return np.bincount(y * classes + predicted, minlength=classes**2).reshape(classes, classes)


def check_layer(title, forward, backward, inputs, random):
    """forward(*inputs) -> out, cache; backward(dout, cache) -> a gradient for each input."""
    out, cache = forward(*inputs)
    upstream = random.normal(size=out.shape)
    gradients = backward(upstream, cache)
    if not isinstance(gradients, tuple):
        gradients = (gradients,)
    errors = []
    for array, gradient in zip(inputs, gradients):
        # numeric_gradient changes the array in place, so forward sees it through inputs
        expected = numeric_gradient(lambda _: np.sum(forward(*inputs)[0] * upstream), array)
        errors.append(relative_error(gradient, expected))
    print(f"{title:<24} largest error {max(errors):.2e}")


def check_gradients():
    """Compare every layer's gradients with numeric_gradient; print the largest errors."""
    random = np.random.default_rng(7)
    images = random.normal(size=(3, 2, 7, 7))
    kernels, kernel_biases = random.normal(size=(4, 2, 3, 3)), random.normal(size=4)
    for stride, pad in ((1, 0), (1, 1), (2, 1), (3, 1)):
        check_layer(f"conv stride {stride} pad {pad}",
                    lambda x, w, b: conv_forward(x, w, b, stride, pad), conv_backward,
                    (images, kernels, kernel_biases), random)
    # all values far enough apart that a step never changes which one is the largest
    distinct = random.permutation(np.linspace(-1.0, 1.0, 2 * 2 * 7 * 7)).reshape(2, 2, 7, 7)
    for size, stride in ((2, 2), (3, 2)):
        check_layer(f"max pool {size} stride {stride}", lambda x: max_pool_forward(x, size, stride),
                    max_pool_backward, (distinct,), random)
    check_layer("relu", relu_forward, relu_backward, (distinct,), random)
    weights, biases = random.normal(size=(2 * 7 * 7, 5)), random.normal(size=5)
    check_layer("affine", affine_forward, affine_backward, (images, weights, biases), random)

    gamma, beta = random.normal(size=2), random.normal(size=2)
    fixed_state = {"running_mean": random.normal(size=2), "running_var": np.array([0.5, 2.0])}
    for training in (True, False):
        check_layer(f"batchnorm {'training' if training else 'testing'}",
                    lambda x, g, b: batchnorm_forward(x, g, b, dict(fixed_state), training),
                    batchnorm_backward, (images, gamma, beta), random)
    check_layer("dropout", lambda x: dropout_forward(x, 0.6, True, np.random.default_rng(11)),
                dropout_backward, (images,), random)
    scores, labels = random.normal(size=(6, 4)), random.integers(0, 4, size=6)
    _, score_gradient = softmax_loss(scores, labels)
    expected = numeric_gradient(lambda s: softmax_loss(s, labels)[0], scores)
    print(f"{'softmax':<24} largest error {relative_error(score_gradient, expected):.2e}")


def main():
    started = time.time()
    config = Config()
    images, labels = load("digits.pickle")
    cut = int(0.9 * len(images))
    config.channels, config.side = images.shape[1], images.shape[2]
    check_gradients()
    shuffled_order = np.random.default_rng(config.seed).permutation(len(images))
    images, labels = images[shuffled_order], labels[shuffled_order]
    train, validation = (images[:cut], labels[:cut]), (images[cut:], labels[cut:])
    model = ConvNet(config)
    optimizer = Optimizer(model.params, name="adam", rate=2e-3, weight_decay=1e-3)
    trainer = Trainer(model, optimizer, train, validation)
    trainer.run()
    print(f"best epoch {trainer.best_epoch} with {config.as_dict()}")
    print(f"validation accuracy {accuracy(model, *validation):.4f}")
    print("confusion (rows are truth):")
    print(confusion(model, *validation, config.classes))
    print(f"took {time.time() - started:.1f} s")


if __name__ == "__main__":
    main()
