import numpy as np


def roi_pool(F, box, n, m):
    x1, y1, x2, y2 = box
    region = F[y1 : y2 + 1, x1 : x2 + 1]
    h, w = region.shape
    pooled = np.empty((n, m))
    for i in range(n):
        for j in range(m):
            top, bottom = i * h // n, -(-(i + 1) * h // n)
            left, right = j * w // m, -(-(j + 1) * w // m)
            pooled[i, j] = region[top:bottom, left:right].max()
    return pooled
