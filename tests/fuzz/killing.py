"""Commands that write are killed at any moment; what was there before is there, or what was to be written, whole."""

import signal
import subprocess
import sys
import time
from pathlib import Path

COMMANDS = {
    "model.svg": ["draw", "source.yaml", "-o", "model.svg"],
    "model.html": ["draw", "source.yaml", "-o", "model.html"],
    "model.json": ["convert", "source.yaml", "-o", "model.json", "--force"],
    "model.txt": ["outline", "source.yaml", "-o", "model.txt"],
    "example.yaml": ["example", "reading-together", "-o", "example.yaml", "--force"],
    "known.json": ["check", "source.yaml", "--write-baseline", "known.json"],
}
OLD = b"old\n" * 5_000


def prepare(folder):
    """Return what each command writes when it is left alone, by the name of the file, and how long it takes."""
    run(folder, ["example", "reading-together", "-o", "source.yaml", "--force"])
    started = time.monotonic()
    whole = {}
    for name, command in COMMANDS.items():
        run(folder, command)
        whole[name] = (folder / name).read_bytes()
    return whole, (time.monotonic() - started) / len(COMMANDS)


def run(folder, command):
    subprocess.run([sys.executable, "-m", "logicmodel", *command], cwd=folder, capture_output=True, check=False)


def kill_once(random, folder, whole, usual):
    """
    Kill a command once, and assert that its file is whole.

    Args:
        random: What is left to chance.
        folder: Where the files are.
        whole: What the commands write when they are left alone.
        usual: How long a command takes, in seconds.

    Returns:
        Whether the file was the new one.
    """
    name, command = random.choice(list(COMMANDS.items()))
    (folder / name).write_bytes(OLD)
    process = subprocess.Popen(
        [sys.executable, "-m", "logicmodel", *command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(usual * random.uniform(0.6, 1.1))  # most of the time is spent before anything is written
    process.send_signal(signal.SIGKILL)
    process.wait()
    content = (folder / name).read_bytes()
    assert content in {OLD, whole[name]}, f"{name} is half a file after {' '.join(command)}"
    for left in folder.glob(".logicmodel-*"):  # what a killed command leaves beside is no file of the user's
        left.unlink()
    return content != OLD


def kill_while_writing(random, folder):
    """Kill a process that does nothing but replace a file, so that most kills meet it while it writes."""
    target = Path(folder, "target")
    target.write_bytes(OLD)
    new = b"new\n" * 200_000
    code = (
        "import sys; from logicmodel.writing import replace_file\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    replace_file('target', b'new\\n' * 200_000)\n"
        "    replace_file('target', b'old\\n' * 5_000)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], cwd=folder, stdout=subprocess.PIPE)
    process.stdout.readline()
    for _ in range(random.randint(1, 30)):
        assert target.read_bytes() in {OLD, new}, "a reader saw half a file"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert target.read_bytes() in {OLD, new}, "half a file"
    for left in Path(folder).glob(".logicmodel-*"):
        left.unlink()
