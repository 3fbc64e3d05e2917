def lora_forward(x, W, A, B, alpha):
    r = A.shape[0]
    return x @ W + alpha / r * (x @ A.T @ B.T)
