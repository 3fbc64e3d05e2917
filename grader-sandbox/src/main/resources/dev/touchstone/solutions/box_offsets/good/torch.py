import torch


def center_and_size(boxes):
    low, high = torch.tensor(boxes, dtype=torch.float32).split(2, dim=1)
    return (low + high) / 2, high - low


def offset_boxes(anchors, gt):
    anchor_center, anchor_size = center_and_size(anchors)
    gt_center, gt_size = center_and_size(gt)
    shift = 10 * (gt_center - anchor_center) / anchor_size
    return torch.cat([shift, 5 * torch.log(gt_size / anchor_size)], dim=1)
