import numpy as np


def iou(a, b):
    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, 2:], b[None, :, 2:])
    both = np.clip(high - low, 0, None).prod(axis=2)
    area_a = (a[:, 2:] - a[:, :2]).prod(axis=1)
    area_b = (b[:, 2:] - b[:, :2]).prod(axis=1)
    return both / (area_a[:, None] + area_b[None, :] - both)


def nms(boxes, scores, thr):
    matrix = iou(boxes, boxes)
    order = np.argsort(-scores, kind="stable")
    kept = []
    while len(order) > 0:
        best, rest = order[0], order[1:]
        kept.append(best)
        order = rest[matrix[best, rest] < thr]
    return np.array(kept)
