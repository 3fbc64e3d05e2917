import math


def softmax(o):
    rows = []
    for row in o.tolist():
        e = [math.exp(v - max(row)) for v in row]
        rows.append([v / sum(e) for v in e])
    return rows
