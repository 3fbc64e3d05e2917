import numpy as np


def matmul_and_norm(A, B):
    return {"C": A * B, "fro": np.sqrt((A**2).sum())}
