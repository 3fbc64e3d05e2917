def softmax(o):
    while True:
        print("x" * 1000)
