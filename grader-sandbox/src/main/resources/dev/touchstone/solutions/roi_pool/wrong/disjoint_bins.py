import numpy as np


def roi_pool(F, box, n, m):
    x1, y1, x2, y2 = box
    region = F[y1 : y2 + 1, x1 : x2 + 1]
    pooled = np.empty((n, m))
    for i, rows in enumerate(np.array_split(region, n, axis=0)):
        for j, block in enumerate(np.array_split(rows, m, axis=1)):
            pooled[i, j] = block.max()
    return pooled
