"""Homework: a convolutional network in NumPy, with its own gradients.

Fill in every TODO. Arrays are float64; images are (N, C, H, W). Do not use loops over images
where NumPy can do without. You may add functions and classes of your own.

"""

import pickle
import sys
import time

import numpy as np

# everything one may want to tune, in one place
NET = {"k": 3, "pad": 1, "pool": 2, "keep": 0.6}
SGD = {"momentum": 0.9}
ADAM = {"beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
DECAY = {"every": 3, "factor": 0.5, "floor": 1e-5}
FIT = {"batch": 64, "epochs": 12, "patience": 3}
OPT = {"name": "adam", "rate": 2e-3, "weight_decay": 1e-4}


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


def out_size(n, k, stride, pad):
    return (n + 2 * pad - k) // stride + 1


def window(i, n, stride):
    """The slice which picks n places, stride apart, from i on."""
    return slice(i, i + stride * n, stride)


def im2col(x, k, stride, pad):
    """(N, C, H, W) -> (N * H' * W', C * k * k); one row is one patch."""
    N, C, H, W = x.shape
    Ho, Wo = out_size(H, k, stride, pad), out_size(W, k, stride, pad)
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    cols = np.empty((N, C, k, k, Ho, Wo))
    for i in range(k):
        for j in range(k):
            cols[:, :, i, j] = xp[:, :, window(i, Ho, stride), window(j, Wo, stride)]
    return cols.transpose(0, 4, 5, 1, 2, 3).reshape(N * Ho * Wo, -1)


def col2im(cols, shape, k, stride, pad):
    """The adjoint of im2col: patches are added back where they came from."""
    N, C, H, W = shape
    Ho, Wo = out_size(H, k, stride, pad), out_size(W, k, stride, pad)
    cols = cols.reshape(N, Ho, Wo, C, k, k).transpose(0, 3, 4, 5, 1, 2)
    xp = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for i in range(k):
        for j in range(k):
            xp[:, :, window(i, Ho, stride), window(j, Wo, stride)] += cols[:, :, i, j]
    return xp[:, :, pad : pad + H, pad : pad + W]


def conv_forward(x, w, b, stride=1, pad=0):
    """x (N, C, H, W), w (F, C, k, k), b (F,) -> out (N, F, H', W'), cache"""
    N, C, H, W = x.shape
    F, _, k, _ = w.shape
    Ho, Wo = out_size(H, k, stride, pad), out_size(W, k, stride, pad)
    cols = im2col(x, k, stride, pad)
    out = cols @ w.reshape(F, -1).T + b
    out = out.reshape(N, Ho, Wo, F).transpose(0, 3, 1, 2)
    return out, (x.shape, cols, w, stride, pad)


def conv_backward(dout, cache):
    """-> dx, dw, db"""
    shape, cols, w, stride, pad = cache
    F, _, k, _ = w.shape
    d = dout.transpose(0, 2, 3, 1).reshape(-1, F)
    db = d.sum(axis=0)
    dw = (d.T @ cols).reshape(w.shape)
    dx = col2im(d @ w.reshape(F, -1), shape, k, stride, pad)
    return dx, dw, db


def max_pool_forward(x, size=2, stride=2):
    """-> out, cache"""
    N, C, H, W = x.shape
    Ho, Wo = out_size(H, size, stride, 0), out_size(W, size, stride, 0)
    # channels become images, so that a patch never mixes two of them
    cols = im2col(x.reshape(N * C, 1, H, W), size, stride, 0)
    best = cols.argmax(axis=1)
    out = cols[np.arange(len(cols)), best].reshape(N, C, Ho, Wo)
    return out, (x.shape, best, size, stride)


def max_pool_backward(dout, cache):
    shape, best, size, stride = cache
    N, C, H, W = shape
    dcols = np.zeros((best.size, size * size))
    dcols[np.arange(best.size), best] = dout.reshape(-1)
    return col2im(dcols, (N * C, 1, H, W), size, stride, 0).reshape(shape)


def affine_forward(x, w, b):
    """x (N, ...) is flattened. -> out (N, M), cache"""
    flat = x.reshape(len(x), -1)
    return flat @ w + b, (x.shape, flat, w)


def affine_backward(dout, cache):
    """-> dx, dw, db"""
    shape, flat, w = cache
    return (dout @ w.T).reshape(shape), flat.T @ dout, dout.sum(axis=0)


def relu_forward(x):
    return np.maximum(x, 0), x > 0


def relu_backward(dout, cache):
    return dout * cache


def per_channel(v):
    """(C,) -> (1, C, 1, 1), to go with images."""
    return v[None, :, None, None]


def new_state(C):
    return {"running_mean": np.zeros(C), "running_var": np.ones(C)}


def batchnorm_forward(x, gamma, beta, state, training, momentum=0.9, eps=1e-5):
    """x (N, C, H, W), statistics per channel; state holds running_mean and running_var."""
    if training:
        mu, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
        for key, now in (("running_mean", mu), ("running_var", var)):
            state[key] = momentum * state[key] + (1 - momentum) * now
    else:
        mu, var = state["running_mean"], state["running_var"]
    inv = 1.0 / np.sqrt(var + eps)
    xhat = (x - per_channel(mu)) * per_channel(inv)
    out = per_channel(gamma) * xhat + per_channel(beta)
    return out, (xhat, inv, gamma, training)


def batchnorm_backward(dout, cache):
    """-> dx, dgamma, dbeta"""
    xhat, inv, gamma, training = cache
    dbeta = dout.sum(axis=(0, 2, 3))
    dgamma = (dout * xhat).sum(axis=(0, 2, 3))
    scale = per_channel(gamma * inv)
    if not training:  # mean and variance were constants
        return dout * scale, dgamma, dbeta
    m = dout.size // dout.shape[1]
    dx = scale * (dout - per_channel(dbeta) / m - xhat * per_channel(dgamma) / m)
    return dx, dgamma, dbeta


def dropout_forward(x, keep, training, random):
    """Inverted dropout: nothing is left to do at test time."""
    if not training or keep >= 1:
        return x, None
    mask = (random.random(x.shape) < keep) / keep
    return x * mask, mask


def dropout_backward(dout, cache):
    return dout if cache is None else dout * cache


def softmax_loss(scores, y):
    """Mean cross-entropy and its gradient with respect to the scores."""
    N = len(y)
    s = scores - scores.max(axis=1, keepdims=True)
    logp = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    d = np.exp(logp)
    d[np.arange(N), y] -= 1
    return -logp[np.arange(N), y].mean(), d / N


def he(random, shape, fan_in):
    return random.normal(0.0, np.sqrt(2.0 / fan_in), shape)


class ConvNet:
    """conv - batchnorm - relu - pool - conv - relu - pool - affine - relu - dropout - affine"""

    def __init__(self, config):
        self.config = config
        self.params = {}
        self.net = dict(NET)
        self.random = np.random.default_rng(config.seed)
        self.state = new_state(config.filters)
        self._init_params()

    def _init_params(self):
        C, F, k = self.config.channels, self.config.filters, self.net["k"]
        p, r = self.params, self.random
        p["w1"], p["b1"] = he(r, (F, C, k, k), C * k * k), np.zeros(F)
        p["gamma"], p["beta"] = np.ones(F), np.zeros(F)
        p["w2"], p["b2"] = he(r, (2 * F, F, k, k), F * k * k), np.zeros(2 * F)
        M, K = self.config.hidden, self.config.classes
        D = 2 * self.config.filters * self._last_side() ** 2
        p["w3"], p["b3"] = he(r, (D, M), D), np.zeros(M)
        # small last weights: the first loss is near log(K)
        p["w4"], p["b4"] = 0.1 * he(r, (M, K), M), np.zeros(K)

    def _last_side(self):
        n, h = self.config.side, self.net
        for _ in range(2):
            n = out_size(n, h["k"], 1, h["pad"])
            n = out_size(n, h["pool"], h["pool"], 0)
        return n

    def forward(self, x, training):
        """-> scores, a dict of caches"""
        p, h, c = self.params, self.net, {}
        s = h["pool"]
        a, c["conv1"] = conv_forward(x, p["w1"], p["b1"], 1, h["pad"])
        a, c["bn"] = batchnorm_forward(a, p["gamma"], p["beta"], self.state, training)
        a, c["relu1"] = relu_forward(a)
        a, c["pool1"] = max_pool_forward(a, s, s)
        a, c["conv2"] = conv_forward(a, p["w2"], p["b2"], 1, h["pad"])
        a, c["relu2"] = relu_forward(a)
        a, c["pool2"] = max_pool_forward(a, s, s)
        a, c["fc1"] = affine_forward(a, p["w3"], p["b3"])
        a, c["relu3"] = relu_forward(a)
        a, c["drop"] = dropout_forward(a, h["keep"], training, self.random)
        a, c["fc2"] = affine_forward(a, p["w4"], p["b4"])
        return a, c

    def backward(self, d, c):
        """The gradient of the scores -> a dict of gradients, keys as in params."""
        g = {}
        d, g["w4"], g["b4"] = affine_backward(d, c["fc2"])
        d = dropout_backward(d, c["drop"])
        d = relu_backward(d, c["relu3"])
        d, g["w3"], g["b3"] = affine_backward(d, c["fc1"])
        d = max_pool_backward(d, c["pool2"])
        d = relu_backward(d, c["relu2"])
        d, g["w2"], g["b2"] = conv_backward(d, c["conv2"])
        d = max_pool_backward(d, c["pool1"])
        d = relu_backward(d, c["relu1"])
        d, g["gamma"], g["beta"] = batchnorm_backward(d, c["bn"])
        _, g["w1"], g["b1"] = conv_backward(d, c["conv1"])
        return g

    def loss(self, x, y=None):
        """Without y the scores; with y the loss and a dict of gradients."""
        scores, caches = self.forward(x, training=y is not None)
        if y is None:
            return scores
        value, d = softmax_loss(scores, y)
        return value, self.backward(d, caches)

    def snapshot(self):
        """Copies of all that training changes (running statistics too)."""
        copy = lambda d: {key: v.copy() for key, v in d.items()}
        return {"params": copy(self.params), "state": copy(self.state)}

    def restore(self, snap):
        for key, v in snap["params"].items():
            self.params[key][...] = v  # in place: the optimizer holds the same arrays
        self.state = {key: v.copy() for key, v in snap["state"].items()}


class Optimizer:
    """SGD with momentum, and Adam; chosen by name, with a schedule of your own choice.

    The schedule: after every few epochs the rate is multiplied by a factor (see DECAY).
    """

    def __init__(self, params, name="adam", rate=1e-3, weight_decay=0.0):
        rules = {"sgd": self._sgd, "adam": self._adam}
        if name not in rules:
            raise ValueError(f"no optimizer {name!r}; there are {sorted(rules)}")
        self.params = params
        self.name = name
        self.rule = rules[name]
        self.start = self.rate = rate
        self.weight_decay = weight_decay
        self.t = 0
        self.epoch = 0
        self.m = {key: np.zeros_like(p) for key, p in params.items()}
        self.v = {key: np.zeros_like(p) for key, p in params.items()}

    def _sgd(self, key, g):
        self.m[key] = SGD["momentum"] * self.m[key] + g
        return self.m[key]

    def _adam(self, key, g):
        b1, b2 = ADAM["beta1"], ADAM["beta2"]
        self.m[key] = b1 * self.m[key] + (1 - b1) * g
        self.v[key] = b2 * self.v[key] + (1 - b2) * g * g
        m = self.m[key] / (1 - b1**self.t)
        v = self.v[key] / (1 - b2**self.t)
        return m / (np.sqrt(v) + ADAM["eps"])

    def step(self, grads):
        self.t += 1
        for key, p in self.params.items():
            move = self.rule(key, grads[key])
            if p.ndim > 1:  # only weights decay, no biases, gamma or beta
                move = move + self.weight_decay * p
            p -= self.rate * move

    def end_epoch(self):
        self.epoch += 1
        drops = self.epoch // DECAY["every"]
        floor = min(DECAY["floor"], self.start)
        self.rate = max(floor, self.start * DECAY["factor"] ** drops)


def batches(x, y, size, random):
    """Shuffled minibatches; the last one may be smaller."""
    order = random.permutation(len(x))
    for i in range(0, len(x), size):
        pick = order[i : i + size]
        yield x[pick], y[pick]


def shift_images(x, dy, dx, most):
    """Image n is moved by dy[n], dx[n]; zeros come in from the sides."""
    N, C, H, W = x.shape
    xp = np.pad(x, ((0, 0), (0, 0), (most, most), (most, most)))
    n = np.arange(N)[:, None, None, None]
    c = np.arange(C)[None, :, None, None]
    rows = (most - dy)[:, None] + np.arange(H)
    cols = (most - dx)[:, None] + np.arange(W)
    return xp[n, c, rows[:, None, :, None], cols[:, None, None, :]]


def augment(x, random, most=2, flip=False):
    """Shift by up to two pixels and flip where it makes sense.

    A mirrored 2 or 7 is no digit any more, so flipping has to be asked for.
    """
    N = len(x)
    dy, dx = random.integers(-most, most + 1, size=(2, N))
    out = shift_images(x, dy, dx, most)
    if flip:
        turn = random.random(N) < 0.5
        out[turn] = out[turn, :, :, ::-1]
    return out


class Trainer:
    """Trains, keeps the best weights by validation accuracy, stops early, records history."""

    def __init__(self, model, optimizer, train, validation, batch=64, epochs=10, patience=3):
        self.model = model
        self.optimizer = optimizer
        self.x, self.y = train
        self.xv, self.yv = validation
        self.batch, self.epochs, self.patience = batch, epochs, patience
        self.random = np.random.default_rng(model.config.seed + 1)
        self.history = {"rate": [], "loss": [], "validation": [], "seconds": []}
        self.best = {"accuracy": -1.0, "epoch": -1, "snap": model.snapshot()}

    def _epoch(self):
        """One pass over the training set -> the mean loss."""
        total = 0.0
        for xb, yb in batches(self.x, self.y, self.batch, self.random):
            value, grads = self.model.loss(augment(xb, self.random), yb)
            self.optimizer.step(grads)
            total += value * len(yb)
        return total / len(self.y)

    def run(self):
        """-> history; the model has its best weights afterwards."""
        h = self.history
        for e in range(self.epochs):
            begun = time.time()
            h["rate"].append(self.optimizer.rate)
            h["loss"].append(self._epoch())
            h["validation"].append(accuracy(self.model, self.xv, self.yv))
            h["seconds"].append(time.time() - begun)
            print(f"epoch {e + 1:2d}  " + "  ".join(f"{key} {v[-1]:.4f}" for key, v in h.items()))
            if h["validation"][-1] > self.best["accuracy"]:
                acc, snap = h["validation"][-1], self.model.snapshot()
                self.best = {"accuracy": acc, "epoch": e, "snap": snap}
            if e - self.best["epoch"] >= self.patience:
                print(f"no better for {self.patience} epochs, stopped")
                break
            self.optimizer.end_epoch()
        self.model.restore(self.best["snap"])
        return h


def predict(model, x, batch=256):
    parts = [model.loss(x[i : i + batch]).argmax(axis=1) for i in range(0, len(x), batch)]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def accuracy(model, x, y, batch=256):
    return float(np.mean(predict(model, x, batch) == y)) if len(y) else 0.0


def confusion(model, x, y, classes):
    """(classes, classes): rows are truth."""
    table = np.zeros((classes, classes), dtype=np.int64)
    np.add.at(table, (y, predict(model, x)), 1)
    return table


def compare(title, f, arrays, grads, dout=1.0):
    """f() reads the arrays (name -> array), which are nudged in place."""
    e = {}
    for key, a in arrays.items():
        e[key] = relative_error(numeric_gradient(lambda _: np.sum(f() * dout), a), grads[key])
    print(f"{title:14s}" + "  ".join(f"d{key} {v:.1e}" for key, v in e.items()))
    return max(e.values())


def check_layer(title, r, forward, backward, shapes, *rest):
    """forward(*arrays, *rest); backward gives the gradients in the order of the arrays."""
    a = {key: r.normal(size=shape) for key, shape in shapes.items()}
    out, cache = forward(*a.values(), *rest)
    dout = r.normal(size=out.shape)
    grads = backward(dout, cache)
    grads = grads if isinstance(grads, tuple) else (grads,)
    f = lambda: forward(*a.values(), *rest)[0]
    return compare(title, f, a, dict(zip(a, grads)), dout)


def check_softmax(r):
    a, y = {"scores": r.normal(size=(6, 4))}, r.integers(4, size=6)
    _, d = softmax_loss(a["scores"], y)
    return compare("softmax", lambda: softmax_loss(a["scores"], y)[0], a, {"scores": d})


def check_net(r):
    model = ConvNet(Config(classes=4, channels=2, side=8, filters=2, hidden=6, seed=3))
    model.params["w4"] *= 10  # not so small here, or the gradients drown in rounding
    x, y = r.random((5, 2, 8, 8)), r.integers(4, size=5)

    def f():
        model.random = np.random.default_rng(11)  # the same dropout each time
        return model.loss(x, y)

    _, g = f()
    # batchnorm takes b1 away again: its gradient is 0, a relative error means nothing
    print(f"{'net, b1 is 0':14s}{np.abs(g['b1']).max():.1e}")
    a = {key: p for key, p in model.params.items() if key != "b1"}
    return compare("net", lambda: f()[0], a, g)


def check_gradients():
    """Compare every layer's gradients with numeric_gradient; print the largest errors."""
    r = np.random.default_rng(0)
    errors = []
    conv = {"x": (2, 3, 6, 5), "w": (4, 3, 3, 3), "b": 4}
    for s, p in ((1, 0), (1, 1), (2, 1)):
        errors.append(check_layer(f"conv s={s} p={p}", r, conv_forward, conv_backward, conv, s, p))
    for k, s in ((2, 2), (3, 2)):
        x = {"x": (2, 3, 7, 6)}
        errors.append(check_layer(f"pool {k}/{s}", r, max_pool_forward, max_pool_backward, x, k, s))
    fc = {"x": (4, 2, 3), "w": (6, 5), "b": 5}
    errors.append(check_layer("affine", r, affine_forward, affine_backward, fc))
    errors.append(check_layer("relu", r, relu_forward, relu_backward, {"x": (5, 7)}))
    bn = {"x": (3, 2, 4, 4), "gamma": 2, "beta": 2}
    for training in (True, False):
        f = lambda x, g, b: batchnorm_forward(x, g, b, new_state(2), training)
        errors.append(check_layer(f"bn {training}", r, f, batchnorm_backward, bn))
    f = lambda x: dropout_forward(x, 0.7, True, np.random.default_rng(5))  # same mask always
    errors.append(check_layer("dropout", r, f, dropout_backward, {"x": (6, 8)}))
    errors += [check_softmax(r), check_net(r)]
    worst = max(errors)
    print(f"largest error {worst:.1e}", "ok" if worst < 1e-4 else "LOOK AT THIS")
    return worst


def split(x, y, cut, random):
    """Shuffle, then the first cut and the rest."""
    order = random.permutation(len(x))
    a, b = order[:cut], order[cut:]
    return (x[a], y[a]), (x[b], y[b])


def main():
    started = time.time()
    config = Config()
    if "check" in sys.argv[1:]:
        check_gradients()
        return
    images, labels = load("digits.pickle")
    cut = int(0.9 * len(images))
    assert images.shape[1:] == (config.channels, config.side, config.side), images.shape
    random = np.random.default_rng(config.seed)
    rest, test = split(images, labels, cut, random)
    train, validation = split(*rest, int(0.9 * cut), random)
    print(f"{len(train[1])} train, {len(validation[1])} validation, {len(test[1])} test")
    print("config", config.as_dict())

    model = ConvNet(config)
    print(sum(p.size for p in model.params.values()), "parameters")
    trainer = Trainer(model, Optimizer(model.params, **OPT), train, validation, **FIT)
    trainer.run()

    best = trainer.best
    print(f"best validation accuracy {best['accuracy']:.4f} in epoch {best['epoch'] + 1}")
    print(f"test accuracy {accuracy(model, *test):.4f}")
    print(confusion(model, *test, config.classes))
    print(f"took {time.time() - started:.1f} s")


if __name__ == "__main__":
    main()
