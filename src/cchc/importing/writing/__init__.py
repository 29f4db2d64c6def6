"""Plan files of annexes that were read: their data, their text, and what is proposed in comments."""
