"""Runs a notebook in a process of its own: ``python notebook_runner.py FROM TO``.

The kernel is that of the Python that runs this, whatever kernels are installed on the machine, and
it talks over sockets in the file system, which nobody else can reach.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

SECONDS = 300


def run(path: Path) -> nbformat.NotebookNode:
    """Return a notebook as it is after a run from its top, in the folder where it lies."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        own = {"IPYTHONDIR": folder, "JUPYTER_RUNTIME_DIR": folder, "MPLBACKEND": "agg"}
        os.environ.update(own)
        kernel = AsyncKernelManager(
            kernel_name="python3",
            kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
            transport="ipc",
            connection_file=str(Path(folder) / "kernel.json"),
        )
        client = NotebookClient(
            notebook, km=kernel, timeout=SECONDS, resources={"metadata": {"path": str(path.parent)}}
        )
        client.execute(env={**os.environ, "PYTHONWARNINGS": "error::Warning:__main__"})
    return notebook


def main() -> None:
    """Run the notebook that is named first, and write it to the path that is named second."""
    nbformat.write(run(Path(sys.argv[1])), sys.argv[2])


if __name__ == "__main__":
    main()
