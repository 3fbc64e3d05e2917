import torch


def iou(box, boxes):
    low = torch.maximum(box[:2], boxes[:, :2])
    high = torch.minimum(box[2:], boxes[:, 2:])
    both = (high - low).clamp(min=0).prod(dim=1)
    areas = (boxes[:, 2:] - boxes[:, :2]).prod(dim=1)
    return both / ((box[2:] - box[:2]).prod() + areas - both)


def average_precision(scores, img_ids, boxes, gt_img_ids, gt_boxes, iou_thr=0.5):
    boxes, gt_boxes = torch.from_numpy(boxes), torch.from_numpy(gt_boxes)
    order = torch.from_numpy(scores).argsort(descending=True).tolist()
    right, used = torch.zeros(len(order)), set()
    for place, k in enumerate(order):
        ious = iou(boxes[k], gt_boxes)
        ious[torch.from_numpy(gt_img_ids) != int(img_ids[k])] = -1
        best = ious.argmax().item()
        if ious[best] >= iou_thr and best not in used:
            used.add(best)
            right[place] = 1
    found = right.cumsum(0)
    precision = found / torch.arange(1, len(order) + 1)
    envelope = precision.flip(0).cummax(0).values.flip(0)
    return (envelope * right).sum() / len(gt_boxes)
