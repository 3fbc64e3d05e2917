def lora_forward(x, W, A, B, alpha):
    r = A.shape[0]
    return x @ W.T + alpha / r * (x @ B @ A)
