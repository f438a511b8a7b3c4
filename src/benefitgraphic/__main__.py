"""`python -m benefitgraphic`."""

from benefitgraphic.cli import run

if __name__ == "__main__":
    run()
