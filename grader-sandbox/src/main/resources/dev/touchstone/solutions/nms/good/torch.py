import torch


def iou(a, b):
    low = torch.maximum(a[:, None, :2], b[None, :, :2])
    high = torch.minimum(a[:, None, 2:], b[None, :, 2:])
    both = (high - low).clamp(min=0).prod(dim=2)
    area_a = (a[:, 2:] - a[:, :2]).prod(dim=1)
    area_b = (b[:, 2:] - b[:, :2]).prod(dim=1)
    return both / (area_a[:, None] + area_b[None, :] - both)


def nms(boxes, scores, thr):
    boxes = torch.from_numpy(boxes)
    order = torch.sort(torch.from_numpy(scores), descending=True, stable=True).indices
    kept = []
    while order.numel() > 0:
        best, rest = order[0], order[1:]
        kept.append(best)
        order = rest[iou(boxes[best][None], boxes[rest])[0] <= thr]
    return torch.stack(kept)
