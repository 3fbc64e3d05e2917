import numpy as np

CLS, SEP, MASK = 101, 102, 103


def mlm_mask(ids, u1, u2, random_ids):
    special = (ids == CLS) | (ids == SEP)
    chosen = (u1 < 0.15) & ~special
    ids[chosen & (u2 < 0.8)] = MASK
    at_random = chosen & (u2 >= 0.8) & (u2 < 0.9)
    ids[at_random] = random_ids[at_random]
    labels = np.where(chosen, ids, -100)
    return {"ids": ids, "labels": labels}
