"""cchc: plan files of a commune's administrative reform index (Chỉ số cải cách hành chính), and its year."""

__version__ = "0.3.0"
