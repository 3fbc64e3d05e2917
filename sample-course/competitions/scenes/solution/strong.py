import numpy as np
import torch
from torch import nn

CLASSES, SIDE, CROP = 5, 64, 16


def hues(images):
    """Hue from 0 to 6 and saturation of every pixel."""
    rgb = images.astype(np.float32)
    top, low = rgb.max(-1), rgb.min(-1)
    span = np.maximum(top - low, 1)
    r, g, b = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    hue = np.where(top == r, (g - b) / span % 6, np.where(top == g, (b - r) / span + 2, (r - g) / span + 4))
    return hue, top - low


def apart(a, b):
    """How far two hues are from each other on the wheel."""
    return np.abs((a - b + 3) % 6 - 3)


def regions(images):
    """A number for every pixel: neighbours of nearly the same hue share one, the wall has -1."""
    hue, saturation = hues(images)
    mask = saturation > 34
    labels = np.where(mask, np.arange(mask.size).reshape(mask.shape), -1)
    joins = []
    for axis in (1, 2):
        near = np.moveaxis(hue, axis, 0)
        on = np.moveaxis(mask, axis, 0)
        joins.append((axis, on[1:] & on[:-1] & (apart(near[1:], near[:-1]) < 0.4)))
    while True:
        before = labels.copy()
        for axis, joined in joins:
            view = np.moveaxis(labels, axis, 0)
            low = np.where(joined, np.minimum(view[1:], view[:-1]), 0)
            np.copyto(view[1:], np.where(joined, low, view[1:]))
            low = np.where(joined, np.minimum(view[1:], view[:-1]), 0)
            np.copyto(view[:-1], np.where(joined, low, view[:-1]))
        # Whoever points at a pixel takes over what that points at.
        flat = labels.reshape(-1)
        flat[flat >= 0] = flat[flat[flat >= 0]]
        if (labels == before).all():
            return labels, hue


def pieces(images):
    """Of every region its picture, its box and how it looks, cut out and resized."""
    labels, hue = regions(images)
    found = []
    for n in range(len(images)):
        groups = []
        for label in np.unique(labels[n][labels[n] >= 0]):
            rows, columns = np.nonzero(labels[n] == label)
            if len(rows) >= 5:
                h = hue[n][rows, columns]
                mean = np.angle(np.exp(1j * h * np.pi / 3).mean()) * 3 / np.pi % 6
                groups.append([rows, columns, mean])
        for rows, columns in merged(groups):
            if len(rows) < 14:
                continue
            top, left = rows.min(), columns.min()
            height, width = np.ptp(rows) + 1, np.ptp(columns) + 1
            mask = np.zeros((height, width), np.float32)
            mask[rows - top, columns - left] = 1
            others = (labels[n][top:top + height, left:left + width] >= 0) & (mask == 0)
            at = (np.arange(CROP) * height // CROP)[:, None], (np.arange(CROP) * width // CROP)[None]
            edge = [top == 0, left == 0, top + height == SIDE, left + width == SIDE]
            extra = [height / SIDE, width / SIDE, np.log(height / width), mask.mean(), *edge]
            look = np.concatenate([mask[at].ravel(), others[at].ravel(), extra])
            found.append((n, left, top, width, height, look.astype(np.float32)))
    return found


def merged(groups):
    """Parts of one shape that another lies across: nearly the same hue, and near each other."""
    groups = sorted(groups, key=lambda group: -len(group[0]))
    result = []
    for rows, columns, hue in groups:
        for other in result:
            gap = max(
                max(rows.min(), other[0].min()) - min(rows.max(), other[0].max()),
                max(columns.min(), other[1].min()) - min(columns.max(), other[1].max()),
            )
            if apart(hue, other[2]) < 0.12 and gap < 8:
                other[0] = np.concatenate([other[0], rows])
                other[1] = np.concatenate([other[1], columns])
                break
        else:
            result.append([rows, columns, hue])
    return [(rows, columns) for rows, columns, _ in result]


def overlap(box, boxes):
    w = np.minimum(box[0] + box[2], boxes[:, 0] + boxes[:, 2]) - np.maximum(box[0], boxes[:, 0])
    h = np.minimum(box[1] + box[3], boxes[:, 1] + boxes[:, 3]) - np.maximum(box[1], boxes[:, 1])
    common = np.maximum(w, 0) * np.maximum(h, 0)
    return common / (box[2] * box[3] + boxes[:, 2] * boxes[:, 3] - common)


def train(x, y):
    """x: uint8 (n, 64, 64, 3); y: float (k, 6) of picture, class, left, top, width, height."""
    torch.manual_seed(0)
    found = pieces(x)
    looks, labels, moves = [], [], []
    for n, left, top, width, height, look in found:
        truth = y[y[:, 0] == n]
        shares = overlap((left, top, width, height), truth[:, 2:])
        best = int(shares.argmax()) if len(shares) else -1
        hit = best >= 0 and shares[best] > 0.3
        looks.append(look)
        labels.append(int(truth[best, 1]) if hit else CLASSES)
        box = truth[best, 2:] if hit else (left, top, width, height)
        moves.append(corners(box) - corners((left, top, width, height)))
    looks, labels = torch.tensor(np.array(looks)), torch.tensor(labels)
    moves = torch.tensor(np.array(moves), dtype=torch.float32) / 8
    net = nn.Sequential(nn.Linear(looks.shape[1], 96), nn.ReLU(), nn.Dropout(0.3), nn.Linear(96, CLASSES + 5))
    optimizer = torch.optim.Adam(net.parameters(), 4e-3, weight_decay=1e-4)
    for epoch in range(60):
        for rows in torch.randperm(len(looks)).split(64):
            out = net(looks[rows])
            hit = labels[rows] < CLASSES
            loss = nn.functional.cross_entropy(out[:, :CLASSES + 1], labels[rows])
            loss = loss + nn.functional.smooth_l1_loss(out[hit, CLASSES + 1:], moves[rows][hit])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return net.eval()


def corners(box):
    left, top, width, height = box
    return np.array([left, top, left + width, top + height], float)


def predict(model, x):
    """Rows of picture, class, left, top, width, height, score."""
    found = pieces(x)
    with torch.no_grad():
        out = model(torch.tensor(np.array([piece[5] for piece in found])))
    chances = out[:, :CLASSES + 1].softmax(1).numpy()
    moves = 8 * out[:, CLASSES + 1:].numpy()
    rows = []
    for (n, left, top, width, height, _), chance, move in zip(found, chances, moves):
        at = np.clip(corners((left, top, width, height)) + move, 0, SIDE)
        for label in np.argsort(-chance[:CLASSES])[:2]:
            rows.append([n, label, at[0], at[1], at[2] - at[0], at[3] - at[1], chance[label]])
    return np.array(rows)
