import numpy as np


def augment(img, flip, top, left, h, w, brightness):
    if flip:
        img = img[:, ::-1]
    img = img[left : left + h, top : top + w]
    return np.clip(img * brightness, 0, 1)
