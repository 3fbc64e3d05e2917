import torch


def ddpm(x0, t, eps, betas):
    x0, eps, betas = (torch.tensor(a, dtype=torch.float32) for a in (x0, eps, betas))
    alphas = 1 - betas
    alpha_bar = torch.cumprod(alphas, dim=0)
    before = torch.cat([torch.ones(1), alpha_bar])[t]
    rest = 1 - alpha_bar[t]
    xt = alpha_bar[t].sqrt() * x0 + rest.sqrt() * eps
    mean = (before.sqrt() * betas[t] * x0 + alphas[t].sqrt() * (1 - before) * xt) / rest
    return {"xt": xt, "mean": mean, "var": betas[t] * (1 - before) / rest}
