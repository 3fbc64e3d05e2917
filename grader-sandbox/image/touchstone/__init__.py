"""What is inside a sandbox container beside Python, NumPy and PyTorch: the runner. No secrets."""
