def lora_forward(x, W, A, B, alpha):
    return x @ W.T + x @ A.T @ B.T
