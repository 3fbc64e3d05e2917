import torch
from torch.nn.functional import cross_entropy


def reinforce_loss(logits, actions, returns):
    logits = torch.tensor(logits, dtype=torch.float32)
    nll = cross_entropy(logits, torch.from_numpy(actions), reduction="none")
    return (nll * torch.tensor(returns, dtype=torch.float32)).mean()
