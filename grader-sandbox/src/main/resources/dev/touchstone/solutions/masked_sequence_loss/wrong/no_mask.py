import numpy as np


def masked_ce(logits, y, valid_len):
    B, T, _ = logits.shape
    shifted = logits - logits.max(axis=2, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=2, keepdims=True))
    loss = -np.take_along_axis(log_p, y[:, :, None], axis=2)[:, :, 0]
    return loss.sum(axis=1) / T
