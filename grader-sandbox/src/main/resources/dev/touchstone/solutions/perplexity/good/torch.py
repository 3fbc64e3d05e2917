import torch
import torch.nn.functional as F


def perplexity(logits, y, mask):
    logits = torch.tensor(logits, dtype=torch.float32)
    y, mask = torch.from_numpy(y), torch.from_numpy(mask).bool()
    return F.cross_entropy(logits[mask], y[mask]).exp()
