import subprocess
import sys

done = subprocess.run([sys.executable, "-m", "pip", "install", "--target", "/tmp/x", "requests"])
if done.returncode == 0:
    print("BREACHED: something was installed")
