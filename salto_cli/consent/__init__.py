"""The rules of consent as functions of their arguments: no clock, no database, no network.

``policy.toml`` holds every age, quorum, category, limit and law reference; ``policy.py`` reads it;
``judge.py`` answers ``may_share`` and ``keep.py`` answers ``may_keep``; ``trim.py`` says what leaves.
"""
