"""Operations: a command's work without the command line. Values in, values out; no printing, no questions."""
