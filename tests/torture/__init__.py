"""What the store withstands, in figures: each module is one row of the table in docs/trust.md.

python3 dev.py torture             every row, about twenty minutes
python3 dev.py torture bits crash  some of them
python3 dev.py torture --quick     what also runs with the tests: under two minutes, no tool needed
python3 dev.py torture --write     every row, and the figures kept in docs/trust.md
"""
