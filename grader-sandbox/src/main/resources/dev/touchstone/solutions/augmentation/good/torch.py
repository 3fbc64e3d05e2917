import torch


def augment(img, flip, top, left, h, w, brightness):
    img = torch.tensor(img, dtype=torch.float32)
    if flip:
        img = img.flip(1)
    crop = img[top : top + h, left : left + w]
    return (crop * brightness).clamp(0, 1)
