import numpy as np


def iou(box, boxes):
    low = np.maximum(box[:2], boxes[:, :2])
    high = np.minimum(box[2:], boxes[:, 2:])
    both = np.clip(high - low, 0, None).prod(axis=1)
    areas = (boxes[:, 2:] - boxes[:, :2]).prod(axis=1)
    return both / ((box[2:] - box[:2]).prod() + areas - both)


def average_precision(scores, img_ids, boxes, gt_img_ids, gt_boxes, iou_thr=0.5):
    used = np.zeros(len(gt_boxes), dtype=bool)
    right = []
    for k in np.argsort(-scores):
        candidates = np.flatnonzero(gt_img_ids == img_ids[k])
        hit = False
        if len(candidates) > 0:
            ious = iou(boxes[k], gt_boxes[candidates])
            best = candidates[ious.argmax()]
            hit = ious.max() >= iou_thr and not used[best]
            if hit:
                used[best] = True
        right.append(hit)
    found = np.cumsum(right)
    precision = found / np.arange(1, len(right) + 1)
    recall = found / len(gt_boxes)
    precision = np.maximum.accumulate(precision[::-1])[::-1]
    return (precision * np.diff(recall, prepend=0)).sum()
