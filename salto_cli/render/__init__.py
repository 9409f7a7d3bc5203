"""Results in; tables, JSON and documents out. Nothing here decides what may be said."""
