import numpy as np


def augment(img, flip, top, left, h, w, brightness):
    img = img[top : top + h, left : left + w]
    if flip:
        img = img[:, ::-1]
    return np.clip(img * brightness, 0, 1)
