"""A year in the life of a team, through the real use-cases: what the tool does not show does not get done.

python3 dev.py year                      52 weeks, 120 youths and their families: about ten minutes
python3 dev.py year --weeks 6 --youths 15   a shorter one, as it also runs with the tests
python3 dev.py year --write              the whole year, and the figures kept in docs/year.md
"""
