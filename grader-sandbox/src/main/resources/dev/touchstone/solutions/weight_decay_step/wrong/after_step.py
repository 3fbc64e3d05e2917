def weight_decay_step(w, gw, b, gb, lr, lam):
    w = w - lr * gw
    w = (1 - lr * lam) * w
    b = b - lr * gb
    return w, b
