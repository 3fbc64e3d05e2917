import numpy as np


def style_losses(F_content, F_x, F_style, img):
    content = ((F_x - F_content) ** 2).mean()
    style = ((F_x - F_style) ** 2).mean()
    vertical = np.abs(img[:, :, 1:, :] - img[:, :, :-1, :]).mean()
    horizontal = np.abs(img[:, :, :, 1:] - img[:, :, :, :-1]).mean()
    return {"content": content, "style": style, "tv": 0.5 * (vertical + horizontal)}
