import numpy as np


def roi_pool(F, box, n, m):
    x1, y1, x2, y2 = box
    region = F[y1 : y2 + 1, x1 : x2 + 1]
    h, w = region.shape
    bin_h, bin_w = h // n, w // m
    pooled = np.empty((n, m))
    for i in range(n):
        for j in range(m):
            top, bottom = i * bin_h, (i + 1) * bin_h
            left, right = j * bin_w, (j + 1) * bin_w
            pooled[i, j] = region[top:bottom, left:right].max()
    return pooled
