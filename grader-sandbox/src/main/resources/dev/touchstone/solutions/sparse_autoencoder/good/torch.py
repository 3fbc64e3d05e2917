import torch


def sparse_autoencoder(X, W, b, c):
    X, W, b, c = (torch.tensor(a, dtype=torch.float32) for a in (X, W, b, c))
    h = torch.sigmoid(X @ W + b)
    recon = torch.sigmoid(h @ W.T + c)
    loss = torch.nn.functional.mse_loss(recon, X, reduction="sum") / (2 * len(X))
    rho = torch.tensor(0.05)
    active = h.mean(dim=0)
    kl = rho * torch.log(rho / active) + (1 - rho) * torch.log((1 - rho) / (1 - active))
    return {"recon": recon, "loss": loss, "sparsity": kl.sum()}
