"""`python -m benefitgraphic`."""

from benefitgraphic.cli import main

if __name__ == "__main__":
    main()
