import torch
import torch.nn.functional as F


def masked_ce(logits, y, valid_len):
    logits = torch.tensor(logits, dtype=torch.float32)
    y, valid_len = torch.from_numpy(y), torch.from_numpy(valid_len)
    loss = F.cross_entropy(logits.transpose(1, 2), y, reduction="none")
    mask = torch.arange(y.shape[1]) < valid_len[:, None]
    return (loss * mask).mean(dim=1)
