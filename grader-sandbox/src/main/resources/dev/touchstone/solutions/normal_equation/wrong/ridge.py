import numpy as np


def fit(X, y):
    A = np.hstack([X, np.ones((len(X), 1))])
    return np.linalg.solve(A.T @ A + np.eye(A.shape[1]), A.T @ y)
