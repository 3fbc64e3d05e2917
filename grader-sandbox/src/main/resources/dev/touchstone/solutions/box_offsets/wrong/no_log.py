import numpy as np


def offset_boxes(anchors, gt):
    anchor_center = (anchors[:, :2] + anchors[:, 2:]) / 2
    anchor_size = anchors[:, 2:] - anchors[:, :2]
    gt_center = (gt[:, :2] + gt[:, 2:]) / 2
    gt_size = gt[:, 2:] - gt[:, :2]
    shift = 10 * (gt_center - anchor_center) / anchor_size
    growth = 5 * gt_size / anchor_size
    return np.concatenate([shift, growth], axis=1)
