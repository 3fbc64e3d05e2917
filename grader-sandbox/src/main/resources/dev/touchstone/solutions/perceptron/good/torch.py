import torch


def perceptron(X, y, max_epochs):
    X, y = torch.from_numpy(X), torch.from_numpy(y)
    w, b = torch.zeros(X.shape[1], dtype=X.dtype), torch.zeros((), dtype=X.dtype)
    updates = 0
    for epoch in range(max_epochs):
        before = updates
        for i in range(len(X)):
            if y[i] * (X[i] @ w + b) <= 0:
                w = w + y[i] * X[i]
                b = b + y[i]
                updates += 1
        if updates == before:
            break
    return w, b, updates
