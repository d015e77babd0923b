"""From files to sound records: what may be written, how it is read, and every fault with its place."""
