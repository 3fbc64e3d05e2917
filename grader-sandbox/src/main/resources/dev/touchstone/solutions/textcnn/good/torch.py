import torch
import torch.nn.functional as nnf


def textcnn_features(X, filters, biases):
    X = torch.tensor(X, dtype=torch.float32).transpose(1, 2)
    features = []
    for F, b in zip(filters, biases):
        F = torch.tensor(F, dtype=torch.float32).transpose(1, 2)
        c = torch.relu(nnf.conv1d(X, F, torch.tensor(b, dtype=torch.float32)))
        features.append(c.amax(dim=2))
    return torch.cat(features, dim=1)
