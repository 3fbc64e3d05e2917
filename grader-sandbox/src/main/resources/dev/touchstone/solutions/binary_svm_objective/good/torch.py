import torch


def svm_objective(X, t, w, b, lam):
    X, t = torch.from_numpy(X), torch.from_numpy(t).double()
    w = torch.from_numpy(w).requires_grad_()
    b = torch.tensor(b, dtype=torch.float64, requires_grad=True)
    loss = torch.relu(1 - t * (X @ w + b)).mean() + lam * (w**2).sum()
    loss.backward()
    return {"loss": loss.detach(), "dw": w.grad, "db": b.grad}
