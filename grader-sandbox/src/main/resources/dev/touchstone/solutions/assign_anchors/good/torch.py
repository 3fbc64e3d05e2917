import torch


def iou(a, b):
    low = torch.maximum(a[:, None, :2], b[None, :, :2])
    high = torch.minimum(a[:, None, 2:], b[None, :, 2:])
    both = (high - low).clamp(min=0).prod(dim=2)
    area_a = (a[:, 2:] - a[:, :2]).prod(dim=1)
    area_b = (b[:, 2:] - b[:, :2]).prod(dim=1)
    return both / (area_a[:, None] + area_b[None, :] - both)


def assign_anchors(anchors, gt, thr=0.5):
    matrix = iou(torch.from_numpy(anchors), torch.from_numpy(gt))
    largest, best = matrix.max(dim=1)
    assigned = torch.where(largest >= thr, best, -1)
    for _ in range(len(gt)):
        i, j = divmod(matrix.argmax().item(), len(gt))
        assigned[i] = j
        matrix[i, :] = -1
        matrix[:, j] = -1
    return assigned
