import torch
import torch.nn.functional as F  # here


def batchnorm_train(x, gamma, beta, eps=1e-5):
    x, gamma, beta = (torch.from_numpy(a) for a in (x, gamma, beta))
    return F.batch_norm(x, None, None, gamma, beta, training=True, eps=eps)
