def sgd_linreg(X, y, w0, b0, lr, batch_size, epochs):
    w, b = w0.copy(), b0
    for _ in range(epochs):
        for start in range(0, len(y), batch_size):
            xs, ys = X[start : start + batch_size], y[start : start + batch_size]
            error = xs @ w + b - ys
            w = w - lr * 2 * (xs.T @ error) / len(ys)
            b = b - lr * 2 * error.sum() / len(ys)
    return w, b
