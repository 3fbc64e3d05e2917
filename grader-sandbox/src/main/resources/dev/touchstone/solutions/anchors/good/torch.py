import torch


def multibox_prior(H, W, sizes, ratios):
    s, r = torch.tensor(sizes), torch.tensor(ratios)
    s, r = torch.cat([s, s[:1].expand(len(r) - 1)]), torch.cat([r[:1].expand(len(s)), r[1:]])
    sides = torch.stack([s * r.sqrt() * H / W, s / r.sqrt()], dim=1)
    cy, cx = torch.meshgrid(
        (torch.arange(H) + 0.5) / H, (torch.arange(W) + 0.5) / W, indexing="ij"
    )
    centers = torch.stack([cx.flatten(), cy.flatten()], dim=1)[:, None]
    return torch.cat([centers - sides / 2, centers + sides / 2], dim=2).reshape(-1, 4)
