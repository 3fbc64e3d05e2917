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
    N, C, H, W = x.shape
    F, _, k, _ = w.shape

    # size of the output
    out_h = (H + 2 * pad - k) // stride + 1
    out_w = (W + 2 * pad - k) // stride + 1

    # put zeros around the images (only around height and width)
    x_padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    x_padded[:, :, pad:pad + H, pad:pad + W] = x

    # I loop over the kernel positions (only 9 for a 3x3 kernel). For one kernel position (i, j)
    # every output pixel needs exactly one input pixel, and all those input pixels together
    # are one strided slice of the padded image.
    out = np.zeros((N, F, out_h, out_w))
    for i in range(k):
        for j in range(k):
            row_end = i + stride * (out_h - 1) + 1
            col_end = j + stride * (out_w - 1) + 1
            part = x_padded[:, :, i:row_end:stride, j:col_end:stride]  # (N, C, H', W')
            weights = w[:, :, i, j]  # (F, C)
            # sum over the channels: (N, C, H', W') with (F, C) gives (N, H', W', F)
            product = np.tensordot(part, weights, axes=([1], [1]))
            out += product.transpose(0, 3, 1, 2)

    # one bias for each filter
    out += b.reshape(1, F, 1, 1)

    cache = (x.shape, x_padded, w, stride, pad)
    return out, cache


def conv_backward(dout, cache):
    """-> dx, dw, db"""
    x_shape, x_padded, w, stride, pad = cache
    H, W = x_shape[2], x_shape[3]
    k = w.shape[2]
    out_h, out_w = dout.shape[2], dout.shape[3]

    # the bias is added to every pixel of every image, so its gradient is the sum
    db = dout.sum(axis=(0, 2, 3))

    dw = np.zeros_like(w)
    dx_padded = np.zeros_like(x_padded)

    # the same loop as in the forward pass
    for i in range(k):
        for j in range(k):
            row_end = i + stride * (out_h - 1) + 1
            col_end = j + stride * (out_w - 1) + 1
            part = x_padded[:, :, i:row_end:stride, j:col_end:stride]

            # sum over images, rows and columns: leaves (F, C)
            dw[:, :, i, j] = np.tensordot(dout, part, axes=([0, 2, 3], [0, 2, 3]))

            # sum over the filters: leaves (N, H', W', C)
            back = np.tensordot(dout, w[:, :, i, j], axes=([1], [0]))
            dx_padded[:, :, i:row_end:stride, j:col_end:stride] += back.transpose(0, 3, 1, 2)

    # cut the padding off again
    dx = dx_padded[:, :, pad:pad + H, pad:pad + W]
    return dx, dw, db


def relu_forward(x):
    """Everything below zero becomes zero. The cache is just x."""
    out = np.maximum(x, 0)
    return out, x


def relu_backward(dout, cache):
    """The gradient only passes where the input was positive."""
    x = cache
    return dout * (x > 0)


def max_pool_forward(x, size=2, stride=2):
    """-> out, cache"""
    N, C, H, W = x.shape
    out_h = (H - size) // stride + 1
    out_w = (W - size) // stride + 1

    out = np.zeros((N, C, out_h, out_w))
    # where in its window the maximum was, a number from 0 to size*size-1
    winner = np.zeros((N, C, out_h, out_w), dtype=np.int64)

    # here I loop over the output positions
    for i in range(out_h):
        for j in range(out_w):
            top = i * stride
            left = j * stride
            window = x[:, :, top:top + size, left:left + size]
            window = window.reshape(N, C, size * size)
            out[:, :, i, j] = window.max(axis=2)
            # argmax takes the first one if there are several equal ones
            winner[:, :, i, j] = window.argmax(axis=2)

    cache = (x.shape, winner, size, stride)
    return out, cache


def max_pool_backward(dout, cache):
    """Only the pixel which was the maximum gets the gradient."""
    x_shape, winner, size, stride = cache
    N, C = x_shape[0], x_shape[1]
    out_h, out_w = dout.shape[2], dout.shape[3]
    dx = np.zeros(x_shape)

    # index arrays that say "every image" and "every channel"
    image = np.arange(N).reshape(N, 1)
    channel = np.arange(C).reshape(1, C)

    for i in range(out_h):
        for j in range(out_w):
            # turn the number in the window back into a row and a column of x
            row = i * stride + winner[:, :, i, j] // size
            col = j * stride + winner[:, :, i, j] % size
            # += because windows may overlap when stride < size; inside one step each
            # (image, channel) is there only once so += is safe
            dx[image, channel, row, col] += dout[:, :, i, j]
    return dx


def affine_forward(x, w, b):
    """x (N, ...) is flattened. -> out (N, M), cache"""
    N = x.shape[0]
    flat = x.reshape(N, -1)
    out = flat @ w + b
    cache = (x.shape, flat, w)
    return out, cache


def affine_backward(dout, cache):
    """-> dx, dw, db"""
    x_shape, flat, w = cache
    dflat = dout @ w.T
    dx = dflat.reshape(x_shape)  # back to the shape it came in
    dw = flat.T @ dout
    db = dout.sum(axis=0)
    return dx, dw, db


def batchnorm_forward(x, gamma, beta, state, training, momentum=0.9, eps=1e-5):
    """x (N, C, H, W), statistics per channel; state holds running_mean and running_var."""
    C = x.shape[1]

    # the first time the state may be empty
    if "running_mean" not in state:
        state["running_mean"] = np.zeros(C)
    if "running_var" not in state:
        state["running_var"] = np.ones(C)

    if training:
        # mean and variance of this batch, over images and pixels
        mean = x.mean(axis=(0, 2, 3))
        var = x.var(axis=(0, 2, 3))
        # remember them for the test time
        state["running_mean"] = momentum * state["running_mean"] + (1 - momentum) * mean
        state["running_var"] = momentum * state["running_var"] + (1 - momentum) * var
    else:
        mean = state["running_mean"]
        var = state["running_var"]

    std = np.sqrt(var + eps)

    # normalise: reshape to (1, C, 1, 1) so that it broadcasts
    centered = x - mean.reshape(1, C, 1, 1)
    x_hat = centered / std.reshape(1, C, 1, 1)

    # scale and shift
    out = gamma.reshape(1, C, 1, 1) * x_hat + beta.reshape(1, C, 1, 1)

    cache = (x_hat, gamma, std, training)
    return out, cache


def batchnorm_backward(dout, cache):
    """-> dx, dgamma, dbeta"""
    x_hat, gamma, std, training = cache
    N, C, H, W = dout.shape

    dbeta = dout.sum(axis=(0, 2, 3))
    dgamma = (dout * x_hat).sum(axis=(0, 2, 3))

    # gradient of the normalised values
    dx_hat = dout * gamma.reshape(1, C, 1, 1)

    if not training:
        # mean and std were constants, so it is only a division
        dx = dx_hat / std.reshape(1, C, 1, 1)
        return dx, dgamma, dbeta

    # In training the mean and the variance depend on x as well. On paper I get
    #   dx = (dx_hat - mean(dx_hat) - x_hat * mean(dx_hat * x_hat)) / std
    # where the means are over the m = N*H*W values of a channel.
    m = N * H * W
    mean_1 = dx_hat.sum(axis=(0, 2, 3)) / m
    mean_2 = (dx_hat * x_hat).sum(axis=(0, 2, 3)) / m
    dx = dx_hat - mean_1.reshape(1, C, 1, 1)
    dx = dx - x_hat * mean_2.reshape(1, C, 1, 1)
    dx = dx / std.reshape(1, C, 1, 1)
    return dx, dgamma, dbeta


def dropout_forward(x, keep, training, random):
    """keep is the probability that a value stays. -> out, cache"""
    if not training or keep >= 1.0:
        # nothing is dropped, None means that there was no mask
        return x, None
    # divide by keep already here ("inverted dropout"), so the test time needs no change
    mask = (random.random(x.shape) < keep) / keep
    out = x * mask
    return out, mask


def dropout_backward(dout, cache):
    mask = cache
    if mask is None:
        return dout
    return dout * mask


def softmax_loss(scores, y):
    """Mean cross-entropy and its gradient with respect to the scores."""
    N = scores.shape[0]

    # subtract the largest score in each row, else exp can overflow
    shifted = scores - scores.max(axis=1, keepdims=True)
    exps = np.exp(shifted)
    sums = exps.sum(axis=1, keepdims=True)

    # log of the softmax, without taking the log of a probability that is 0
    log_probs = shifted - np.log(sums)
    loss = -log_probs[np.arange(N), y].mean()

    # the gradient is (probabilities - one hot) / N
    dscores = exps / sums
    dscores[np.arange(N), y] -= 1
    dscores /= N
    return loss, dscores


class ConvNet:
    """conv - batchnorm - relu - pool - conv - relu - pool - affine - relu - dropout - affine"""

    def __init__(self, config):
        self.config = config
        self.params = {}
        self.keep = 0.5  # for dropout
        self.bn_state = {}  # running mean and variance of the batchnorm
        self.random = np.random.default_rng(config.seed)

        k = 3  # kernels are 3x3 with padding 1, so a convolution keeps the size
        C = config.channels
        F1 = config.filters
        F2 = 2 * config.filters  # the second layer has twice as many filters

        # each pooling halves the side (rounding down): 28 -> 14 -> 7
        side = config.side // 2
        side = side // 2
        flat = F2 * side * side

        # He initialisation: the standard deviation is sqrt(2 / number of inputs)
        self.params["conv1_w"] = self.he((F1, C, k, k), C * k * k)
        self.params["conv1_b"] = np.zeros(F1)

        self.params["gamma"] = np.ones(F1)
        self.params["beta"] = np.zeros(F1)

        self.params["conv2_w"] = self.he((F2, F1, k, k), F1 * k * k)
        self.params["conv2_b"] = np.zeros(F2)

        self.params["affine1_w"] = self.he((flat, config.hidden), flat)
        self.params["affine1_b"] = np.zeros(config.hidden)

        self.params["affine2_w"] = self.he((config.hidden, config.classes), config.hidden)
        self.params["affine2_b"] = np.zeros(config.classes)

    def he(self, shape, inputs):
        return self.random.normal(0.0, np.sqrt(2.0 / inputs), size=shape)

    def loss(self, x, y=None):
        """Without y the scores; with y the loss and a dict of gradients."""
        p = self.params
        training = y is not None  # with labels we are training

        # ---- forward ----
        # first block
        h, conv1_cache = conv_forward(x, p["conv1_w"], p["conv1_b"], stride=1, pad=1)
        h, bn_cache = batchnorm_forward(h, p["gamma"], p["beta"], self.bn_state, training)
        h, relu1_cache = relu_forward(h)
        h, pool1_cache = max_pool_forward(h)
        # second block
        h, conv2_cache = conv_forward(h, p["conv2_w"], p["conv2_b"], stride=1, pad=1)
        h, relu2_cache = relu_forward(h)
        h, pool2_cache = max_pool_forward(h)
        # the fully connected part
        h, affine1_cache = affine_forward(h, p["affine1_w"], p["affine1_b"])
        h, relu3_cache = relu_forward(h)
        h, dropout_cache = dropout_forward(h, self.keep, training, self.random)
        scores, affine2_cache = affine_forward(h, p["affine2_w"], p["affine2_b"])

        if y is None:
            return scores

        # ---- backward, the same in reverse ----
        grads = {}
        loss, d = softmax_loss(scores, y)

        d, grads["affine2_w"], grads["affine2_b"] = affine_backward(d, affine2_cache)
        d = dropout_backward(d, dropout_cache)
        d = relu_backward(d, relu3_cache)
        d, grads["affine1_w"], grads["affine1_b"] = affine_backward(d, affine1_cache)

        d = max_pool_backward(d, pool2_cache)
        d = relu_backward(d, relu2_cache)
        d, grads["conv2_w"], grads["conv2_b"] = conv_backward(d, conv2_cache)

        d = max_pool_backward(d, pool1_cache)
        d = relu_backward(d, relu1_cache)
        d, grads["gamma"], grads["beta"] = batchnorm_backward(d, bn_cache)
        d, grads["conv1_w"], grads["conv1_b"] = conv_backward(d, conv1_cache)

        return loss, grads

    def get_weights(self):
        """A copy of everything that is needed to use the network later."""
        params = {}
        for name in self.params:
            params[name] = self.params[name].copy()
        state = {}
        for name in self.bn_state:
            state[name] = self.bn_state[name].copy()
        return params, state

    def set_weights(self, weights):
        """The opposite of get_weights. Writes into the old arrays, so the optimizer still fits."""
        params, state = weights
        for name in params:
            self.params[name][...] = params[name]
        for name in state:
            self.bn_state[name] = state[name].copy()


class Optimizer:
    """SGD with momentum, and Adam; chosen by name, with a schedule of your own choice."""

    def __init__(self, params, name="adam", rate=1e-3, weight_decay=0.0):
        if name not in ("sgd", "adam"):
            raise ValueError("unknown optimizer: " + str(name))
        self.params = params
        self.name = name
        self.rate = rate
        self.weight_decay = weight_decay

        # constants from the lecture
        self.momentum = 0.9
        self.beta1 = 0.9
        self.beta2 = 0.999
        self.eps = 1e-8

        # schedule: a short linear warm-up, and after every epoch the rate gets smaller
        self.warmup = 20
        self.decay = 0.9
        self.epoch = 0
        self.steps = 0

        # what the optimizer has to remember for each parameter
        self.velocity = {}  # for sgd
        self.first = {}  # for adam, mean of the gradients
        self.second = {}  # for adam, mean of the squared gradients
        for key in params:
            self.velocity[key] = np.zeros_like(params[key])
            self.first[key] = np.zeros_like(params[key])
            self.second[key] = np.zeros_like(params[key])

    def current_rate(self):
        rate = self.rate * self.decay ** self.epoch
        if self.steps < self.warmup:
            rate = rate * self.steps / self.warmup
        return rate

    def end_epoch(self):
        """The trainer calls this after each epoch."""
        self.epoch += 1

    def step(self, grads):
        self.steps += 1
        rate = self.current_rate()

        for key in self.params:
            grad = grads[key]

            # weight decay only for the weights, not for biases, gamma and beta
            if self.weight_decay > 0 and key.endswith("_w"):
                self.params[key] -= rate * self.weight_decay * self.params[key]

            if self.name == "sgd":
                self.velocity[key] = self.momentum * self.velocity[key] - rate * grad
                self.params[key] += self.velocity[key]
            else:
                self.first[key] = self.beta1 * self.first[key] + (1 - self.beta1) * grad
                self.second[key] = self.beta2 * self.second[key] + (1 - self.beta2) * grad ** 2
                # both start from zero, this corrects for it
                first = self.first[key] / (1 - self.beta1 ** self.steps)
                second = self.second[key] / (1 - self.beta2 ** self.steps)
                self.params[key] -= rate * first / (np.sqrt(second) + self.eps)


def batches(x, y, size, random):
    """Shuffled minibatches; the last one may be smaller."""
    order = random.permutation(len(x))
    for start in range(0, len(x), size):
        chosen = order[start:start + size]
        yield x[chosen], y[chosen]


def augment(x, random, flip=False):
    """Shift by up to two pixels and flip where it makes sense.

    For digits a flip makes no sense (a mirrored 2 is not a 2), so it is off unless asked for.
    """
    N, C, H, W = x.shape
    most = 2

    # zeros around the image, then a shift is only another place to cut
    padded = np.zeros((N, C, H + 2 * most, W + 2 * most))
    padded[:, :, most:most + H, most:most + W] = x

    # where each image gets cut: 2 means not moved, 0 and 4 are the largest shifts
    down = random.integers(0, 2 * most + 1, size=N)
    right = random.integers(0, 2 * most + 1, size=N)

    # there are only 25 possible shifts, so I loop over these and not over the images
    out = np.zeros_like(x)
    for i in range(2 * most + 1):
        for j in range(2 * most + 1):
            these = (down == i) & (right == j)
            out[these] = padded[these, :, i:i + H, j:j + W]

    if flip:
        # about half of the images get mirrored left to right
        these = random.random(N) < 0.5
        out[these] = out[these][:, :, :, ::-1]
    return out


class Trainer:
    """Trains, keeps the best weights by validation accuracy, stops early, records history."""

    def __init__(self, model, optimizer, train, validation, batch=64, epochs=10, patience=3):
        self.model = model
        self.optimizer = optimizer
        self.x_train, self.y_train = train
        self.x_val, self.y_val = validation
        self.batch = batch
        self.epochs = epochs
        self.patience = patience
        self.use_augment = True  # can be switched off from outside
        self.random = np.random.default_rng(model.config.seed + 1)

        self.best_accuracy = -1.0
        self.best_epoch = 0
        self.best_weights = None
        self.history = {"loss": [], "train_accuracy": [], "val_accuracy": [], "rate": []}

    def run_epoch(self):
        """Once through the training data. Returns the mean loss."""
        total = 0.0
        for x, y in batches(self.x_train, self.y_train, self.batch, self.random):
            if self.use_augment:
                x = augment(x, self.random)
            loss, grads = self.model.loss(x, y)
            self.optimizer.step(grads)
            total += loss * len(x)  # the last batch can be smaller, so weigh it
        return total / len(self.x_train)

    def run(self):
        waited = 0  # epochs without getting better
        for epoch in range(1, self.epochs + 1):
            loss = self.run_epoch()
            rate = self.optimizer.current_rate()
            self.optimizer.end_epoch()

            # the accuracy on all training images is slow, 1000 are enough to see overfitting
            train_accuracy = accuracy(self.model, self.x_train[:1000], self.y_train[:1000])
            val_accuracy = accuracy(self.model, self.x_val, self.y_val)

            self.history["loss"].append(loss)
            self.history["train_accuracy"].append(train_accuracy)
            self.history["val_accuracy"].append(val_accuracy)
            self.history["rate"].append(rate)
            print(f"epoch {epoch:2d}  loss {loss:.4f}  train {train_accuracy:.4f}  "
                  f"validation {val_accuracy:.4f}")

            if val_accuracy > self.best_accuracy:
                # better than ever: keep a copy
                self.best_accuracy = val_accuracy
                self.best_epoch = epoch
                self.best_weights = self.model.get_weights()
                waited = 0
            else:
                waited += 1
                if waited >= self.patience:
                    print(f"no improvement for {waited} epochs, stopping")
                    break

        # go back to the best weights
        if self.best_weights is not None:
            self.model.set_weights(self.best_weights)
        return self.history


def predict(model, x, batch=256):
    """The most likely class of each image, in pieces so that memory is enough."""
    predictions = np.zeros(len(x), dtype=np.int64)
    for start in range(0, len(x), batch):
        scores = model.loss(x[start:start + batch])
        predictions[start:start + batch] = scores.argmax(axis=1)
    return predictions


def accuracy(model, x, y, batch=256):
    """The part of the images that is classified right, between 0 and 1."""
    if len(x) == 0:
        return 0.0
    return float(np.mean(predict(model, x, batch) == y))


def confusion(model, x, y, classes):
    """(classes, classes): rows are truth."""
    table = np.zeros((classes, classes), dtype=np.int64)
    predictions = predict(model, x)
    # add.at and not +=, because the same pair comes many times
    np.add.at(table, (y, predictions), 1)
    return table


def check_gradients():
    """Compare every layer's gradients with numeric_gradient; print the largest errors."""
    random = np.random.default_rng(1)

    def show(name, error):
        print(f"{name:24s} {error:.2e}")

    # For each layer I make a scalar out of the output: sum(out * dout) with a random dout.
    # Then dout is exactly the gradient that comes in from above.

    # convolution, once plain and once with stride 2
    for stride, pad in [(1, 1), (2, 1)]:
        x = random.normal(size=(2, 3, 7, 7))
        w = random.normal(size=(4, 3, 3, 3))
        b = random.normal(size=4)
        out, cache = conv_forward(x, w, b, stride, pad)
        dout = random.normal(size=out.shape)
        dx, dw, db = conv_backward(dout, cache)

        def conv_scalar(_):
            return np.sum(conv_forward(x, w, b, stride, pad)[0] * dout)

        show(f"conv stride {stride} dx", relative_error(dx, numeric_gradient(conv_scalar, x)))
        show(f"conv stride {stride} dw", relative_error(dw, numeric_gradient(conv_scalar, w)))
        show(f"conv stride {stride} db", relative_error(db, numeric_gradient(conv_scalar, b)))

    # relu, away from the corner at zero
    x = random.normal(size=(3, 4))
    x = x + 0.1 * np.sign(x)
    out, cache = relu_forward(x)
    dout = random.normal(size=out.shape)
    dx = relu_backward(dout, cache)
    show("relu dx", relative_error(dx, numeric_gradient(
        lambda v: np.sum(relu_forward(v)[0] * dout), x)))

    # max pool: all values different, so the maximum does not change with a small step.
    # size 3 with stride 2 has windows that overlap
    for size, stride in [(2, 2), (3, 2)]:
        x = 0.1 * random.permutation(2 * 3 * 7 * 7).reshape(2, 3, 7, 7)
        out, cache = max_pool_forward(x, size, stride)
        dout = random.normal(size=out.shape)
        dx = max_pool_backward(dout, cache)

        def pool_scalar(v):
            return np.sum(max_pool_forward(v, size, stride)[0] * dout)

        show(f"max pool size {size} dx", relative_error(dx, numeric_gradient(pool_scalar, x)))

    # affine
    x = random.normal(size=(3, 2, 2, 2))
    w = random.normal(size=(8, 5))
    b = random.normal(size=5)
    out, cache = affine_forward(x, w, b)
    dout = random.normal(size=out.shape)
    dx, dw, db = affine_backward(dout, cache)

    def affine_scalar(_):
        return np.sum(affine_forward(x, w, b)[0] * dout)

    show("affine dx", relative_error(dx, numeric_gradient(affine_scalar, x)))
    show("affine dw", relative_error(dw, numeric_gradient(affine_scalar, w)))
    show("affine db", relative_error(db, numeric_gradient(affine_scalar, b)))

    # batchnorm, in training and in testing
    for training in [True, False]:
        x = random.normal(2.0, 3.0, size=(3, 2, 4, 4))
        gamma = random.normal(size=2)
        beta = random.normal(size=2)
        out, cache = batchnorm_forward(x, gamma, beta, {}, training)
        dout = random.normal(size=out.shape)
        dx, dgamma, dbeta = batchnorm_backward(dout, cache)

        def norm_scalar(_):
            # a fresh state every time
            return np.sum(batchnorm_forward(x, gamma, beta, {}, training)[0] * dout)

        kind = "train" if training else "test"
        show(f"batchnorm {kind} dx", relative_error(dx, numeric_gradient(norm_scalar, x)))
        show(f"batchnorm {kind} dgamma",
             relative_error(dgamma, numeric_gradient(norm_scalar, gamma)))
        show(f"batchnorm {kind} dbeta",
             relative_error(dbeta, numeric_gradient(norm_scalar, beta)))

    # dropout: always the same seed, else the mask is another one at each call
    x = random.normal(size=(4, 6))
    out, cache = dropout_forward(x, 0.7, True, np.random.default_rng(5))
    dout = random.normal(size=out.shape)
    dx = dropout_backward(dout, cache)
    show("dropout dx", relative_error(dx, numeric_gradient(
        lambda v: np.sum(dropout_forward(v, 0.7, True, np.random.default_rng(5))[0] * dout), x)))

    # softmax
    scores = random.normal(size=(5, 4))
    y = random.integers(0, 4, size=5)
    _, dscores = softmax_loss(scores, y)
    show("softmax dscores", relative_error(dscores, numeric_gradient(
        lambda v: softmax_loss(v, y)[0], scores)))

    # the whole network, a very small one and without dropout
    model = ConvNet(Config(classes=3, channels=2, side=8, filters=2, hidden=5, seed=3))
    model.keep = 1.0
    for name in model.params:
        if name.endswith("_b") or name == "beta":
            # not exactly zero, else relu could sit on its corner
            model.params[name] += 0.1 * random.normal(size=model.params[name].shape)
    x = random.normal(size=(4, 2, 8, 8))
    y = random.integers(0, 3, size=4)
    _, grads = model.loss(x, y)
    for name in model.params:
        numeric = numeric_gradient(lambda _: model.loss(x, y)[0], model.params[name])
        if name == "conv1_b":
            # batchnorm takes the mean away again, so this gradient is really 0 and
            # a relative error would only compare rounding noise
            show("net " + name + " (absolute)", np.max(np.abs(grads[name] - numeric)))
        else:
            show("net " + name, relative_error(grads[name], numeric))


def main():
    started = time.time()
    config = Config()
    images, labels = load("digits.pickle")
    cut = int(0.9 * len(images))

    # first see that the gradients are right
    print("gradient check (should all be small):")
    check_gradients()

    # the network has to fit the images
    config.channels = images.shape[1]
    config.side = images.shape[2]
    config.classes = int(labels.max()) + 1
    print("config:", config.as_dict())

    # shuffle once before cutting, in case the file is sorted by digit
    order = np.random.default_rng(config.seed).permutation(len(images))
    images = images[order]
    labels = labels[order]
    train = (images[:cut], labels[:cut])
    validation = (images[cut:], labels[cut:])
    print(f"{len(train[0])} images for training, {len(validation[0])} for validation")

    # build and train
    model = ConvNet(config)
    optimizer = Optimizer(model.params, name="adam", rate=1e-3, weight_decay=1e-4)
    trainer = Trainer(model, optimizer, train, validation, batch=64, epochs=10, patience=3)
    trainer.run()

    # report
    print(f"best validation accuracy {trainer.best_accuracy:.4f} in epoch {trainer.best_epoch}")
    table = confusion(model, validation[0], validation[1], config.classes)
    print("confusion (rows are truth):")
    print(table)
    for digit in range(config.classes):
        count = table[digit].sum()
        if count > 0:
            print(f"class {digit}: {table[digit, digit] / count:.3f} of {count} right")

    print(f"took {time.time() - started:.1f} s")


if __name__ == "__main__":
    main()
