import torch


def sgd_linreg(X, y, w0, b0, lr, batch_size, epochs):
    X, y = torch.from_numpy(X), torch.from_numpy(y)
    w = torch.from_numpy(w0).clone().requires_grad_()
    b = torch.tensor(b0, dtype=torch.float64, requires_grad=True)
    for _ in range(epochs):
        for xs, ys in zip(X.split(batch_size), y.split(batch_size)):
            loss = ((xs @ w + b - ys) ** 2).mean() / 2
            dw, db = torch.autograd.grad(loss, [w, b])
            with torch.no_grad():
                w -= lr * dw
                b -= lr * db
    return w.detach(), b.detach()
