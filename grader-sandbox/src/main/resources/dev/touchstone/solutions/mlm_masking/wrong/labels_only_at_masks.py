import numpy as np

CLS, SEP, MASK = 101, 102, 103


def mlm_mask(ids, u1, u2, random_ids):
    special = (ids == CLS) | (ids == SEP)
    chosen = (u1 < 0.15) & ~special
    labels = np.where(chosen & (u2 < 0.8), ids, -100)
    new = np.where(u2 < 0.8, MASK, np.where(u2 < 0.9, random_ids, ids))
    return {"ids": np.where(chosen, new, ids), "labels": labels}
