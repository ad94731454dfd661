"""Parts of benchmarks/fidelity.py."""
