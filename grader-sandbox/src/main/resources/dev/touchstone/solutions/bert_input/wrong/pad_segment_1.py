def bert_input(a, b, L):
    tokens = [101] + a + [102]
    segments = [0] * len(tokens)
    if b:
        tokens += b + [102]
        segments += [1] * (len(b) + 1)
    valid_len = len(tokens)
    padding = L - valid_len
    return {
        "tokens": tokens + [0] * padding,
        "segments": segments + [1] * padding,
        "valid_len": valid_len,
    }
