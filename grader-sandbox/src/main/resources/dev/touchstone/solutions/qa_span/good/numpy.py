def qa_span(start, end, lo, hi, max_len):
    best, span = float("-inf"), (lo, lo)
    for i in range(lo, hi):
        for j in range(i, min(i + max_len, hi)):
            if start[i] + end[j] > best:
                best, span = start[i] + end[j], (i, j)
    return span
