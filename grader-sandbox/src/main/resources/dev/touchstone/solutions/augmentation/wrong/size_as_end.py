import numpy as np


def augment(img, flip, top, left, h, w, brightness):
    if flip:
        img = img[:, ::-1]
    img = img[top:h, left:w]
    return np.clip(img * brightness, 0, 1)
