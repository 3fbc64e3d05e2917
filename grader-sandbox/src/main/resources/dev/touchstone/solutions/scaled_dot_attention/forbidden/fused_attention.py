import torch
import torch.nn.functional as F


def attention(Q, K, V, mask):
    Q, K, V, mask = (torch.from_numpy(a) for a in (Q, K, V, mask))
    return F.scaled_dot_product_attention(Q, K, V, attn_mask=mask.bool())  # here
