import torch


def cross_entropy(o, y):
    o, y = torch.tensor(o, dtype=torch.float32), torch.from_numpy(y)
    own = o.gather(1, y[:, None]).squeeze(1)
    return (torch.logsumexp(o, dim=1) - own).mean()
