"""``python -m electrolytes.lab`` opens the chapters in JupyterLab."""

import sys

from electrolytes.lab.workspace import main

if __name__ == "__main__":
    sys.exit(main())
