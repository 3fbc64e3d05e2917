# coding: utf-7
import numpy as np
+AAo-print("BREACHED: hidden line")+AAo-


def softmax(o):
    return np.zeros_like(o)
