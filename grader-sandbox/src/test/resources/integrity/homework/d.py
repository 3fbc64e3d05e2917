"""Homework: a convolutional network in NumPy, with its own gradients.

Fill in every TODO. Arrays are float64; images are (N, C, H, W). Do not use loops over images
where NumPy can do without. You may add functions and classes of your own.
"""

import pickle
import time

import numpy as np
from numpy.lib.stride_tricks import as_strided


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


def conv_columns(x, kh, kw, stride):
    """Every patch of the (already padded) x as a column: (C*kh*kw, N*H'*W'), H', W'."""
    N, C, H, W = x.shape
    out_h = (H - kh) // stride + 1
    out_w = (W - kw) // stride + 1
    sn, sc, sh, sw = x.strides
    patches = as_strided(
        x,
        shape=(C, kh, kw, N, out_h, out_w),
        strides=(sc, sh, sw, sn, stride * sh, stride * sw),
        writeable=False,
    )
    # the reshape copies, so from here on it is ordinary memory
    return patches.reshape(C * kh * kw, N * out_h * out_w), out_h, out_w


def conv_forward(x, w, b, stride=1, pad=0):
    """x (N, C, H, W), w (F, C, k, k), b (F,) -> out (N, F, H', W'), cache"""
    N, C, H, W = x.shape
    F, wc, kh, kw = w.shape
    assert C == wc, "filters and images must have the same number of channels"

    x_pad = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode="constant")
    cols, out_h, out_w = conv_columns(x_pad, kh, kw, stride)
    out = w.reshape(F, -1) @ cols + b[:, None]
    out = out.reshape(F, N, out_h, out_w).transpose(1, 0, 2, 3)

    cache = (x.shape, w, cols, stride, pad)
    return np.ascontiguousarray(out), cache


def conv_backward(dout, cache):
    """-> dx, dw, db"""
    x_shape, w, cols, stride, pad = cache
    N, C, H, W = x_shape
    F, _, kh, kw = w.shape
    out_h, out_w = dout.shape[2:]

    db = dout.sum(axis=(0, 2, 3))
    dout_flat = dout.transpose(1, 0, 2, 3).reshape(F, -1)
    dw = (dout_flat @ cols.T).reshape(w.shape)

    # back from columns to the image: loop only over the kernel positions
    dcols = (w.reshape(F, -1).T @ dout_flat).reshape(C, kh, kw, N, out_h, out_w)
    dx_pad = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for i in range(kh):
        for j in range(kw):
            rows = slice(i, i + stride * out_h, stride)
            columns = slice(j, j + stride * out_w, stride)
            dx_pad[:, :, rows, columns] += dcols[:, i, j].transpose(1, 0, 2, 3)
    dx = dx_pad[:, :, pad:pad + H, pad:pad + W]
    return dx, dw, db


def max_pool_forward(x, size=2, stride=2):
    """-> out, cache"""
    N, C, H, W = x.shape
    out_h = (H - size) // stride + 1
    out_w = (W - size) // stride + 1
    sn, sc, sh, sw = x.strides
    windows = as_strided(
        x,
        shape=(N, C, out_h, out_w, size, size),
        strides=(sn, sc, stride * sh, stride * sw, sh, sw),
        writeable=False,
    )
    windows = windows.reshape(N, C, out_h, out_w, size * size)
    winner = windows.argmax(axis=-1)
    out = np.take_along_axis(windows, winner[..., None], axis=-1)[..., 0]
    cache = (x.shape, winner, size, stride)
    return out, cache


def max_pool_backward(dout, cache):
    x_shape, winner, size, stride = cache
    out_h, out_w = dout.shape[2:]
    dx = np.zeros(x_shape)
    # with += it is also right when the windows overlap
    for i in range(size):
        for j in range(size):
            mask = winner == i * size + j
            dx[:, :, i:i + stride * out_h:stride, j:j + stride * out_w:stride] += dout * mask
    return dx


def affine_forward(x, w, b):
    """x (N, ...) is flattened. -> out (N, M), cache"""
    out = x.reshape(x.shape[0], -1) @ w + b
    cache = (x, w)
    return out, cache


def affine_backward(dout, cache):
    """-> dx, dw, db"""
    x, w = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(x.shape[0], -1).T @ dout
    db = dout.sum(axis=0)
    return dx, dw, db


def relu_forward(x):
    return np.maximum(0, x), (x,)


def relu_backward(dout, cache):
    (x,) = cache
    return dout * (x > 0)


def batchnorm_forward(x, gamma, beta, state, training, momentum=0.9, eps=1e-5):
    """x (N, C, H, W), statistics per channel; state holds running_mean and running_var."""
    C = x.shape[1]
    running_mean = state.setdefault("running_mean", np.zeros(C))
    running_var = state.setdefault("running_var", np.ones(C))

    if training:
        mean = x.mean(axis=(0, 2, 3))
        var = x.var(axis=(0, 2, 3))
        state["running_mean"] = momentum * running_mean + (1 - momentum) * mean
        state["running_var"] = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var

    inv_std = 1.0 / np.sqrt(var + eps)
    x_hat = (x - mean[None, :, None, None]) * inv_std[None, :, None, None]
    out = gamma[None, :, None, None] * x_hat + beta[None, :, None, None]
    cache = (x_hat, gamma, inv_std, training)
    return out, cache


def batchnorm_backward(dout, cache):
    """-> dx, dgamma, dbeta"""
    x_hat, gamma, inv_std, training = cache
    N, C, H, W = dout.shape
    axes = (0, 2, 3)

    dbeta = dout.sum(axis=axes)
    dgamma = (dout * x_hat).sum(axis=axes)
    dx_hat = dout * gamma[None, :, None, None]
    if not training:
        # mean and variance are constants then
        return dx_hat * inv_std[None, :, None, None], dgamma, dbeta

    m = N * H * W
    sum1 = dx_hat.sum(axis=axes, keepdims=True)
    sum2 = (dx_hat * x_hat).sum(axis=axes, keepdims=True)
    dx = inv_std[None, :, None, None] / m * (m * dx_hat - sum1 - x_hat * sum2)
    return dx, dgamma, dbeta


def dropout_forward(x, keep, training, random):
    """Inverted dropout: keep is the probability that a unit stays."""
    if not training or keep >= 1.0:
        return x, (None,)
    mask = (random.random(x.shape) < keep) / keep
    return x * mask, (mask,)


def dropout_backward(dout, cache):
    (mask,) = cache
    if mask is None:
        return dout
    return dout * mask


def softmax_loss(scores, y):
    """Mean cross-entropy and its gradient with respect to the scores."""
    N = scores.shape[0]
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_probs[np.arange(N), y].mean()
    dscores = np.exp(log_probs)
    dscores[np.arange(N), y] -= 1
    dscores /= N
    return loss, dscores


class ConvNet:
    """conv - batchnorm - relu - pool - conv - relu - pool - affine - relu - dropout - affine"""

    def __init__(self, config, keep=0.75):
        self.config = config
        self.params = {}
        self.keep = keep
        self.random = np.random.default_rng(config.seed)
        self.bn_state = {
            "running_mean": np.zeros(config.filters),
            "running_var": np.ones(config.filters),
        }

        f1 = config.filters
        f2 = 2 * config.filters
        side = config.side // 2 // 2  # the convolutions keep the size, the pools halve it
        flat = f2 * side * side

        self.params["W1"] = self.he((f1, config.channels, 3, 3), config.channels * 9)
        self.params["b1"] = np.zeros(f1)
        self.params["gamma1"] = np.ones(f1)
        self.params["beta1"] = np.zeros(f1)
        self.params["W2"] = self.he((f2, f1, 3, 3), f1 * 9)
        self.params["b2"] = np.zeros(f2)
        self.params["W3"] = self.he((flat, config.hidden), flat)
        self.params["b3"] = np.zeros(config.hidden)
        self.params["W4"] = self.he((config.hidden, config.classes), config.hidden)
        self.params["b4"] = np.zeros(config.classes)

    def he(self, shape, fan_in):
        return self.random.standard_normal(shape) * np.sqrt(2.0 / fan_in)

    def forward(self, x, training):
        p = self.params
        h, conv1 = conv_forward(x, p["W1"], p["b1"], stride=1, pad=1)
        h, bn1 = batchnorm_forward(h, p["gamma1"], p["beta1"], self.bn_state, training)
        h, relu1 = relu_forward(h)
        h, pool1 = max_pool_forward(h)

        h, conv2 = conv_forward(h, p["W2"], p["b2"], stride=1, pad=1)
        h, relu2 = relu_forward(h)
        h, pool2 = max_pool_forward(h)

        h, fc1 = affine_forward(h, p["W3"], p["b3"])
        h, relu3 = relu_forward(h)
        h, drop = dropout_forward(h, self.keep, training, self.random)
        scores, fc2 = affine_forward(h, p["W4"], p["b4"])

        cache = (conv1, bn1, relu1, pool1, conv2, relu2, pool2, fc1, relu3, drop, fc2)
        return scores, cache

    def backward(self, dscores, cache):
        conv1, bn1, relu1, pool1, conv2, relu2, pool2, fc1, relu3, drop, fc2 = cache
        grads = {}
        d, grads["W4"], grads["b4"] = affine_backward(dscores, fc2)
        d = dropout_backward(d, drop)
        d = relu_backward(d, relu3)
        d, grads["W3"], grads["b3"] = affine_backward(d, fc1)

        d = max_pool_backward(d, pool2)
        d = relu_backward(d, relu2)
        d, grads["W2"], grads["b2"] = conv_backward(d, conv2)

        d = max_pool_backward(d, pool1)
        d = relu_backward(d, relu1)
        d, grads["gamma1"], grads["beta1"] = batchnorm_backward(d, bn1)
        _, grads["W1"], grads["b1"] = conv_backward(d, conv1)
        return grads

    def loss(self, x, y=None):
        """Without y the scores; with y the loss and a dict of gradients."""
        scores, cache = self.forward(x, training=y is not None)
        if y is None:
            return scores
        loss, dscores = softmax_loss(scores, y)
        return loss, self.backward(dscores, cache)

    def snapshot(self):
        """Copies of everything that training changes."""
        params = {name: value.copy() for name, value in self.params.items()}
        state = {name: value.copy() for name, value in self.bn_state.items()}
        return params, state

    def restore(self, snapshot):
        params, state = snapshot
        for name in self.params:
            self.params[name][...] = params[name]
        self.bn_state = {name: value.copy() for name, value in state.items()}


def sgd_momentum(w, dw, config, rate):
    config["velocity"] = config["momentum"] * config["velocity"] - rate * dw
    w += config["velocity"]


def adam(w, dw, config, rate):
    config["t"] += 1
    config["m"] = config["beta1"] * config["m"] + (1 - config["beta1"]) * dw
    config["v"] = config["beta2"] * config["v"] + (1 - config["beta2"]) * dw ** 2
    m_hat = config["m"] / (1 - config["beta1"] ** config["t"])
    v_hat = config["v"] / (1 - config["beta2"] ** config["t"])
    w -= rate * m_hat / (np.sqrt(v_hat) + config["eps"])


class Optimizer:
    """SGD with momentum, and Adam; chosen by name, with a schedule of your own choice.

    Schedule: the rate rises linearly over the first `warmup` steps, and is multiplied by
    `decay` at the end of each epoch. Weight decay is decoupled and touches only the W's.
    """

    def __init__(self, params, name="adam", rate=1e-3, weight_decay=0.0, decay=0.9, warmup=0):
        rules = {"adam": adam, "sgd": sgd_momentum}
        if name not in rules:
            raise ValueError(f"unknown optimizer {name!r}, choose one of {sorted(rules)}")
        self.params = params
        self.name = name
        self.update = rules[name]
        self.rate = rate
        self.weight_decay = weight_decay
        self.decay = decay
        self.warmup = warmup
        self.steps = 0
        self.configs = {key: self.fresh_config(value) for key, value in params.items()}

    def fresh_config(self, w):
        if self.name == "sgd":
            return {"momentum": 0.9, "velocity": np.zeros_like(w)}
        return {
            "beta1": 0.9,
            "beta2": 0.999,
            "eps": 1e-8,
            "m": np.zeros_like(w),
            "v": np.zeros_like(w),
            "t": 0,
        }

    def current_rate(self):
        if self.steps < self.warmup:
            return self.rate * (self.steps + 1) / self.warmup
        return self.rate

    def step(self, grads):
        rate = self.current_rate()
        for key, w in self.params.items():
            if self.weight_decay > 0 and key.startswith("W"):
                w -= rate * self.weight_decay * w
            # in place, so the model sees the new values
            self.update(w, grads[key], self.configs[key], rate)
        self.steps += 1

    def end_epoch(self):
        self.rate *= self.decay


def batches(x, y, size, random):
    """Shuffled minibatches; the last one may be smaller."""
    order = random.permutation(len(x))
    for start in range(0, len(x), size):
        chosen = order[start:start + size]
        yield x[chosen], y[chosen]


def augment(x, random, shift=2, flip=False):
    """Shift by up to two pixels and flip where it makes sense.

    A mirrored digit is no digit any more, so flipping is off unless asked for.
    """
    N, C, H, W = x.shape
    x_pad = np.pad(x, ((0, 0), (0, 0), (shift, shift), (shift, shift)), mode="constant")
    sn, sc, sh, sw = x_pad.strides
    places = 2 * shift + 1
    # all shifted versions of all images as a view, then pick one for each image
    shifted = as_strided(
        x_pad,
        shape=(N, places, places, C, H, W),
        strides=(sn, sh, sw, sc, sh, sw),
        writeable=False,
    )
    down = random.integers(0, places, size=N)
    right = random.integers(0, places, size=N)
    out = shifted[np.arange(N), down, right]
    if flip:
        mirrored = random.random(N) < 0.5
        out[mirrored] = out[mirrored][..., ::-1]
    return out


class Trainer:
    """Trains, keeps the best weights by validation accuracy, stops early, records history."""

    def __init__(self, model, optimizer, train, validation, batch=64, epochs=10, patience=3,
                 augmented=True, verbose=True):
        self.model = model
        self.optimizer = optimizer
        self.x_train, self.y_train = train
        self.x_val, self.y_val = validation
        self.batch = batch
        self.epochs = epochs
        self.patience = patience
        self.augmented = augmented
        self.verbose = verbose
        self.random = np.random.default_rng(model.config.seed + 1)
        self.history = {"loss": [], "train_acc": [], "val_acc": [], "rate": []}
        self.best_val_acc = -1.0
        self.best_epoch = 0
        self.best = model.snapshot()

    def run_epoch(self):
        """One pass over the training data -> the mean loss."""
        total = 0.0
        for x, y in batches(self.x_train, self.y_train, self.batch, self.random):
            if self.augmented:
                x = augment(x, self.random)
            loss, grads = self.model.loss(x, y)
            if not np.isfinite(loss):
                raise FloatingPointError("the loss is not finite, try a smaller rate")
            self.optimizer.step(grads)
            total += loss * len(x)
        return total / len(self.x_train)

    def run(self):
        # training accuracy on a part only, that is enough to see overfitting
        some = self.random.permutation(len(self.x_train))[:1000]
        waited = 0
        for epoch in range(1, self.epochs + 1):
            started = time.time()
            rate = self.optimizer.current_rate()
            loss = self.run_epoch()
            train_acc = accuracy(self.model, self.x_train[some], self.y_train[some])
            val_acc = accuracy(self.model, self.x_val, self.y_val)
            self.optimizer.end_epoch()

            self.history["loss"].append(loss)
            self.history["train_acc"].append(train_acc)
            self.history["val_acc"].append(val_acc)
            self.history["rate"].append(rate)
            if self.verbose:
                print(f"epoch {epoch:2d}/{self.epochs}  loss {loss:.4f}  train {train_acc:.4f}  "
                      f"val {val_acc:.4f}  ({time.time() - started:.1f} s)")

            if val_acc > self.best_val_acc:
                self.best_val_acc = val_acc
                self.best_epoch = epoch
                self.best = self.model.snapshot()
                waited = 0
            else:
                waited += 1
                if waited >= self.patience:
                    if self.verbose:
                        print(f"no improvement for {self.patience} epochs, stopping")
                    break

        self.model.restore(self.best)
        return self.history


def predict(model, x, batch=256):
    """The most likely class of every image."""
    guesses = np.zeros(len(x), dtype=np.int64)
    for start in range(0, len(x), batch):
        scores = model.loss(x[start:start + batch])
        guesses[start:start + batch] = scores.argmax(axis=1)
    return guesses


def accuracy(model, x, y, batch=256):
    return float(np.mean(predict(model, x, batch) == y))


def confusion(model, x, y, classes):
    """(classes, classes): rows are truth."""
    table = np.zeros((classes, classes), dtype=np.int64)
    np.add.at(table, (y, predict(model, x)), 1)
    return table


def print_confusion(table):
    print("truth \\ guess " + "".join(f"{c:6d}" for c in range(len(table))))
    for c, row in enumerate(table):
        recall = row[c] / max(1, row.sum())
        print(f"{c:13d} " + "".join(f"{count:6d}" for count in row) + f"   {recall:.3f}")


def check_layer(name, forward, backward, inputs, random):
    """forward() -> out, cache with the arrays in inputs; backward -> one gradient for each."""
    out, cache = forward()
    dout = random.standard_normal(out.shape)
    found = backward(dout, cache)
    if not isinstance(found, tuple):
        found = (found,)
    worst = 0.0
    for array, gradient in zip(inputs, found):
        # numeric_gradient changes the array in place, so forward needs no argument
        expected = numeric_gradient(lambda _: np.sum(forward()[0] * dout), array)
        worst = max(worst, relative_error(gradient, expected))
    print(f"{name:24s} {worst:.2e}")
    return worst


def check_gradients():
    """Compare every layer's gradients with numeric_gradient; print the largest errors."""
    random = np.random.default_rng(231)
    errors = {}

    x = random.standard_normal((2, 3, 7, 7))
    w = random.standard_normal((4, 3, 3, 3))
    b = random.standard_normal(4)
    for stride, pad in ((1, 0), (1, 1), (2, 1)):
        name = f"conv stride {stride} pad {pad}"
        errors[name] = check_layer(
            name, lambda: conv_forward(x, w, b, stride, pad), conv_backward, (x, w, b), random)

    # all values different and far apart, so that a step never changes the winner
    p = random.permutation(2 * 3 * 6 * 6).reshape(2, 3, 6, 6) * 0.1
    for size, stride in ((2, 2), (3, 1)):
        name = f"max pool {size} stride {stride}"
        errors[name] = check_layer(
            name, lambda: max_pool_forward(p, size, stride), max_pool_backward, (p,), random)

    a = random.standard_normal((3, 2, 4))
    aw = random.standard_normal((8, 5))
    ab = random.standard_normal(5)
    errors["affine"] = check_layer(
        "affine", lambda: affine_forward(a, aw, ab), affine_backward, (a, aw, ab), random)

    r = random.standard_normal((4, 6))
    r[np.abs(r) < 0.01] = 0.5  # keep away from the kink
    errors["relu"] = check_layer("relu", lambda: relu_forward(r), relu_backward, (r,), random)

    n = 2 * random.standard_normal((4, 3, 3, 3)) + 1
    gamma = random.standard_normal(3)
    beta = random.standard_normal(3)
    for training in (True, False):
        state = {"running_mean": random.standard_normal(3), "running_var": random.random(3) + 0.5}
        name = "batchnorm " + ("train" if training else "test")
        errors[name] = check_layer(
            name, lambda: batchnorm_forward(n, gamma, beta, state, training),
            batchnorm_backward, (n, gamma, beta), random)

    d = random.standard_normal((5, 6))
    errors["dropout"] = check_layer(
        "dropout", lambda: dropout_forward(d, 0.7, True, np.random.default_rng(5)),
        dropout_backward, (d,), random)

    scores = random.standard_normal((6, 4))
    y = random.integers(0, 4, size=6)
    expected = numeric_gradient(lambda s: softmax_loss(s, y)[0], scores)
    errors["softmax"] = relative_error(softmax_loss(scores, y)[1], expected)
    print(f"{'softmax':24s} {errors['softmax']:.2e}")

    # the whole network, small; the same dropout mask every time
    model = ConvNet(Config(classes=4, channels=2, side=8, filters=3, hidden=7, seed=3))
    images = random.standard_normal((5, 2, 8, 8))
    labels = random.integers(0, 4, size=5)

    def run_model():
        model.random = np.random.default_rng(11)
        return model.loss(images, labels)

    grads = run_model()[1]
    for name, value in model.params.items():
        expected = numeric_gradient(lambda _: run_model()[0], value)
        if name == "b1":
            # batchnorm takes the mean away again: the true gradient is 0, only noise remains
            error = np.max(np.abs(grads[name] - expected))
        else:
            # relative to the largest entry, because some are almost zero
            error = np.max(np.abs(grads[name] - expected)) / max(1e-8, np.max(np.abs(expected)))
        errors["net " + name] = error
        print(f"{'net ' + name:24s} {error:.2e}")

    worst = max(errors, key=errors.get)
    print(f"largest error: {errors[worst]:.2e} ({worst})")
    return errors


def main():
    started = time.time()
    config = Config()
    images, labels = load("digits.pickle")
    cut = int(0.9 * len(images))

    check_gradients()

    order = np.random.default_rng(config.seed).permutation(len(images))
    images, labels = images[order], labels[order]
    train = images[:cut], labels[:cut]
    validation = images[cut:], labels[cut:]
    print(f"{len(train[0])} images for training, {len(validation[0])} for validation")

    model = ConvNet(config)
    count = sum(value.size for value in model.params.values())
    print(f"network with {count} parameters: {config.as_dict()}")

    optimizer = Optimizer(model.params, "adam", rate=2e-3, weight_decay=1e-3, warmup=100)
    trainer = Trainer(model, optimizer, train, validation, batch=64, epochs=10, patience=3)
    trainer.run()

    print(f"best epoch {trainer.best_epoch}, validation accuracy {trainer.best_val_acc:.4f}")
    print_confusion(confusion(model, *validation, config.classes))
    print(f"took {time.time() - started:.1f} s")


if __name__ == "__main__":
    main()
