import numpy as np


def multibox_prior(H, W, sizes, ratios):
    pairs = [(s, ratios[0]) for s in sizes] + [(sizes[0], r) for r in ratios[1:]]
    anchors = []
    for i in range(H):
        for j in range(W):
            cx, cy = (j + 0.5) / W, (i + 0.5) / H
            for s, r in pairs:
                w = s * np.sqrt(r) * H / W
                h = s / np.sqrt(r)
                anchors.append([cx, cy, w, h])
    return np.array(anchors)
