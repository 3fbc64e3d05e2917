import torch


def matmul_and_norm(A, B):
    A = torch.tensor(A, dtype=torch.float32)
    B = torch.tensor(B, dtype=torch.float32)
    return {"C": torch.mm(A, B), "fro": torch.linalg.norm(A)}
