"""The workloads in PyTorch, as one writes them in a course, and the clock around them."""

import math
import time

import torch
import torch.nn.functional as F
from torch import nn

WARM_UPS = 2
REPETITIONS = 3


def measured(workload, inputs, checked):
    """Seconds of some repetitions and, where they are checked, the outputs."""
    torch.set_num_threads(1)
    outputs, seconds = {}, []
    for _ in range(WARM_UPS + REPETITIONS):
        work = prepared(workload, tensors(inputs))
        begin = time.perf_counter()
        outputs = work()
        seconds.append(time.perf_counter() - begin)
    return {"seconds": seconds[WARM_UPS:], **(named(outputs) if checked else {})}


def tensors(values):
    if isinstance(values, dict):
        return {name: tensors(value) for name, value in values.items()}
    if isinstance(values, list):
        return [tensors(value) for value in values]
    return values if isinstance(values, (int, float)) else torch.from_numpy(values)


def prepared(workload, inputs):
    if workload in TRAININGS:
        return TRAININGS[workload](**inputs)
    function = globals()[workload]
    return lambda: function(**inputs)


def named(outputs):
    return outputs if isinstance(outputs, dict) else {"out": outputs}


def softmax(o):
    e = (o - o.amax(dim=1, keepdim=True)).exp()
    return e / e.sum(dim=1, keepdim=True)


def cross_entropy(o, y):
    return F.cross_entropy(o, y)


def normal_equation(X, y):
    A = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    return torch.linalg.inv(A.T @ A) @ (A.T @ y)


def mlp_backward(X, y, W1, b1, W2, b2):
    a = X @ W1 + b1
    h = a.relu()
    o = h @ W2 + b2
    g = (torch.softmax(o, dim=1) - F.one_hot(y, len(b2))) / len(X)
    da = (g @ W2.T) * (a > 0)
    return {"dW1": X.T @ da, "db1": da.sum(dim=0), "dW2": h.T @ g, "db2": g.sum(dim=0)}


def adam(w0, grads, lr, beta1, beta2, eps):
    w, v, s = w0, torch.zeros_like(w0), torch.zeros_like(w0)
    path = []
    for t, g in enumerate(grads, 1):
        v = beta1 * v + (1 - beta1) * g
        s = beta2 * s + (1 - beta2) * g**2
        v_hat = v / (1 - beta1**t)
        s_hat = s / (1 - beta2**t)
        w = w - lr * v_hat / (s_hat.sqrt() + eps)
        path.append(w)
    return torch.stack(path)


def conv2d_multichannel(X, W, b, stride, pad):
    return F.conv2d(X, W, b, stride, pad)


def max_pool2d(X, k, stride, pad):
    return F.max_pool2d(X, k, stride, pad)


def batchnorm_train(x, gamma, beta, eps):
    centred = x - x.mean(dim=(0, 2, 3), keepdim=True)
    variance = (centred**2).mean(dim=(0, 2, 3), keepdim=True)
    return centred / (variance + eps).sqrt() * gamma.view(-1, 1, 1) + beta.view(-1, 1, 1)


def rnn_forward(X, h0, Wx, Wh, b):
    h, states = h0, []
    for x in X.unbind(1):
        h = torch.tanh(x @ Wx + b + h @ Wh)
        states.append(h)
    return torch.stack(states, dim=1)


def gru_forward(X, h0, params):
    p, h, states = params, h0, []
    for x in X.unbind(1):
        r = torch.sigmoid(x @ p["Wxr"] + h @ p["Whr"] + p["br"])
        z = torch.sigmoid(x @ p["Wxz"] + h @ p["Whz"] + p["bz"])
        candidate = torch.tanh(x @ p["Wxh"] + (r * h) @ p["Whh"] + p["bh"])
        h = z * h + (1 - z) * candidate
        states.append(h)
    return torch.stack(states, dim=1)


def lstm_forward(X, h0, c0, Wx, Wh, b):
    h, c, states = h0, c0, []
    for x in X.unbind(1):
        i, f, o, g = (x @ Wx + h @ Wh + b).chunk(4, dim=1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        h = torch.sigmoid(o) * torch.tanh(c)
        states.append(h)
    return {"h": torch.stack(states, dim=1), "c": c}


def additive_attention(q, K, V, Wq, Wk, w):
    hidden = torch.tanh((q @ Wq).unsqueeze(2) + (K @ Wk).unsqueeze(1))
    return torch.softmax((hidden * w).sum(dim=3), dim=2) @ V


def scaled_dot_attention(Q, K, V, mask):
    scores = Q @ K.mT / math.sqrt(Q.shape[2])
    return torch.softmax(scores.masked_fill(mask == 0, -1e9), dim=2) @ V


def multi_head_attention(X, Y, Wq, Wk, Wv, Wo, heads):
    Q, K, V = (x.unflatten(-1, (heads, -1)).transpose(1, 2) for x in (X @ Wq, Y @ Wk, Y @ Wv))
    weights = torch.softmax(Q @ K.mT / math.sqrt(Q.shape[-1]), dim=-1)
    return (weights @ V).transpose(1, 2).flatten(2) @ Wo


def layer_norm(x, gamma, beta, eps):
    centred = x - x.mean(dim=-1, keepdim=True)
    variance = (centred**2).mean(dim=-1, keepdim=True)
    return centred / (variance + eps).sqrt() * gamma + beta


def transformer_encoder_block(X, params, heads):
    p = params
    attended = multi_head_attention(X, X, p["Wq"], p["Wk"], p["Wv"], p["Wo"], heads)
    z = layer_norm(X + attended, p["gamma1"], p["beta1"], 1e-5)
    fed = (z @ p["W1"] + p["b1"]).relu() @ p["W2"] + p["b2"]
    return layer_norm(z + fed, p["gamma2"], p["beta2"], 1e-5)


def box_iou(a, b):
    low = torch.maximum(a[:, None, :2], b[None, :, :2])
    high = torch.minimum(a[:, None, 2:], b[None, :, 2:])
    both = (high - low).clamp(min=0).prod(dim=2)
    area_a = (a[:, 2:] - a[:, :2]).prod(dim=1)
    area_b = (b[:, 2:] - b[:, :2]).prod(dim=1)
    return both / (area_a[:, None] + area_b - both)


def kmeans(X, centers0, iters):
    centers = centers0
    for _ in range(iters):
        members = F.one_hot(squared_distances(X, centers).argmin(dim=1), len(centers)).T.to(X.dtype)
        counts = members.sum(dim=1, keepdim=True)
        centers = torch.where(counts > 0, members @ X / counts, centers)
    distances, labels = squared_distances(X, centers).min(dim=1)
    return {"centers": centers, "labels": labels, "inertia": distances.sum()}


def squared_distances(X, centers):
    return ((X[:, None] - centers) ** 2).sum(dim=2)


def kernel_density(X, query, h):
    squared = ((query[:, None] - X) ** 2).sum(dim=2)
    kernel = torch.exp(-squared / (2 * h**2)) / ((2 * math.pi) ** (X.shape[1] / 2) * h ** X.shape[1])
    return kernel.mean(dim=1)


class Reader(nn.Module):
    """Reads one-hot characters (N, T, V); logits of the next ones, (N, T, V)."""

    def __init__(self, characters, units):
        super().__init__()
        self.lstm = nn.LSTM(characters, units, batch_first=True)
        self.out = nn.Linear(units, characters)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.out(states)


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.AvgPool2d(2, 2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.AvgPool2d(2, 2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
    )  # fmt: skip


def lenet_training(x, y, weights):
    return training(lenet(), x, y, weights)


def lstm_training(x, y, weights):
    return training(Reader(x.shape[-1], weights[1].shape[1]), x, y, weights)


TRAININGS = {"lenet_training": lenet_training, "lstm_training": lstm_training}


def training(net, x, y, weights):
    x = x.float()
    with torch.no_grad():
        for parameter, weight in zip(net.parameters(), weights, strict=True):
            parameter.copy_(weight)
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)

    def steps():
        losses = []
        for batch, labels in zip(x, y):
            logits = net(batch)
            loss = F.cross_entropy(logits.flatten(0, -2), labels.flatten())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        return {"losses": losses}

    return steps
