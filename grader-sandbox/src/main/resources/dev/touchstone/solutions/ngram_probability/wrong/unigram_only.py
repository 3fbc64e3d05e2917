def ngram_prob(corpus, seq, n):
    corpus, seq = corpus.tolist(), seq.tolist()

    def count(gram):
        places = range(len(corpus) - len(gram) + 1)
        return sum(corpus[i : i + len(gram)] == gram for i in places)

    p = 1.0
    for t in range(len(seq)):
        gram = [seq[t]]
        joint = count(gram)
        if joint == 0:
            return 0.0
        p *= joint / len(corpus)
    return p
