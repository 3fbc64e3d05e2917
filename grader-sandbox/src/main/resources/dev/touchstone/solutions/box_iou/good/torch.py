import torch


def area(boxes):
    return (boxes[:, 2:] - boxes[:, :2]).prod(dim=1)


def box_iou(a, b):
    a, b = (torch.tensor(boxes, dtype=torch.float32) for boxes in (a, b))
    low = torch.maximum(a[:, None, :2], b[None, :, :2])
    high = torch.minimum(a[:, None, 2:], b[None, :, 2:])
    both = (high - low).clamp(min=0).prod(dim=2)
    return both / (area(a)[:, None] + area(b)[None, :] - both)
