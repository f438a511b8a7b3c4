"""What the designer wrote and what it means: read with positions, validated, immutable."""
