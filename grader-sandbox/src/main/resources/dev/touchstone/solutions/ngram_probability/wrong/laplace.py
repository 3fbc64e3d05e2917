def ngram_prob(corpus, seq, n):
    corpus, seq = corpus.tolist(), seq.tolist()

    def count(gram):
        places = range(len(corpus) - len(gram) + 1)
        return sum(corpus[i : i + len(gram)] == gram for i in places)

    p = 1.0
    for t in range(len(seq)):
        gram = seq[max(0, t - n + 1) : t + 1]
        joint = count(gram)
        history = count(gram[:-1]) if len(gram) > 1 else len(corpus)
        p *= (joint + 1) / (history + len(set(corpus)))
    return p
