import numpy as np


def iou(a, b):
    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, 2:], b[None, :, 2:])
    both = np.clip(high - low, 0, None).prod(axis=2)
    area_a = (a[:, 2:] - a[:, :2]).prod(axis=1)
    area_b = (b[:, 2:] - b[:, :2]).prod(axis=1)
    return both / (area_a[:, None] + area_b[None, :] - both)


def assign_anchors(anchors, gt, thr=0.5):
    matrix = iou(anchors, gt)
    best = matrix.argmax(axis=1)
    assigned = np.where(matrix.max(axis=1) > thr, best, -1)
    left = matrix.copy()
    for _ in range(len(gt)):
        i, j = np.unravel_index(left.argmax(), left.shape)
        assigned[i] = j
        left[i, :] = -1
        left[:, j] = -1
    return assigned
