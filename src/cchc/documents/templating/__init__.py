"""Word templates from anybody: their language, what they may not reach, and the text that they print."""
