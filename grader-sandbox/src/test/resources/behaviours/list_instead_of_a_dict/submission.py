def batchnorm_run(train_batches, x_test, gamma, beta, momentum=0.9):
    return [x_test, gamma, beta]
