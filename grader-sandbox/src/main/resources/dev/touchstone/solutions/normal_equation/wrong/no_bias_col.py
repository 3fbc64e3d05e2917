import numpy as np


def fit(X, y):
    w = np.linalg.solve(X.T @ X, X.T @ y)
    return np.append(w, 0.0)
