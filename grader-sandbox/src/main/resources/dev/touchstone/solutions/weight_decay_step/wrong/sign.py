def weight_decay_step(w, gw, b, gb, lr, lam):
    w = (1 + lr * lam) * w - lr * gw
    b = b - lr * gb
    return w, b
