"""The encrypted store: SQL in, models out; keys, places, copies. It knows no consent rule."""
