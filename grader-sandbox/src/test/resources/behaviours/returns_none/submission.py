def softmax(o):
    o / o.sum()
