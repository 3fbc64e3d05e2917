import torch
import torch.nn.functional as F


def gram(features):
    _, C, H, W = features.shape
    X = features.reshape(C, H * W)
    return X @ X.T / (C * H * W)


def style_losses(F_content, F_x, F_style, img):
    F_content, F_x, F_style, img = (
        torch.tensor(a, dtype=torch.float32) for a in (F_content, F_x, F_style, img)
    )
    tv = img.diff(dim=2).abs().mean() + img.diff(dim=3).abs().mean()
    return {
        "content": F.mse_loss(F_x, F_content),
        "style": F.mse_loss(gram(F_x), gram(F_style)),
        "tv": 0.5 * tv,
    }
