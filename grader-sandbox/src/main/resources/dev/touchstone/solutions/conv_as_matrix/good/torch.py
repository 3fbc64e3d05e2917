import torch


def conv_matrix(K, h, w):
    K = torch.tensor(K, dtype=torch.float32)
    kh, kw = K.shape
    # Column k of V is the correlation of the k-th unit image.
    images = torch.eye(h * w).reshape(h * w, h, w)
    windows = images.unfold(1, kh, 1).unfold(2, kw, 1)
    return torch.einsum("nijab,ab->nij", windows, K).reshape(h * w, -1).T
