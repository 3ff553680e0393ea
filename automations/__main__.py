"""``python -m automations``: the same command as ``dxten``, where scripts cannot be installed."""

from automations.cli import main

if __name__ == "__main__":
    main()
