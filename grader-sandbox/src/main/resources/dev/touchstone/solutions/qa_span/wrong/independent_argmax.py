import numpy as np


def qa_span(start, end, lo, hi, max_len):
    return lo + np.argmax(start[lo:hi]), lo + np.argmax(end[lo:hi])
