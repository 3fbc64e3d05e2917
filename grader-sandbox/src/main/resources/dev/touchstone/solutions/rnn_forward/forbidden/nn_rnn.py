import torch


def rnn_forward(X, h0, Wx, Wh, b):
    N, T, D = X.shape
    rnn = torch.nn.RNN(D, len(b), batch_first=True, dtype=torch.float64)  # here
    with torch.no_grad():
        rnn.weight_ih_l0.copy_(torch.from_numpy(Wx).T)
        rnn.weight_hh_l0.copy_(torch.from_numpy(Wh).T)
        rnn.bias_ih_l0.copy_(torch.from_numpy(b))
        rnn.bias_hh_l0.zero_()
    return rnn(torch.from_numpy(X), torch.from_numpy(h0)[None])[0]
