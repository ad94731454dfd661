"""Parts of benchmarks/performance.py."""
