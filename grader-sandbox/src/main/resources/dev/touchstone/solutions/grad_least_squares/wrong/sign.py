def grad_lsq(X, w, y):
    residual = y - X @ w
    return 2 * residual @ X
