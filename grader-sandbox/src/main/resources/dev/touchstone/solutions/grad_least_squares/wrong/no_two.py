def grad_lsq(X, w, y):
    residual = X @ w - y
    return residual @ X
