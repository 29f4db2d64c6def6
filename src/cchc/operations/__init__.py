"""What a command does, without the command line: values in, values out; nothing is printed here, nobody is asked."""
