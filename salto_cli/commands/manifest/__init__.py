"""The manifest's lines, part by part of the help."""
