import math

import torch


def roi_pool(F, box, n, m):
    x1, y1, x2, y2 = box
    region = torch.tensor(F, dtype=torch.float32)[y1 : y2 + 1, x1 : x2 + 1]
    h, w = region.shape
    rows = [slice(math.floor(i * h / n), math.ceil((i + 1) * h / n)) for i in range(n)]
    cols = [slice(math.floor(j * w / m), math.ceil((j + 1) * w / m)) for j in range(m)]
    return torch.stack([torch.stack([region[r, c].max() for c in cols]) for r in rows])
