import numpy as np


def eig2(A):
    return np.sort(np.linalg.eigvals(A))[::-1]  # here
