import numpy as np


def distances(X, centers):
    return ((X[:, None] - centers[None]) ** 2).sum(axis=2)


def kmeans(X, centers0, iters):
    centers = centers0.copy()
    for _ in range(iters):
        for x in X:
            j = ((x - centers) ** 2).sum(axis=1).argmin()
            centers[j] = (centers[j] + x) / 2
    d = distances(X, centers)
    labels = d.argmin(axis=1)
    inertia = d[np.arange(len(X)), labels].sum()
    return {"centers": centers, "labels": labels, "inertia": inertia}
