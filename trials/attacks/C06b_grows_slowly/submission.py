def softmax(o):
    kept = []
    while True:
        kept.append(bytearray(64 << 10))
