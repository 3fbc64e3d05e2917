import numpy as np


def distances(X, centers):
    return ((X[:, None] - centers[None]) ** 2).sum(axis=2)


def kmeans(X, centers0, iters):
    centers = centers0.copy()
    for _ in range(iters):
        labels = distances(X, centers).argmin(axis=1)
        for j in range(len(centers)):
            members = X[labels == j]
            if len(members) > 0:
                centers[j] = members.mean(axis=0)
    d = distances(X, centers)
    inertia = d[np.arange(len(X)), labels].sum()
    return {"centers": centers, "labels": labels, "inertia": inertia}
