def softmax(o):
    return o[99]
