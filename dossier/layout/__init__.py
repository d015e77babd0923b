"""Where things stand in a drawing and what they look like, for any drawing."""
