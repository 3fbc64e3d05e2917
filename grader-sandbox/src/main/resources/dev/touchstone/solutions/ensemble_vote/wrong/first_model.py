def ensemble(P):
    avg = P[0]
    best = avg.argmax(axis=1)
    return {"majority": best, "soft": best, "avg": avg}
