"""Homework: a convolutional network in NumPy, with its own gradients.

Fill in every TODO. Arrays are float64; images are (N, C, H, W). Do not use loops over images
where NumPy can do without. You may add functions and classes of your own.
"""

import pickle
import time
from dataclasses import dataclass
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

import numpy as np

Array = np.ndarray
Params = Dict[str, np.ndarray]


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


# ---------------------------------------------------------------- what the layers remember


@dataclass
class ConvCache:
    patches: Array
    w: Array
    padded_shape: Tuple[int, ...]
    stride: int
    pad: int


@dataclass
class PoolCache:
    winner: Array
    shape: Tuple[int, ...]
    size: int
    stride: int


@dataclass
class NormCache:
    normed: Array
    gamma: Array
    inverse_std: Array
    training: bool


# ---------------------------------------------------------------- sliding windows


def window_slices(height: int, width: int, size: int, stride: int) -> List[Tuple[slice, slice]]:
    """One pair of slices per place inside the window, row by row.

    The pair (i, j) picks, for all windows at once, the pixel that lies at (i, j) in its window.
    """
    rows = (height - size) // stride + 1
    columns = (width - size) // stride + 1
    return [
        (slice(i, i + stride * rows, stride), slice(j, j + stride * columns, stride))
        for i in range(size)
        for j in range(size)
    ]


def gather(x: Array, size: int, stride: int) -> Array:
    """x (N, C, H, W) -> patches (N, C, size * size, H', W')"""
    slices = window_slices(x.shape[2], x.shape[3], size, stride)
    return np.stack([x[:, :, rows, columns] for rows, columns in slices], axis=2)


def scatter(patches: Array, shape: Tuple[int, ...], size: int, stride: int) -> Array:
    """The transpose of gather: overlapping windows add up."""
    out = np.zeros(shape)
    for place, (rows, columns) in enumerate(window_slices(shape[2], shape[3], size, stride)):
        out[:, :, rows, columns] += patches[:, :, place]
    return out


def per_channel(v: Array) -> Array:
    """(C,) -> (1, C, 1, 1), so that it broadcasts against images."""
    return v[None, :, None, None]


# ---------------------------------------------------------------- layers


def conv_forward(x, w, b, stride=1, pad=0):
    """x (N, C, H, W), w (F, C, k, k), b (F,) -> out (N, F, H', W'), cache"""
    filters, channels, size, _ = w.shape
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    patches = gather(padded, size, stride)
    flat = w.reshape(filters, channels, size * size)
    # (N, C, kk, H', W') with (F, C, kk) leaves (N, H', W', F)
    out = np.tensordot(patches, flat, axes=([1, 2], [1, 2])) + b
    cache = ConvCache(patches, w, padded.shape, stride, pad)
    return out.transpose(0, 3, 1, 2), cache


def conv_backward(dout, cache):
    """-> dx, dw, db"""
    filters, channels, size, _ = cache.w.shape
    flat = cache.w.reshape(filters, channels, size * size)
    db = dout.sum(axis=(0, 2, 3))
    dw = np.tensordot(dout, cache.patches, axes=([0, 2, 3], [0, 3, 4])).reshape(cache.w.shape)
    # (N, F, H', W') with (F, C, kk) leaves (N, H', W', C, kk)
    dpatches = np.tensordot(dout, flat, axes=([1], [0])).transpose(0, 3, 4, 1, 2)
    dpadded = scatter(dpatches, cache.padded_shape, size, cache.stride)
    if cache.pad == 0:
        return dpadded, dw, db
    inside = slice(cache.pad, -cache.pad)
    return dpadded[:, :, inside, inside], dw, db


def max_pool_forward(x, size=2, stride=2):
    """-> out, cache"""
    patches = gather(x, size, stride)
    cache = PoolCache(patches.argmax(axis=2), x.shape, size, stride)
    return patches.max(axis=2), cache


def max_pool_backward(dout, cache):
    """All of the gradient goes to the winner; in a tie to the first one."""
    places = np.arange(cache.size * cache.size)[None, None, :, None, None]
    dpatches = dout[:, :, None] * (cache.winner[:, :, None] == places)
    return scatter(dpatches, cache.shape, cache.size, cache.stride)


def affine_forward(x, w, b):
    """x (N, ...) is flattened. -> out (N, M), cache"""
    flat = x.reshape(len(x), -1)
    return flat @ w + b, (flat, w, x.shape)


def affine_backward(dout, cache):
    """-> dx, dw, db"""
    flat, w, shape = cache
    return (dout @ w.T).reshape(shape), flat.T @ dout, dout.sum(axis=0)


def relu_forward(x: Array) -> Tuple[Array, Array]:
    alive = x > 0
    return x * alive, alive


def relu_backward(dout: Array, cache: Array) -> Array:
    return dout * cache


def batchnorm_forward(x, gamma, beta, state, training, momentum=0.9, eps=1e-5):
    """x (N, C, H, W), statistics per channel; state holds running_mean and running_var."""
    channels = x.shape[1]
    running_mean = state.setdefault("running_mean", np.zeros(channels))
    running_var = state.setdefault("running_var", np.ones(channels))
    if training:
        mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
        state["running_mean"] = momentum * running_mean + (1 - momentum) * mean
        state["running_var"] = momentum * running_var + (1 - momentum) * var
    else:
        mean, var = running_mean, running_var
    inverse_std = 1.0 / np.sqrt(var + eps)
    normed = (x - per_channel(mean)) * per_channel(inverse_std)
    out = per_channel(gamma) * normed + per_channel(beta)
    return out, NormCache(normed, gamma, inverse_std, training)


def batchnorm_backward(dout, cache):
    """-> dx, dgamma, dbeta"""
    dgamma = (dout * cache.normed).sum(axis=(0, 2, 3))
    dbeta = dout.sum(axis=(0, 2, 3))
    scale = per_channel(cache.gamma * cache.inverse_std)
    if not cache.training:  # the statistics were constants then
        return dout * scale, dgamma, dbeta
    count = dout.size // dout.shape[1]
    centred = dout - per_channel(dbeta) / count - cache.normed * per_channel(dgamma) / count
    return scale * centred, dgamma, dbeta


def dropout_forward(x, keep, training, random):
    """Inverted dropout: scaled up here, so that testing needs nothing. -> out, cache"""
    if not training or keep >= 1.0:
        return x, None
    mask = (random.random(x.shape) < keep) / keep
    return x * mask, mask


def dropout_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache


def softmax_loss(scores, y):
    """Mean cross-entropy and its gradient with respect to the scores."""
    count = len(scores)
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_probs[np.arange(count), y].mean()
    dscores = np.exp(log_probs)
    dscores[np.arange(count), y] -= 1.0
    return float(loss), dscores / count


# ---------------------------------------------------------------- the network


def he(random: np.random.Generator, shape: Tuple[int, ...], fan_in: int) -> Array:
    return random.normal(0.0, np.sqrt(2.0 / fan_in), size=shape)


class ConvNet:
    """conv - batchnorm - relu - pool - conv - relu - pool - affine - relu - dropout - affine"""

    def __init__(self, config, keep: float = 0.75):
        self.config = config
        self.keep = keep
        self.random = np.random.default_rng(config.seed)
        self.state: Dict[str, Array] = {
            "running_mean": np.zeros(config.filters),
            "running_var": np.ones(config.filters),
        }
        first, second = config.filters, 2 * config.filters
        side = config.side // 2 // 2  # the convolutions keep the side, each pool halves it
        flat = second * side * side
        self.params: Params = {
            "w1": he(self.random, (first, config.channels, 3, 3), config.channels * 9),
            "b1": np.zeros(first),
            "gamma": np.ones(first),
            "beta": np.zeros(first),
            "w2": he(self.random, (second, first, 3, 3), first * 9),
            "b2": np.zeros(second),
            "w3": he(self.random, (flat, config.hidden), flat),
            "b3": np.zeros(config.hidden),
            "w4": he(self.random, (config.hidden, config.classes), config.hidden),
            "b4": np.zeros(config.classes),
        }

    def forward(self, x: Array, training: bool) -> Tuple[Array, Dict[str, Any]]:
        """-> scores, the caches of all layers by name"""
        p = self.params
        caches: Dict[str, Any] = {}
        h, caches["conv1"] = conv_forward(x, p["w1"], p["b1"], pad=1)
        h, caches["norm"] = batchnorm_forward(h, p["gamma"], p["beta"], self.state, training)
        h, caches["relu1"] = relu_forward(h)
        h, caches["pool1"] = max_pool_forward(h)
        h, caches["conv2"] = conv_forward(h, p["w2"], p["b2"], pad=1)
        h, caches["relu2"] = relu_forward(h)
        h, caches["pool2"] = max_pool_forward(h)
        h, caches["affine1"] = affine_forward(h, p["w3"], p["b3"])
        h, caches["relu3"] = relu_forward(h)
        h, caches["dropout"] = dropout_forward(h, self.keep, training, self.random)
        scores, caches["affine2"] = affine_forward(h, p["w4"], p["b4"])
        return scores, caches

    def backward(self, dscores: Array, caches: Dict[str, Any]) -> Params:
        grads: Params = {}
        d, grads["w4"], grads["b4"] = affine_backward(dscores, caches["affine2"])
        d = dropout_backward(d, caches["dropout"])
        d = relu_backward(d, caches["relu3"])
        d, grads["w3"], grads["b3"] = affine_backward(d, caches["affine1"])
        d = max_pool_backward(d, caches["pool2"])
        d = relu_backward(d, caches["relu2"])
        d, grads["w2"], grads["b2"] = conv_backward(d, caches["conv2"])
        d = max_pool_backward(d, caches["pool1"])
        d = relu_backward(d, caches["relu1"])
        d, grads["gamma"], grads["beta"] = batchnorm_backward(d, caches["norm"])
        _, grads["w1"], grads["b1"] = conv_backward(d, caches["conv1"])
        return grads

    def loss(self, x, y=None):
        """Without y the scores; with y the loss and a dict of gradients."""
        scores, caches = self.forward(x, training=y is not None)
        if y is None:
            return scores
        loss, dscores = softmax_loss(scores, y)
        return loss, self.backward(dscores, caches)

    def snapshot(self) -> Tuple[Params, Params]:
        """Copies of all that is learned, the running statistics too."""
        return (
            {name: value.copy() for name, value in self.params.items()},
            {name: value.copy() for name, value in self.state.items()},
        )

    def restore(self, snapshot: Tuple[Params, Params]) -> None:
        """Write into the arrays that are there, since the optimizer holds them as well."""
        params, state = snapshot
        for name, value in params.items():
            self.params[name][...] = value
        self.state = {name: value.copy() for name, value in state.items()}


# ---------------------------------------------------------------- training


class Optimizer:
    """SGD with momentum, and Adam; chosen by name, with a schedule of your own choice.

    The schedule: the rate climbs in a straight line for the first steps, then it halves
    smoothly every half_life steps. Weight decay is decoupled and leaves biases, gamma and
    beta alone.
    """

    def __init__(
        self,
        params,
        name="adam",
        rate=1e-3,
        weight_decay=0.0,
        momentum: float = 0.9,
        betas: Tuple[float, float] = (0.9, 0.999),
        eps: float = 1e-8,
        warmup: int = 50,
        half_life: int = 2000,
    ):
        rules = {"sgd": self._sgd, "adam": self._adam}
        if name not in rules:
            raise ValueError(f"unknown optimizer {name!r}, choose one of {sorted(rules)}")
        self.params = params
        self.name = name
        self.rule: Callable[[str, Array], Array] = rules[name]
        self.rate = rate
        self.weight_decay = weight_decay
        self.momentum = momentum
        self.betas = betas
        self.eps = eps
        self.warmup = warmup
        self.half_life = half_life
        self.steps = 0
        self.first = {key: np.zeros_like(value) for key, value in params.items()}
        self.second = {key: np.zeros_like(value) for key, value in params.items()}

    def current_rate(self) -> float:
        if self.steps < self.warmup:
            return self.rate * max(1, self.steps) / self.warmup
        return self.rate * 0.5 ** ((self.steps - self.warmup) / self.half_life)

    def _sgd(self, key: str, grad: Array) -> Array:
        self.first[key] = self.momentum * self.first[key] + grad
        return self.first[key]

    def _adam(self, key: str, grad: Array) -> Array:
        beta1, beta2 = self.betas
        self.first[key] = beta1 * self.first[key] + (1 - beta1) * grad
        self.second[key] = beta2 * self.second[key] + (1 - beta2) * grad**2
        mean = self.first[key] / (1 - beta1**self.steps)
        square = self.second[key] / (1 - beta2**self.steps)
        return mean / (np.sqrt(square) + self.eps)

    def step(self, grads):
        self.steps += 1
        rate = self.current_rate()
        for key, param in self.params.items():
            update = self.rule(key, grads[key])
            if self.weight_decay and param.ndim > 1:
                update = update + self.weight_decay * param
            param -= rate * update


def batches(x, y, size, random) -> Iterator[Tuple[Array, Array]]:
    """Shuffled minibatches; the last one may be smaller."""
    order = random.permutation(len(x))
    for start in range(0, len(x), size):
        chosen = order[start : start + size]
        yield x[chosen], y[chosen]


def augment(x, random, reach: int = 2, flip: bool = False):
    """Shift by up to two pixels and flip where it makes sense.

    For digits a flip makes no sense (a mirrored 2 is no 2), so it is off unless asked for.
    """
    count, channels, height, width = x.shape
    padded = np.pad(x, ((0, 0), (0, 0), (reach, reach), (reach, reach)))
    down, right = random.integers(0, 2 * reach + 1, size=(2, count))
    rows = down[:, None] + np.arange(height)
    columns = right[:, None] + np.arange(width)
    shifted = padded[
        np.arange(count)[:, None, None, None],
        np.arange(channels)[None, :, None, None],
        rows[:, None, :, None],
        columns[:, None, None, :],
    ]
    if not flip:
        return shifted
    coin = random.random(count) < 0.5
    return np.where(coin[:, None, None, None], shifted[..., ::-1], shifted)


@dataclass
class Epoch:
    """One line of the history."""

    number: int
    loss: float
    train_accuracy: float
    validation_accuracy: float
    rate: float
    seconds: float

    def __str__(self) -> str:
        return (
            f"epoch {self.number:3d}  loss {self.loss:.4f}  train {self.train_accuracy:.4f}  "
            f"validation {self.validation_accuracy:.4f}  rate {self.rate:.2e}  "
            f"{self.seconds:.1f} s"
        )


class Trainer:
    """Trains, keeps the best weights by validation accuracy, stops early, records history."""

    def __init__(
        self,
        model,
        optimizer,
        train,
        validation,
        batch=64,
        epochs=10,
        patience=3,
        augmented: bool = True,
        verbose: bool = True,
    ):
        self.model = model
        self.optimizer = optimizer
        self.train = train
        self.validation = validation
        self.batch = batch
        self.epochs = epochs
        self.patience = patience
        self.augmented = augmented
        self.verbose = verbose
        self.random = np.random.default_rng(model.config.seed + 1)
        self.history: List[Epoch] = []
        self.best: Optional[Epoch] = None

    def train_step(self, x: Array, y: Array) -> float:
        if self.augmented:
            x = augment(x, self.random)
        loss, grads = self.model.loss(x, y)
        if not np.isfinite(loss):
            raise FloatingPointError("the loss is no longer finite, try a smaller rate")
        self.optimizer.step(grads)
        return loss

    def one_epoch(self, number: int) -> Epoch:
        started = time.time()
        x, y = self.train
        weighted = [
            self.train_step(some_x, some_y) * len(some_x)
            for some_x, some_y in batches(x, y, self.batch, self.random)
        ]
        glance = self.random.permutation(len(x))[:1000]  # all of it would take too long
        return Epoch(
            number=number,
            loss=sum(weighted) / len(x),
            train_accuracy=accuracy(self.model, x[glance], y[glance]),
            validation_accuracy=accuracy(self.model, *self.validation),
            rate=self.optimizer.current_rate(),
            seconds=time.time() - started,
        )

    def run(self) -> List[Epoch]:
        kept = self.model.snapshot()
        for number in range(1, self.epochs + 1):
            epoch = self.one_epoch(number)
            self.history.append(epoch)
            if self.verbose:
                print(epoch)
            if self.best is None or epoch.validation_accuracy > self.best.validation_accuracy:
                self.best, kept = epoch, self.model.snapshot()
            elif number - self.best.number >= self.patience:
                if self.verbose:
                    print(f"no better for {self.patience} epochs, stopping")
                break
        self.model.restore(kept)
        return self.history


# ---------------------------------------------------------------- measuring


def predict(model: ConvNet, x: Array, batch: int = 256) -> Array:
    """The most likely class of every image."""
    if len(x) == 0:
        return np.zeros(0, dtype=np.int64)
    starts = range(0, len(x), batch)
    return np.concatenate([model.loss(x[i : i + batch]).argmax(axis=1) for i in starts])


def accuracy(model, x, y, batch=256):
    if len(x) == 0:
        return 0.0
    return float(np.mean(predict(model, x, batch) == y))


def confusion(model, x, y, classes):
    """(classes, classes): rows are truth."""
    pairs = y * classes + predict(model, x)
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)


def report_confusion(table: Array) -> None:
    classes = len(table)
    print("truth \\ guess " + " ".join(f"{c:5d}" for c in range(classes)) + "   recall")
    for c, row in enumerate(table):
        recall = row[c] / max(1, row.sum())
        print(f"{c:13d} " + " ".join(f"{n:5d}" for n in row) + f"   {recall:.3f}")


def compare(title: str, layer: Callable[[], Array], dout: Array, pairs: Dict[str, Any]) -> None:
    """pairs: name -> (the array, its analytic gradient). layer reads the arrays anew each time."""

    def total(_: Array) -> float:
        return float(np.sum(layer() * dout))

    errors = {
        name: relative_error(gradient, numeric_gradient(total, array))
        for name, (array, gradient) in pairs.items()
    }
    print(f"{title:22s} " + "  ".join(f"{name} {error:.1e}" for name, error in errors.items()))


def check_gradients():
    """Compare every layer's gradients with numeric_gradient; print the largest errors."""
    random = np.random.default_rng(7)

    for stride, pad in [(1, 0), (1, 1), (2, 1)]:
        x, w, b = random.normal(size=(2, 3, 6, 6)), random.normal(size=(4, 3, 3, 3)), random.normal(size=4)
        out, cache = conv_forward(x, w, b, stride, pad)
        dout = random.normal(size=out.shape)
        dx, dw, db = conv_backward(dout, cache)
        compare(
            f"conv stride {stride} pad {pad}",
            lambda: conv_forward(x, w, b, stride, pad)[0],
            dout,
            {"x": (x, dx), "w": (w, dw), "b": (b, db)},
        )

    for size, stride in [(2, 2), (3, 2)]:
        # all values differ by far more than the step, so that no winner changes
        x = random.permutation(2 * 3 * 7 * 7).reshape(2, 3, 7, 7) / 10.0
        out, cache = max_pool_forward(x, size, stride)
        dout = random.normal(size=out.shape)
        compare(
            f"pool {size} stride {stride}",
            lambda: max_pool_forward(x, size, stride)[0],
            dout,
            {"x": (x, max_pool_backward(dout, cache))},
        )

    x, w, b = random.normal(size=(3, 2, 4)), random.normal(size=(8, 5)), random.normal(size=5)
    out, cache = affine_forward(x, w, b)
    dout = random.normal(size=out.shape)
    dx, dw, db = affine_backward(dout, cache)
    pairs = {"x": (x, dx), "w": (w, dw), "b": (b, db)}
    compare("affine", lambda: affine_forward(x, w, b)[0], dout, pairs)

    for training in (True, False):
        x, gamma, beta = random.normal(2.0, 3.0, size=(4, 3, 3, 3)), random.normal(size=3), random.normal(size=3)
        state = {"running_mean": random.normal(size=3), "running_var": random.uniform(1, 2, size=3)}
        # dict(state) each time: the layer puts new arrays in, the old ones stay as they are
        out, cache = batchnorm_forward(x, gamma, beta, dict(state), training)
        dout = random.normal(size=out.shape)
        dx, dgamma, dbeta = batchnorm_backward(dout, cache)
        compare(
            "batchnorm " + ("training" if training else "testing"),
            lambda: batchnorm_forward(x, gamma, beta, dict(state), training)[0],
            dout,
            {"x": (x, dx), "gamma": (gamma, dgamma), "beta": (beta, dbeta)},
        )

    x, dout = random.normal(size=(5, 6)), random.normal(size=(5, 6))
    pairs = {"x": (x, relu_backward(dout, relu_forward(x)[1]))}
    compare("relu", lambda: relu_forward(x)[0], dout, pairs)

    def dropped() -> Tuple[Array, Array]:
        return dropout_forward(x, 0.6, True, np.random.default_rng(3))  # the same mask always

    compare("dropout", lambda: dropped()[0], dout, {"x": (x, dropout_backward(dout, dropped()[1]))})

    scores, y = random.normal(size=(5, 4)), random.integers(0, 4, size=5)
    numeric = numeric_gradient(lambda s: softmax_loss(s, y)[0], scores)
    print(f"{'softmax':22s} scores {relative_error(softmax_loss(scores, y)[1], numeric):.1e}")

    net = ConvNet(Config(classes=3, channels=2, side=8, filters=2, hidden=5), keep=1.0)
    x, y = random.normal(size=(4, 2, 8, 8)), random.integers(0, 3, size=4)
    _, grads = net.loss(x, y)
    for name, param in net.params.items():
        if name == "b1":  # batchnorm takes the mean away again: truly zero, only noise to compare
            print(f"{'whole net':22s} b1 is {np.abs(grads['b1']).max():.1e}, should be 0")
            continue
        numeric = numeric_gradient(lambda _: net.loss(x, y)[0], param)
        print(f"{'whole net':22s} {name} {relative_error(grads[name], numeric):.1e}")


def main():
    started = time.time()
    config = Config()
    images, labels = load("digits.pickle")
    cut = int(0.9 * len(images))
    check_gradients()

    config.channels, config.side = images.shape[1], images.shape[2]
    order = np.random.default_rng(config.seed).permutation(len(images))
    images, labels = images[order], labels[order]
    # the last tenth is for the very end; validation is a ninth of the rest
    inner = cut - cut // 9
    train = images[:inner], labels[:inner]
    validation = images[inner:cut], labels[inner:cut]
    test = images[cut:], labels[cut:]
    print(f"{len(train[0])} to train, {len(validation[0])} to validate, {len(test[0])} to test")

    model = ConvNet(config)
    print(f"{sum(p.size for p in model.params.values())} parameters, {config.as_dict()}")
    optimizer = Optimizer(model.params, name="adam", rate=2e-3, weight_decay=1e-4)
    trainer = Trainer(model, optimizer, train, validation, batch=64, epochs=12, patience=3)
    trainer.run()

    if trainer.best is not None:
        print(f"best in epoch {trainer.best.number}: {trainer.best.validation_accuracy:.4f}")
    print(f"test accuracy {accuracy(model, *test):.4f}")
    report_confusion(confusion(model, *test, config.classes))
    print(f"took {time.time() - started:.1f} s")


if __name__ == "__main__":
    main()
