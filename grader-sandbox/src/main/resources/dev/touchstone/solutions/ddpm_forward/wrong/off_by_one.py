import numpy as np


def ddpm(x0, t, eps, betas):
    t = t - 1
    alphas = 1 - betas
    alpha_bar = np.cumprod(alphas)
    before = alpha_bar[t - 1] if t > 0 else 1.0
    xt = np.sqrt(alpha_bar[t]) * x0 + np.sqrt(1 - alpha_bar[t]) * eps
    on_x0 = np.sqrt(before) * betas[t] / (1 - alpha_bar[t])
    on_xt = np.sqrt(alphas[t]) * (1 - before) / (1 - alpha_bar[t])
    mean = on_x0 * x0 + on_xt * xt
    var = betas[t] * (1 - before) / (1 - alpha_bar[t])
    return {"xt": xt, "mean": mean, "var": var}
