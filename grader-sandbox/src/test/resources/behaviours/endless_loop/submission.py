def softmax(o):
    while True:
        pass
