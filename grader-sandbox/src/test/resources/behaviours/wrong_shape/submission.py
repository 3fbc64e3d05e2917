def softmax(o):
    return o.sum(axis=1)
