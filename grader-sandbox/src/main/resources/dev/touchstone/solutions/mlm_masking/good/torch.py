import torch


def mlm_mask(ids, u1, u2, random_ids):
    ids, random_ids = torch.from_numpy(ids), torch.from_numpy(random_ids)
    u1, u2 = torch.from_numpy(u1), torch.from_numpy(u2)
    chosen = (u1 < 0.15) & (ids != 101) & (ids != 102)
    labels = ids.masked_fill(~chosen, -100)
    new = ids.masked_fill(chosen & (u2 < 0.8), 103)
    at_random = chosen & (u2 >= 0.8) & (u2 < 0.9)
    new = torch.where(at_random, random_ids, new)
    return {"ids": new, "labels": labels}
