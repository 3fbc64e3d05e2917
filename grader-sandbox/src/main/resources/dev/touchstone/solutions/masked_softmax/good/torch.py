import torch


def masked_softmax(X, valid_len):
    X = torch.tensor(X, dtype=torch.float32)
    valid_len = torch.from_numpy(valid_len)
    if valid_len.dim() == 1:
        valid_len = valid_len[:, None].expand(-1, X.shape[1])
    valid = torch.arange(X.shape[2]) < valid_len[:, :, None]
    return torch.softmax(X.masked_fill(~valid, -1e6), dim=-1)
