import numpy as np


def yolo_encode(gt, S):
    x1, y1, x2, y2 = gt.T
    cx, cy = (x1 + x2) / 2, (y1 + y2) / 2
    col = np.minimum(np.floor(cx * S), S - 1)
    row = np.minimum(np.floor(cy * S), S - 1)
    tx, ty = cx, cy
    w, h = x2 - x1, y2 - y1
    return np.stack([row, col, tx, ty, w, h], axis=1)
