"""The commands, a file each: options in, one operation, print, exit code."""
