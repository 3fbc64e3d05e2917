"""Homework: a convolutional network in NumPy, with its own gradients.

Fill in every TODO. Arrays are float64; images are (N, C, H, W). Do not use loops over images
where NumPy can do without. You may add functions and classes of your own.

How I did it: every forward function remembers what it needs in a closure, and the "cache" that
it gives back is just {"back": that closure}. The backward functions only have to call it.
"""

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


# ---------------------------------------------------------------------------------------------
# layers


def remember(back):
    """Wrap a backward closure so that it can travel as a cache."""
    return {"back": back}


def windows_of(x, size, stride):
    """A view (N, C, H', W', size, size) of all the square windows of x."""
    return sliding_window_view(x, (size, size), axis=(2, 3))[:, :, ::stride, ::stride]


def offsets(size, stride, height, width):
    """For each place (i, j) in a window: its number, i, j and where it lies in the image."""
    for i in range(size):
        for j in range(size):
            rows = slice(i, i + stride * height, stride)
            columns = slice(j, j + stride * width, stride)
            yield i * size + j, i, j, (slice(None), slice(None), rows, columns)


def conv_forward(x, w, b, stride=1, pad=0):
    """x (N, C, H, W), w (F, C, k, k), b (F,) -> out (N, F, H', W'), cache"""
    size = w.shape[2]
    height, width = x.shape[2:]
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    patches = windows_of(padded, size, stride)
    # sum over channel and both window axes; the filter axis comes out last
    out = np.tensordot(patches, w, axes=([1, 4, 5], [1, 2, 3])).transpose(0, 3, 1, 2)
    out = out + b[:, None, None]

    def back(dout):
        db = dout.sum(axis=(0, 2, 3))
        dw = np.tensordot(dout, patches, axes=([0, 2, 3], [0, 2, 3]))
        spread = np.tensordot(dout, w, axes=([1], [0]))  # (N, H', W', C, k, k)
        dpadded = np.zeros_like(padded)
        # this loops over the k*k places in the kernel, not over images
        for _, i, j, where in offsets(size, stride, dout.shape[2], dout.shape[3]):
            dpadded[where] += spread[..., i, j].transpose(0, 3, 1, 2)
        dx = dpadded[:, :, pad:pad + height, pad:pad + width]
        return dx, dw, db

    return out, remember(back)


def conv_backward(dout, cache):
    """-> dx, dw, db"""
    return cache["back"](dout)


def max_pool_forward(x, size=2, stride=2):
    """-> out, cache"""
    patches = windows_of(x, size, stride)
    flat = patches.reshape(patches.shape[:4] + (size * size,))
    winner = flat.argmax(axis=-1)
    out = np.take_along_axis(flat, winner[..., None], axis=-1)[..., 0]
    shape = x.shape

    def back(dout):
        dx = np.zeros(shape)
        for number, _, _, where in offsets(size, stride, dout.shape[2], dout.shape[3]):
            dx[where] += dout * (winner == number)
        return dx

    return out, remember(back)


def max_pool_backward(dout, cache):
    return cache["back"](dout)


def affine_forward(x, w, b):
    """x (N, ...) is flattened. -> out (N, M), cache"""
    flat = x.reshape(len(x), -1)
    shape = x.shape

    def back(dout):
        return (dout @ w.T).reshape(shape), flat.T @ dout, dout.sum(axis=0)

    return flat @ w + b, remember(back)


def affine_backward(dout, cache):
    return cache["back"](dout)


def relu_forward(x):
    alive = x > 0
    return x * alive, remember(lambda dout: dout * alive)


def relu_backward(dout, cache):
    return cache["back"](dout)


def batchnorm_forward(x, gamma, beta, state, training, momentum=0.9, eps=1e-5):
    """x (N, C, H, W), statistics per channel; state holds running_mean and running_var."""
    axes = (0, 2, 3)
    wide = lambda vector: vector[None, :, None, None]
    state.setdefault("running_mean", np.zeros(x.shape[1]))
    state.setdefault("running_var", np.ones(x.shape[1]))

    if training:
        mean, var = x.mean(axis=axes), x.var(axis=axes)
        blend = lambda old, new: momentum * old + (1 - momentum) * new
        state["running_mean"] = blend(state["running_mean"], mean)
        state["running_var"] = blend(state["running_var"], var)
    else:
        mean, var = state["running_mean"], state["running_var"]

    scale = 1.0 / np.sqrt(var + eps)
    normal = (x - wide(mean)) * wide(scale)
    out = wide(gamma) * normal + wide(beta)

    def back(dout):
        dgamma = (dout * normal).sum(axis=axes)
        dbeta = dout.sum(axis=axes)
        if not training:
            # mean and variance are constants here
            return dout * wide(gamma * scale), dgamma, dbeta
        count = x.size / x.shape[1]
        # mean and variance depend on x too: take out the parts of dout along 1 and along normal
        inner = dout - wide(dbeta / count) - normal * wide(dgamma / count)
        return wide(gamma * scale) * inner, dgamma, dbeta

    return out, remember(back)


def batchnorm_backward(dout, cache):
    """-> dx, dgamma, dbeta"""
    return cache["back"](dout)


def dropout_forward(x, keep, training, random):
    """Inverted dropout: keep is the probability that a value stays."""
    if not training or keep >= 1.0:
        return x, remember(lambda dout: dout)
    mask = (random.random(x.shape) < keep) / keep
    return x * mask, remember(lambda dout: dout * mask)


def dropout_backward(dout, cache):
    return cache["back"](dout)


def softmax_loss(scores, y):
    """Mean cross-entropy and its gradient with respect to the scores."""
    rows = np.arange(len(y))
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dscores = np.exp(log_probabilities)
    dscores[rows, y] -= 1.0
    return -log_probabilities[rows, y].mean(), dscores / len(y)


# ---------------------------------------------------------------------------------------------
# the network

KERNEL = 3

# how to begin each kind of parameter, given a shape and the number of inputs
BEGIN = {
    "he": lambda random, shape, inputs: random.standard_normal(shape) * np.sqrt(2.0 / inputs),
    "zeros": lambda random, shape, inputs: np.zeros(shape),
    "ones": lambda random, shape, inputs: np.ones(shape),
}


def parameter_plan(config):
    """Yield (name, way to begin, shape, inputs) for every parameter."""
    first, second = config.filters, 2 * config.filters
    area = KERNEL * KERNEL
    flat = second * (config.side // 4) ** 2  # two poolings, each halves and rounds down
    yield "w1", "he", (first, config.channels, KERNEL, KERNEL), config.channels * area
    yield "b1", "zeros", (first,), 1
    yield "gamma", "ones", (first,), 1
    yield "beta", "zeros", (first,), 1
    yield "w2", "he", (second, first, KERNEL, KERNEL), first * area
    yield "b2", "zeros", (second,), 1
    yield "w3", "he", (flat, config.hidden), flat
    yield "b3", "zeros", (config.hidden,), 1
    yield "w4", "he", (config.hidden, config.classes), config.hidden
    yield "b4", "zeros", (config.classes,), 1


class ConvNet:
    """conv - batchnorm - relu - pool - conv - relu - pool - affine - relu - dropout - affine"""

    def __init__(self, config):
        self.config = config
        self.params = {}
        self.keep = 0.7
        self.random = np.random.default_rng(config.seed)
        for name, way, shape, inputs in parameter_plan(config):
            self.params[name] = BEGIN[way](self.random, shape, inputs)
        self.state = {
            "running_mean": np.zeros(config.filters),
            "running_var": np.ones(config.filters),
        }

    def loss(self, x, y=None):
        """Without y the scores; with y the loss and a dict of gradients."""
        training = y is not None
        pad = KERNEL // 2
        grads = {}

        def layer(forward, backward, *names, **options):
            """A function x -> (out, way back); the way back also files the gradients."""

            def go(x):
                out, cache = forward(x, *(self.params[name] for name in names), **options)

                def back(dout):
                    if not names:
                        return backward(dout, cache)
                    dx, *rest = backward(dout, cache)
                    grads.update(zip(names, rest))
                    return dx

                return out, back

            return go

        steps = [
            layer(conv_forward, conv_backward, "w1", "b1", pad=pad),
            layer(batchnorm_forward, batchnorm_backward, "gamma", "beta",
                  state=self.state, training=training),
            layer(relu_forward, relu_backward),
            layer(max_pool_forward, max_pool_backward),
            layer(conv_forward, conv_backward, "w2", "b2", pad=pad),
            layer(relu_forward, relu_backward),
            layer(max_pool_forward, max_pool_backward),
            layer(affine_forward, affine_backward, "w3", "b3"),
            layer(relu_forward, relu_backward),
            layer(dropout_forward, dropout_backward,
                  keep=self.keep, training=training, random=self.random),
            layer(affine_forward, affine_backward, "w4", "b4"),
        ]

        ways_back = []
        for step in steps:
            x, back = step(x)
            ways_back.append(back)
        if not training:
            return x

        value, flow = softmax_loss(x, y)
        for back in reversed(ways_back):
            flow = back(flow)
        return value, grads


def snapshot(model):
    """Copies of all that the model has learned, the running statistics too."""
    copied = lambda table: {name: array.copy() for name, array in table.items()}
    return {"params": copied(model.params), "state": copied(model.state)}


def restore(model, kept):
    # write into the same arrays, because the optimizer holds the same dictionary
    for name, array in kept["params"].items():
        model.params[name][...] = array
    for name, array in kept["state"].items():
        model.state[name] = array.copy()


# ---------------------------------------------------------------------------------------------
# optimizers


def momentum_rule(momentum=0.9):
    speed = {}

    def change(name, grad, rate, time_step):
        speed[name] = momentum * speed.get(name, 0.0) - rate * grad
        return speed[name]

    return change


def adam_rule(decay1=0.9, decay2=0.999, eps=1e-8):
    first, second = {}, {}

    def change(name, grad, rate, time_step):
        first[name] = decay1 * first.get(name, 0.0) + (1 - decay1) * grad
        second[name] = decay2 * second.get(name, 0.0) + (1 - decay2) * grad ** 2
        mean = first[name] / (1 - decay1 ** time_step)
        square = second[name] / (1 - decay2 ** time_step)
        return -rate * mean / (np.sqrt(square) + eps)

    return change


RULES = {
    "sgd": lambda: momentum_rule(),
    "adam": lambda: adam_rule(),
}

# time step (from 1) -> factor on the rate
SCHEDULES = {
    "constant": lambda t: 1.0,
    "halving": lambda t: 0.5 ** (t // 1000),
    "warm": lambda t: min(1.0, t / 50) / np.sqrt(1.0 + t / 1000),
}


class Optimizer:
    """SGD with momentum, and Adam; chosen by name, with a schedule of your own choice."""

    def __init__(self, params, name="adam", rate=1e-3, weight_decay=0.0, schedule="warm"):
        if name not in RULES:
            raise ValueError(f"unknown optimizer {name!r}, there are {sorted(RULES)}")
        if schedule not in SCHEDULES:
            raise ValueError(f"unknown schedule {schedule!r}, there are {sorted(SCHEDULES)}")
        self.params = params
        self.rate = rate
        self.weight_decay = weight_decay
        self.change = RULES[name]()
        self.schedule = SCHEDULES[schedule]
        self.time_step = 0

    def current_rate(self):
        return self.rate * self.schedule(max(1, self.time_step))

    def step(self, grads):
        self.time_step += 1
        rate = self.current_rate()
        for name, grad in grads.items():
            param = self.params[name]
            # decoupled decay, and only for weights, not for biases, gamma and beta
            if self.weight_decay and param.ndim > 1:
                param -= rate * self.weight_decay * param
            param += self.change(name, grad, rate, self.time_step)


# ---------------------------------------------------------------------------------------------
# data and training


def batches(x, y, size, random):
    """Shuffled minibatches; the last one may be smaller."""
    order = random.permutation(len(x))
    for start in range(0, len(order), size):
        chosen = order[start:start + size]
        yield x[chosen], y[chosen]


def augment(x, random):
    """Shift by up to two pixels and flip where it makes sense.

    A mirrored digit is no digit any more (think of 2 or 7), so images of one channel are only
    shifted. Colour images are flipped left to right with probability one half.
    """
    reach = 2
    count, channels, height, width = x.shape
    padded = np.pad(x, ((0, 0), (0, 0), (reach, reach), (reach, reach)))
    views = sliding_window_view(padded, (height, width), axis=(2, 3))
    down, right = random.integers(0, 2 * reach + 1, size=(2, count))
    # the indices are split by a slice, so the axis of images comes first: (N, C, H, W)
    shifted = views[np.arange(count), :, down, right]
    if channels == 3:
        flip = random.random(count) < 0.5
        shifted = np.where(flip[:, None, None, None], shifted[..., ::-1], shifted)
    return shifted


def scores_in_parts(model, x, batch):
    for start in range(0, len(x), batch):
        yield model.loss(x[start:start + batch])


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
        self.history = []
        self.best = -1.0
        self.best_epoch = 0

    def one_epoch(self):
        """Yield (number of images, loss) for each minibatch while training on it."""
        for x, y in batches(*self.train, self.batch, self.random):
            value, grads = self.model.loss(augment(x, self.random), y)
            self.optimizer.step(grads)
            yield len(x), value

    def measure(self, epoch, train_loss):
        x, y = self.validation
        scores = np.concatenate(list(scores_in_parts(self.model, x, 256)))
        return {
            "epoch": epoch,
            "train_loss": train_loss,
            # the first thousand are enough for an impression
            "train_accuracy": accuracy(self.model, self.train[0][:1000], self.train[1][:1000]),
            "validation_loss": softmax_loss(scores, y)[0],
            "validation_accuracy": np.mean(scores.argmax(axis=1) == y),
            "rate": self.optimizer.current_rate(),
        }

    def run(self):
        kept = snapshot(self.model)
        for epoch in range(1, self.epochs + 1):
            sizes, values = zip(*self.one_epoch())
            line = self.measure(epoch, np.average(values, weights=sizes))
            self.history.append(line)
            print("epoch {epoch:3d}  loss {train_loss:.4f}  train {train_accuracy:.4f}  "
                  "validation {validation_accuracy:.4f} (loss {validation_loss:.4f})  "
                  "rate {rate:.2e}".format(**line))
            if line["validation_accuracy"] > self.best:
                self.best, self.best_epoch = line["validation_accuracy"], epoch
                kept = snapshot(self.model)
            elif epoch - self.best_epoch >= self.patience:
                print(f"no better for {self.patience} epochs, stop")
                break
        restore(self.model, kept)
        return self.history


def predict(model, x, batch=256):
    parts = [scores.argmax(axis=1) for scores in scores_in_parts(model, x, batch)]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def accuracy(model, x, y, batch=256):
    if len(x) == 0:
        return 0.0
    return float(np.mean(predict(model, x, batch) == y))


def confusion(model, x, y, classes):
    """(classes, classes): rows are truth."""
    pairs = y * classes + predict(model, x)
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)


# ---------------------------------------------------------------------------------------------
# checking


def check_gradients():
    """Compare every layer's gradients with numeric_gradient; print the largest errors."""
    random = np.random.default_rng(231)
    normal = lambda *shape: random.standard_normal(shape)
    worst = []

    def report(title, error):
        worst.append(error)
        print(f"  {title:<28} {error:.2e}{'' if error < 1e-4 else '   <-- look here'}")

    def check(title, forward, backward, **arrays):
        """forward takes no arguments: it sees the arrays, which are changed in place."""
        out, cache = forward()
        dout = normal(*out.shape)
        found = backward(dout, cache)
        found = found if isinstance(found, tuple) else (found,)
        for (name, array), gradient in zip(arrays.items(), found):
            expected = numeric_gradient(lambda _: np.sum(forward()[0] * dout), array)
            report(f"{title} d{name}", relative_error(gradient, expected))

    print("largest relative errors")

    for stride, pad in ((1, 1), (2, 1), (1, 0)):
        x, w, b = normal(2, 3, 7, 7), normal(4, 3, 3, 3), normal(4)
        check(f"conv stride {stride} pad {pad}",
              lambda: conv_forward(x, w, b, stride, pad), conv_backward, x=x, w=w, b=b)

    for size, stride in ((2, 2), (3, 2)):
        # all values well apart, so that no step changes the winner
        x = random.permutation(2 * 3 * 7 * 7).reshape(2, 3, 7, 7) * 0.1
        check(f"max pool {size} stride {stride}",
              lambda: max_pool_forward(x, size, stride), max_pool_backward, x=x)

    x, w, b = normal(3, 2, 4), normal(8, 5), normal(5)
    check("affine", lambda: affine_forward(x, w, b), affine_backward, x=x, w=w, b=b)

    x = normal(4, 6)
    x += 0.05 * np.sign(x)  # away from the corner at zero
    check("relu", lambda: relu_forward(x), relu_backward, x=x)

    for training in (True, False):
        x, gamma, beta = 2 * normal(4, 3, 3, 3) + 1, normal(3), normal(3)
        state = {"running_mean": normal(3), "running_var": 0.5 + random.random(3)}
        check(f"batchnorm {'training' if training else 'testing'}",
              lambda: batchnorm_forward(x, gamma, beta, state, training), batchnorm_backward,
              x=x, gamma=gamma, beta=beta)

    x = normal(5, 6)
    # a new generator each time gives the same mask each time
    check("dropout", lambda: dropout_forward(x, 0.6, True, np.random.default_rng(5)),
          dropout_backward, x=x)

    scores, y = normal(6, 4), random.integers(0, 4, size=6)
    expected = numeric_gradient(lambda s: softmax_loss(s, y)[0], scores)
    report("softmax dscores", relative_error(softmax_loss(scores, y)[1], expected))

    model = ConvNet(Config(classes=3, channels=2, side=8, filters=2, hidden=5, seed=3))
    x, y = normal(4, 2, 8, 8), np.array([0, 1, 2, 1])

    def whole():
        model.random = np.random.default_rng(11)
        return model.loss(x, y)

    _, grads = whole()
    for name, param in model.params.items():
        expected = numeric_gradient(lambda _: whole()[0], param)
        if name == "b1":
            # batchnorm takes the mean away, so this gradient is zero and only noise is left
            report("network b1 (absolute)", np.max(np.abs(grads[name] - expected)))
        else:
            report(f"network {name}", relative_error(grads[name], expected))

    print(f"worst of all: {max(worst):.2e}")
    return max(worst)


def main():
    started = time.time()
    check_gradients()

    config = Config()
    images, labels = load("digits.pickle")
    cut = int(0.9 * len(images))

    # the file may be sorted by digit
    order = np.random.default_rng(config.seed).permutation(len(images))
    images, labels = images[order], labels[order]
    config.channels, config.side = images.shape[1:3]
    config.classes = int(labels.max()) + 1
    print(config.as_dict())

    # last tenth for the test, last tenth of what remains for validation
    inner = int(0.9 * cut)
    train = images[:inner], labels[:inner]
    validation = images[inner:cut], labels[inner:cut]
    test = images[cut:], labels[cut:]

    model = ConvNet(config)
    print(f"{sum(param.size for param in model.params.values())} parameters, "
          f"{len(train[0])} / {len(validation[0])} / {len(test[0])} images")

    optimizer = Optimizer(model.params, "adam", rate=2e-3, weight_decay=1e-3)
    trainer = Trainer(model, optimizer, train, validation, batch=64, epochs=12, patience=3)
    trainer.run()

    print(f"best validation accuracy {trainer.best:.4f} in epoch {trainer.best_epoch}")
    print(f"test accuracy {accuracy(model, *test):.4f}")

    table = confusion(model, *test, config.classes)
    print("confusion (rows are truth):")
    print(table)
    wrong = table * (1 - np.eye(config.classes, dtype=table.dtype))
    truth, guess = np.unravel_index(wrong.argmax(), wrong.shape)
    if wrong[truth, guess]:
        print(f"most frequent mistake: {truth} taken for {guess}, {wrong[truth, guess]} times")

    with open("weights.pickle", "wb") as file:
        pickle.dump({"config": config.as_dict(), **snapshot(model)}, file)
    print(f"took {time.time() - started:.1f} s")


if __name__ == "__main__":
    main()
