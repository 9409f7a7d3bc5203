"""Nouns, orders, judgements and results: frozen dataclasses, loaded everywhere, importing nothing heavy."""
