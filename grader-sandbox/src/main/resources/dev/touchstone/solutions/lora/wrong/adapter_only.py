def lora_forward(x, W, A, B, alpha):
    r = A.shape[0]
    return alpha / r * (x @ A.T @ B.T)
