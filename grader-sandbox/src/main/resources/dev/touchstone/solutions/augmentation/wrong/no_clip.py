def augment(img, flip, top, left, h, w, brightness):
    if flip:
        img = img[:, ::-1]
    img = img[top : top + h, left : left + w]
    return img * brightness
