import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class Large(Dataset):
    def __len__(self):
        return 64

    def __getitem__(self, index):
        return torch.full((1 << 21,), float(index))


def softmax(o):
    for batch in DataLoader(Large(), batch_size=8, num_workers=4, prefetch_factor=4):
        pass
    return np.zeros(o.shape)
