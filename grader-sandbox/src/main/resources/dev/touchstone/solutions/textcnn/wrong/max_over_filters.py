import numpy as np


def textcnn_features(X, filters, biases):
    features = []
    for F, b in zip(filters, biases):
        k = F.shape[1]
        steps = range(X.shape[1] - k + 1)
        c = np.stack([np.einsum("nkd,mkd->nm", X[:, t : t + k], F) for t in steps], axis=2)
        c = np.maximum(c + b[:, None], 0)
        features.append(c.max(axis=1))
    return np.concatenate(features, axis=1)
