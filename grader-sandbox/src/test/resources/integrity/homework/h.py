"""Homework: a convolutional network in NumPy, with its own gradients.

Fill in every TODO. Arrays are float64; images are (N, C, H, W). Do not use loops over images
where NumPy can do without. You may add functions and classes of your own.
"""

import pickle
import time

import numpy as np

# ---- global settings ----
KERNEL = 3
PAD = 1
POOL = 2
KEEP_PROBABILITY = 0.7
MAX_SHIFT = 2
FLIP_IMAGES = False  # a mirrored digit is not a digit any more (2, 3, 5, 7 ...)
BATCH_SIZE = 64
EPOCHS = 10
PATIENCE = 3
LEARNING_RATE = 1e-3
WEIGHT_DECAY = 1e-4
MOMENTUM = 0.9
BETA1 = 0.9
BETA2 = 0.999
ADAM_EPS = 1e-8
WARMUP_STEPS = 50
RATE_DECAY = 0.85  # multiplied after every epoch
PRINT_EVERY = 50
GRADIENT_TOLERANCE = 1e-4


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


def conv_forward_naive(x, w, b, stride=1, pad=0):
    """My first version, with four loops. Much too slow, but I trust it, so I keep it to compare."""
    N, C, H, W = x.shape
    F, _, k, _ = w.shape
    H_out = (H + 2 * pad - k) // stride + 1
    W_out = (W + 2 * pad - k) // stride + 1
    x_padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for f in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    top = i * stride
                    left = j * stride
                    window = x_padded[n, :, top:top + k, left:left + k]
                    out[n, f, i, j] = np.sum(window * w[f]) + b[f]
    return out


def get_patches(x, k, stride):
    """All k x k windows of x as a view: (N, C, H', W', k, k). Nothing is copied."""
    N, C, H, W = x.shape
    H_out = (H - k) // stride + 1
    W_out = (W - k) // stride + 1
    sN, sC, sH, sW = x.strides
    return np.lib.stride_tricks.as_strided(
        x,
        shape=(N, C, H_out, W_out, k, k),
        strides=(sN, sC, sH * stride, sW * stride, sH, sW),
        writeable=False,
    )


def conv_forward(x, w, b, stride=1, pad=0):
    """x (N, C, H, W), w (F, C, k, k), b (F,) -> out (N, F, H', W'), cache"""
    k = w.shape[2]
    x_padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    patches = get_patches(x_padded, k, stride)
    # sum over the channel and the two kernel axes -> (N, H', W', F)
    out = np.tensordot(patches, w, axes=([1, 4, 5], [1, 2, 3]))
    out = out.transpose(0, 3, 1, 2) + b[None, :, None, None]
    cache = (x.shape, x_padded.shape, patches, w, stride, pad)
    return out, cache


def conv_backward(dout, cache):
    """-> dx, dw, db"""
    x_shape, padded_shape, patches, w, stride, pad = cache
    H, W = x_shape[2], x_shape[3]
    H_out, W_out = dout.shape[2], dout.shape[3]
    k = w.shape[2]

    db = dout.sum(axis=(0, 2, 3))
    # (N, F, H', W') with (N, C, H', W', k, k) -> (F, C, k, k)
    dw = np.tensordot(dout, patches, axes=([0, 2, 3], [0, 2, 3]))

    # windows overlap, so every kernel position adds its own share
    dx_padded = np.zeros(padded_shape)
    for i in range(k):
        for j in range(k):
            share = np.tensordot(dout, w[:, :, i, j], axes=([1], [0]))  # (N, H', W', C)
            share = share.transpose(0, 3, 1, 2)
            dx_padded[:, :, i:i + stride * H_out:stride, j:j + stride * W_out:stride] += share
    dx = dx_padded[:, :, pad:pad + H, pad:pad + W]
    return dx, dw, db


def max_pool_forward(x, size=2, stride=2):
    """-> out, cache"""
    patches = get_patches(x, size, stride)
    N, C, H_out, W_out = patches.shape[:4]
    flat = patches.reshape(N, C, H_out, W_out, size * size)
    winner = flat.argmax(axis=4)
    out = np.take_along_axis(flat, winner[..., None], axis=4)[..., 0]
    cache = (x.shape, winner, size, stride)
    return out, cache


def max_pool_backward(dout, cache):
    x_shape, winner, size, stride = cache
    H_out, W_out = dout.shape[2], dout.shape[3]
    dx = np.zeros(x_shape)
    for i in range(size):
        for j in range(size):
            mask = winner == i * size + j
            dx[:, :, i:i + stride * H_out:stride, j:j + stride * W_out:stride] += dout * mask
    return dx


def relu_forward(x):
    return np.maximum(0, x), x


def relu_backward(dout, cache):
    x = cache
    return dout * (x > 0)


def affine_forward(x, w, b):
    """x (N, ...) is flattened. -> out (N, M), cache"""
    x_flat = x.reshape(x.shape[0], -1)
    out = x_flat @ w + b
    cache = (x.shape, x_flat, w)
    return out, cache


def affine_backward(dout, cache):
    x_shape, x_flat, w = cache
    dx = (dout @ w.T).reshape(x_shape)
    dw = x_flat.T @ dout
    db = dout.sum(axis=0)
    return dx, dw, db


def batchnorm_forward(x, gamma, beta, state, training, momentum=0.9, eps=1e-5):
    """x (N, C, H, W), statistics per channel; state holds running_mean and running_var."""
    if training:
        mean = x.mean(axis=(0, 2, 3))
        var = x.var(axis=(0, 2, 3))
        state["running_mean"] = momentum * state["running_mean"] + (1 - momentum) * mean
        state["running_var"] = momentum * state["running_var"] + (1 - momentum) * var
    else:
        mean = state["running_mean"]
        var = state["running_var"]
    std = np.sqrt(var + eps)
    x_hat = (x - mean[None, :, None, None]) / std[None, :, None, None]
    out = gamma[None, :, None, None] * x_hat + beta[None, :, None, None]
    cache = (x_hat, gamma, std, training)
    return out, cache


def batchnorm_backward(dout, cache):
    """-> dx, dgamma, dbeta"""
    x_hat, gamma, std, training = cache
    dgamma = (dout * x_hat).sum(axis=(0, 2, 3))
    dbeta = dout.sum(axis=(0, 2, 3))
    dx_hat = dout * gamma[None, :, None, None]
    if training:
        # mean and variance depend on x too, that gives the two extra terms
        mean1 = dx_hat.mean(axis=(0, 2, 3), keepdims=True)
        mean2 = (dx_hat * x_hat).mean(axis=(0, 2, 3), keepdims=True)
        dx = (dx_hat - mean1 - x_hat * mean2) / std[None, :, None, None]
    else:
        dx = dx_hat / std[None, :, None, None]
    return dx, dgamma, dbeta


def dropout_forward(x, keep, training, random):
    if not training or keep >= 1.0:
        return x, None
    # inverted dropout: divide here, so nothing has to be done at test time
    mask = (random.random(x.shape) < keep) / keep
    return x * mask, mask


def dropout_backward(dout, cache):
    mask = cache
    if mask is None:
        return dout
    return dout * mask


def softmax_loss(scores, y):
    """Mean cross-entropy and its gradient with respect to the scores."""
    N = scores.shape[0]
    shifted = scores - scores.max(axis=1, keepdims=True)  # so that exp does not overflow
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_probs[np.arange(N), y].mean()
    dscores = np.exp(log_probs)
    dscores[np.arange(N), y] -= 1
    dscores /= N
    return loss, dscores


class ConvNet:
    """conv - batchnorm - relu - pool - conv - relu - pool - affine - relu - dropout - affine"""

    def __init__(self, config):
        self.config = config
        self.params = {}
        self.random = np.random.default_rng(config.seed)
        C = config.channels
        F1 = config.filters
        F2 = 2 * config.filters
        side = config.side // POOL // POOL  # the convolutions keep the size, the pools halve it
        flat = F2 * side * side

        # He initialisation: std = sqrt(2 / fan_in)
        fan1 = C * KERNEL * KERNEL
        fan2 = F1 * KERNEL * KERNEL
        self.params["w1"] = self.random.standard_normal((F1, C, KERNEL, KERNEL)) * np.sqrt(2 / fan1)
        self.params["b1"] = np.zeros(F1)
        self.params["gamma"] = np.ones(F1)
        self.params["beta"] = np.zeros(F1)
        self.params["w2"] = self.random.standard_normal((F2, F1, KERNEL, KERNEL)) * np.sqrt(2 / fan2)
        self.params["b2"] = np.zeros(F2)
        self.params["w3"] = self.random.standard_normal((flat, config.hidden)) * np.sqrt(2 / flat)
        self.params["b3"] = np.zeros(config.hidden)
        # smaller last layer, so that the first loss is close to log(classes)
        self.params["w4"] = self.random.standard_normal((config.hidden, config.classes)) * 0.01
        self.params["b4"] = np.zeros(config.classes)

        self.state = {"running_mean": np.zeros(F1), "running_var": np.ones(F1)}

    def loss(self, x, y=None):
        """Without y the scores; with y the loss and a dict of gradients."""
        training = y is not None
        p = self.params

        # ---- forward ----
        out, cache_conv1 = conv_forward(x, p["w1"], p["b1"], stride=1, pad=PAD)
        out, cache_bn = batchnorm_forward(out, p["gamma"], p["beta"], self.state, training)
        out, cache_relu1 = relu_forward(out)
        out, cache_pool1 = max_pool_forward(out, POOL, POOL)

        out, cache_conv2 = conv_forward(out, p["w2"], p["b2"], stride=1, pad=PAD)
        out, cache_relu2 = relu_forward(out)
        out, cache_pool2 = max_pool_forward(out, POOL, POOL)

        out, cache_affine1 = affine_forward(out, p["w3"], p["b3"])
        out, cache_relu3 = relu_forward(out)
        out, cache_drop = dropout_forward(out, KEEP_PROBABILITY, training, self.random)
        scores, cache_affine2 = affine_forward(out, p["w4"], p["b4"])

        if y is None:
            return scores

        # ---- backward, the same in reverse order ----
        grads = {}
        loss, dout = softmax_loss(scores, y)
        dout, grads["w4"], grads["b4"] = affine_backward(dout, cache_affine2)
        dout = dropout_backward(dout, cache_drop)
        dout = relu_backward(dout, cache_relu3)
        dout, grads["w3"], grads["b3"] = affine_backward(dout, cache_affine1)

        dout = max_pool_backward(dout, cache_pool2)
        dout = relu_backward(dout, cache_relu2)
        dout, grads["w2"], grads["b2"] = conv_backward(dout, cache_conv2)

        dout = max_pool_backward(dout, cache_pool1)
        dout = relu_backward(dout, cache_relu1)
        dout, grads["gamma"], grads["beta"] = batchnorm_backward(dout, cache_bn)
        dout, grads["w1"], grads["b1"] = conv_backward(dout, cache_conv1)
        return loss, grads

    def count(self):
        return sum(value.size for value in self.params.values())

    def snapshot(self):
        """A deep copy of everything that is learned."""
        params = {name: value.copy() for name, value in self.params.items()}
        state = {name: value.copy() for name, value in self.state.items()}
        return params, state

    def restore(self, saved):
        params, state = saved
        for name in params:
            self.params[name][...] = params[name]  # in place, the optimizer holds the same arrays
        for name in state:
            self.state[name] = state[name].copy()


class Optimizer:
    """SGD with momentum, and Adam; chosen by name, with a schedule of your own choice."""

    def __init__(self, params, name="adam", rate=1e-3, weight_decay=0.0):
        if name not in ("sgd", "adam"):
            raise ValueError("unknown optimizer: " + name)
        self.params = params
        self.name = name
        self.rate = rate
        self.weight_decay = weight_decay
        self.steps = 0
        self.epoch = 0
        self.first = {key: np.zeros_like(value) for key, value in params.items()}
        self.second = {key: np.zeros_like(value) for key, value in params.items()}

    def current_rate(self):
        """Linear warm-up during the first steps, then smaller after every epoch."""
        warmup = min(1.0, (self.steps + 1) / WARMUP_STEPS)
        return self.rate * warmup * RATE_DECAY ** self.epoch

    def end_epoch(self):
        self.epoch += 1

    def step(self, grads):
        rate = self.current_rate()
        self.steps += 1
        for key in self.params:
            grad = grads[key]
            if self.name == "sgd":
                self.first[key] = MOMENTUM * self.first[key] - rate * grad
                update = self.first[key]
            else:
                self.first[key] = BETA1 * self.first[key] + (1 - BETA1) * grad
                self.second[key] = BETA2 * self.second[key] + (1 - BETA2) * grad ** 2
                m_hat = self.first[key] / (1 - BETA1 ** self.steps)
                v_hat = self.second[key] / (1 - BETA2 ** self.steps)
                update = -rate * m_hat / (np.sqrt(v_hat) + ADAM_EPS)
            # weight decay only for real weights, not for biases and batchnorm
            if key.startswith("w") and self.weight_decay > 0:
                update = update - rate * self.weight_decay * self.params[key]
            self.params[key] += update


def batches(x, y, size, random):
    """Shuffled minibatches; the last one may be smaller."""
    order = random.permutation(len(x))
    for start in range(0, len(x), size):
        chosen = order[start:start + size]
        yield x[chosen], y[chosen]


def augment(x, random):
    """Shift by up to two pixels and flip where it makes sense."""
    N, C, H, W = x.shape
    padded = np.pad(x, ((0, 0), (0, 0), (MAX_SHIFT, MAX_SHIFT), (MAX_SHIFT, MAX_SHIFT)))
    # every image gets its own corner in the padded picture; MAX_SHIFT means "not moved"
    top = random.integers(0, 2 * MAX_SHIFT + 1, size=N)
    left = random.integers(0, 2 * MAX_SHIFT + 1, size=N)
    rows = top[:, None] + np.arange(H)[None, :]
    cols = left[:, None] + np.arange(W)[None, :]
    if FLIP_IMAGES:
        flip = random.random(N) < 0.5
        cols[flip] = cols[flip, ::-1]
    n_index = np.arange(N)[:, None, None, None]
    c_index = np.arange(C)[None, :, None, None]
    return padded[n_index, c_index, rows[:, None, :, None], cols[:, None, None, :]]


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
        self.use_augment = True
        self.random = np.random.default_rng(model.config.seed + 1)
        self.best_accuracy = -1.0
        self.best_epoch = 0
        self.best = model.snapshot()
        self.history = {"loss": [], "train_accuracy": [], "val_accuracy": [], "rate": [], "seconds": []}

    def run(self):
        per_epoch = (len(self.x_train) + self.batch - 1) // self.batch
        print(f"training on {len(self.x_train)} images, {per_epoch} batches per epoch")
        waited = 0
        for epoch in range(1, self.epochs + 1):
            print(f"--- epoch {epoch}/{self.epochs} ---")
            epoch_start = time.time()
            losses = []
            for number, (x, y) in enumerate(batches(self.x_train, self.y_train, self.batch, self.random), 1):
                if self.use_augment:
                    x = augment(x, self.random)
                loss, grads = self.model.loss(x, y)
                if not np.isfinite(loss):
                    raise FloatingPointError("the loss is not finite, the learning rate is too high?")
                self.optimizer.step(grads)
                losses.append(loss)
                if number % PRINT_EVERY == 0 or number == per_epoch:
                    recent = np.mean(losses[-PRINT_EVERY:])
                    print(f"  batch {number:4d}/{per_epoch}  loss {recent:.4f}")

            # the training accuracy only on a part, otherwise it takes too long
            part = self.random.permutation(len(self.x_train))[:1000]
            train_accuracy = accuracy(self.model, self.x_train[part], self.y_train[part])
            val_accuracy = accuracy(self.model, self.x_val, self.y_val)
            seconds = time.time() - epoch_start
            self.history["loss"].append(float(np.mean(losses)))
            self.history["train_accuracy"].append(train_accuracy)
            self.history["val_accuracy"].append(val_accuracy)
            self.history["rate"].append(self.optimizer.current_rate())
            self.history["seconds"].append(seconds)
            print(f"  mean loss {np.mean(losses):.4f}  train {train_accuracy:.4f}  "
                  f"validation {val_accuracy:.4f}  ({seconds:.1f} s)")

            if val_accuracy > self.best_accuracy:
                print(f"  new best! (before: {self.best_accuracy:.4f})")
                self.best_accuracy = val_accuracy
                self.best_epoch = epoch
                self.best = self.model.snapshot()
                waited = 0
            else:
                waited += 1
                print(f"  no improvement since {waited} epoch(s)")
                if waited >= self.patience:
                    print("  stopping early")
                    break
            self.optimizer.end_epoch()

        self.model.restore(self.best)
        print(f"best epoch was {self.best_epoch} with {self.best_accuracy:.4f}, weights restored")
        return self.history


def predict(model, x, batch=256):
    """The most likely class of every image, in pieces so that the memory is enough."""
    answers = np.zeros(len(x), dtype=np.int64)
    for start in range(0, len(x), batch):
        scores = model.loss(x[start:start + batch])
        answers[start:start + batch] = scores.argmax(axis=1)
    return answers


def accuracy(model, x, y, batch=256):
    return float(np.mean(predict(model, x, batch) == y))


def confusion(model, x, y, classes):
    """(classes, classes): rows are truth."""
    table = np.zeros((classes, classes), dtype=np.int64)
    np.add.at(table, (y, predict(model, x)), 1)
    return table


def check_gradients():
    """Compare every layer's gradients with numeric_gradient; print the largest errors."""
    print("=== checking gradients ===")
    random = np.random.default_rng(42)
    errors = {}

    # ---- convolution, also with a stride and against the slow version ----
    for stride, pad in [(1, 1), (2, 1), (2, 0)]:
        x = random.standard_normal((2, 3, 7, 7))
        w = random.standard_normal((4, 3, 3, 3))
        b = random.standard_normal(4)
        out, cache = conv_forward(x, w, b, stride, pad)
        slow = conv_forward_naive(x, w, b, stride, pad)
        print(f"conv stride {stride} pad {pad}: fast - slow = {np.abs(out - slow).max():.2e}")
        dout = random.standard_normal(out.shape)
        dx, dw, db = conv_backward(dout, cache)
        dx_num = numeric_gradient(lambda v: np.sum(conv_forward(v, w, b, stride, pad)[0] * dout), x)
        dw_num = numeric_gradient(lambda v: np.sum(conv_forward(x, v, b, stride, pad)[0] * dout), w)
        db_num = numeric_gradient(lambda v: np.sum(conv_forward(x, w, v, stride, pad)[0] * dout), b)
        errors[f"conv s{stride} p{pad} dx"] = relative_error(dx, dx_num)
        errors[f"conv s{stride} p{pad} dw"] = relative_error(dw, dw_num)
        errors[f"conv s{stride} p{pad} db"] = relative_error(db, db_num)

    # ---- max pooling; all values different, so that there are no ties ----
    for size, stride in [(2, 2), (3, 2)]:
        x = random.permutation(2 * 3 * 7 * 7).reshape(2, 3, 7, 7) * 0.1
        out, cache = max_pool_forward(x, size, stride)
        dout = random.standard_normal(out.shape)
        dx = max_pool_backward(dout, cache)
        dx_num = numeric_gradient(lambda v: np.sum(max_pool_forward(v, size, stride)[0] * dout), x)
        errors[f"pool {size}/{stride} dx"] = relative_error(dx, dx_num)

    # ---- relu; keep away from the corner at zero ----
    x = random.standard_normal((5, 6))
    x[np.abs(x) < 0.01] = 0.5
    dout = random.standard_normal(x.shape)
    dx = relu_backward(dout, relu_forward(x)[1])
    errors["relu dx"] = relative_error(dx, numeric_gradient(lambda v: np.sum(relu_forward(v)[0] * dout), x))

    # ---- affine ----
    x = random.standard_normal((4, 2, 3, 3))
    w = random.standard_normal((18, 5))
    b = random.standard_normal(5)
    out, cache = affine_forward(x, w, b)
    dout = random.standard_normal(out.shape)
    dx, dw, db = affine_backward(dout, cache)
    errors["affine dx"] = relative_error(dx, numeric_gradient(lambda v: np.sum(affine_forward(v, w, b)[0] * dout), x))
    errors["affine dw"] = relative_error(dw, numeric_gradient(lambda v: np.sum(affine_forward(x, v, b)[0] * dout), w))
    errors["affine db"] = relative_error(db, numeric_gradient(lambda v: np.sum(affine_forward(x, w, v)[0] * dout), b))

    # ---- batchnorm, in both modes ----
    for training in (True, False):
        x = 2 * random.standard_normal((4, 3, 4, 4)) + 1
        gamma = random.standard_normal(3)
        beta = random.standard_normal(3)

        def bn(x_, gamma_, beta_):
            fresh = {"running_mean": np.full(3, 0.5), "running_var": np.full(3, 2.0)}
            return batchnorm_forward(x_, gamma_, beta_, fresh, training)

        out, cache = bn(x, gamma, beta)
        dout = random.standard_normal(out.shape)
        dx, dgamma, dbeta = batchnorm_backward(dout, cache)
        mode = "train" if training else "test"
        errors[f"batchnorm {mode} dx"] = relative_error(
            dx, numeric_gradient(lambda v: np.sum(bn(v, gamma, beta)[0] * dout), x))
        errors[f"batchnorm {mode} dgamma"] = relative_error(
            dgamma, numeric_gradient(lambda v: np.sum(bn(x, v, beta)[0] * dout), gamma))
        errors[f"batchnorm {mode} dbeta"] = relative_error(
            dbeta, numeric_gradient(lambda v: np.sum(bn(x, gamma, v)[0] * dout), beta))

    # ---- dropout; the same seed every time gives the same mask ----
    x = random.standard_normal((6, 7))
    out, cache = dropout_forward(x, 0.6, True, np.random.default_rng(3))
    dout = random.standard_normal(out.shape)
    dx = dropout_backward(dout, cache)
    errors["dropout dx"] = relative_error(dx, numeric_gradient(
        lambda v: np.sum(dropout_forward(v, 0.6, True, np.random.default_rng(3))[0] * dout), x))

    # ---- softmax ----
    scores = random.standard_normal((6, 4))
    y = random.integers(0, 4, size=6)
    dscores = softmax_loss(scores, y)[1]
    errors["softmax dscores"] = relative_error(
        dscores, numeric_gradient(lambda v: softmax_loss(v, y)[0], scores))

    # ---- the whole (small) network ----
    model = ConvNet(Config(classes=3, channels=2, side=8, filters=2, hidden=5, seed=1))
    model.params["w4"] *= 50  # otherwise all gradients below it are tiny
    x = random.standard_normal((4, 2, 8, 8))
    y = random.integers(0, 3, size=4)

    def network_loss(_):
        model.random = np.random.default_rng(7)  # always the same dropout
        return model.loss(x, y)[0]

    model.random = np.random.default_rng(7)
    grads = model.loss(x, y)[1]
    for name in model.params:
        numeric = numeric_gradient(network_loss, model.params[name])
        # compared as whole arrays: b1 has gradient 0 (the batchnorm removes it), there the
        # elementwise relative error would be only rounding noise
        difference = np.abs(grads[name] - numeric).max()
        errors["network " + name] = difference / max(1e-3, np.abs(numeric).max())

    worst = 0.0
    for name, error in errors.items():
        mark = "ok" if error < GRADIENT_TOLERANCE else "<-- TOO BIG"
        print(f"  {name:24s} {error:.2e}  {mark}")
        worst = max(worst, error)
    print(f"largest error: {worst:.2e}")
    return worst


def main():
    started = time.time()
    config = Config()
    images, labels = load("digits.pickle")
    cut = int(0.9 * len(images))

    check_gradients()

    print("=== data ===")
    config.channels = images.shape[1]
    config.side = images.shape[2]
    config.classes = int(labels.max()) + 1
    print("images", images.shape, "labels", labels.shape)
    print("images per class:", np.bincount(labels, minlength=config.classes))
    order = np.random.default_rng(config.seed).permutation(len(images))  # may be sorted by class
    images, labels = images[order], labels[order]
    x_train, y_train = images[:cut], labels[:cut]
    # of the last tenth one half is for choosing the epoch and the other for the final number
    middle = cut + (len(images) - cut) // 2
    x_val, y_val = images[cut:middle], labels[cut:middle]
    x_test, y_test = images[middle:], labels[middle:]
    mean = x_train.mean()
    print(f"train {len(x_train)}, validation {len(x_val)}, test {len(x_test)}, mean pixel {mean:.4f}")

    print("=== model ===")
    model = ConvNet(config)
    print("config:", config.as_dict())
    for name, value in model.params.items():
        print(f"  {name:6s} {value.shape}")
    print("parameters:", model.count())
    first_loss = softmax_loss(model.loss(x_train[:100]), y_train[:100])[0]
    print(f"loss before training {first_loss:.4f}, should be about {np.log(config.classes):.4f}")

    print("=== training ===")
    optimizer = Optimizer(model.params, "adam", LEARNING_RATE, WEIGHT_DECAY)
    trainer = Trainer(model, optimizer, (x_train, y_train), (x_val, y_val), BATCH_SIZE, EPOCHS, PATIENCE)
    history = trainer.run()

    print("=== report ===")
    print("epoch   loss    train   valid   rate      seconds")
    for i in range(len(history["loss"])):
        print(f"{i + 1:5d}  {history['loss'][i]:.4f}  {history['train_accuracy'][i]:.4f}  "
              f"{history['val_accuracy'][i]:.4f}  {history['rate'][i]:.2e}  {history['seconds'][i]:.1f}")
    print(f"test accuracy: {accuracy(model, x_test, y_test):.4f}")
    table = confusion(model, x_test, y_test, config.classes)
    print("confusion (rows are truth):")
    print(table)
    for c in range(config.classes):
        recall = table[c, c] / max(1, table[c].sum())
        precision = table[c, c] / max(1, table[:, c].sum())
        print(f"  class {c}: recall {recall:.3f}  precision {precision:.3f}")
    mistakes = table - np.diag(np.diag(table))
    truth, guess = np.unravel_index(mistakes.argmax(), mistakes.shape)
    print(f"most common mistake: {truth} taken for {guess}, {mistakes[truth, guess]} times")
    print(f"took {time.time() - started:.1f} s")


if __name__ == "__main__":
    main()
