"""What is measured of the program: how fast it works (`python -m bench`), and how much it reads (`reading.py`)."""
