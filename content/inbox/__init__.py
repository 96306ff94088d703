"""What readers write to us: an error they found, a question they have."""
