import numpy as np

MASK = 103


def mlm_mask(ids, u1, u2, random_ids):
    chosen = u1 < 0.15
    labels = np.where(chosen, ids, -100)
    new = np.where(u2 < 0.8, MASK, np.where(u2 < 0.9, random_ids, ids))
    return {"ids": np.where(chosen, new, ids), "labels": labels}
