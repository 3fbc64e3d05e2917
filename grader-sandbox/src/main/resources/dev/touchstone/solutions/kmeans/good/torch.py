import torch


def kmeans(X, centers0, iters):
    X, centers = torch.from_numpy(X), torch.from_numpy(centers0).clone()
    for _ in range(iters):
        labels = torch.cdist(X, centers).argmin(dim=1)
        for j in range(len(centers)):
            if (labels == j).any():
                centers[j] = X[labels == j].mean(dim=0)
    distance, labels = torch.cdist(X, centers).min(dim=1)
    return {"centers": centers, "labels": labels, "inertia": (distance**2).sum()}
