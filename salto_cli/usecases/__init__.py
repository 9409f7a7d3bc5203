"""What is done: one plain function per order, performed through the one door."""
