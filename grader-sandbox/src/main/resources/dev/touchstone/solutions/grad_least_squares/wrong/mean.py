def grad_lsq(X, w, y):
    residual = X @ w - y
    return 2 * residual @ X / len(y)
