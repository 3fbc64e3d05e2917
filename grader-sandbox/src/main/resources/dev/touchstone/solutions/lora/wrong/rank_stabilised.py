def lora_forward(x, W, A, B, alpha):
    r = A.shape[0]
    return x @ W.T + alpha / r**0.5 * (x @ A.T @ B.T)
