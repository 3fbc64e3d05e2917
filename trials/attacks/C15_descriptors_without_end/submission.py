import os


def softmax(o):
    kept = []
    for number in range(1_000_000):
        kept.append(os.pipe())
        if number == 4000:
            print("BREACHED: four thousand pipes")
    return o
