"""Which services of the starter catalogue are around a youth, and what each can be allowed to know."""

from typing import Final

NAV = "nav-ungdomsteam"
CHILD_WELFARE = "barneverntjenesten-med-lokale-tiltak-bof-bofellesskap"
LOWER_SCHOOL, UPPER_SCHOOL = "jordal-ungdomsskole", "etterstad-videregaende-skole"
OTHER_UPPER_SCHOOL, FOLLOW_UP_SERVICE = "kongshavn-videregaende-skole", "ot-kontakt-oppfolgingstjenesten"
SCHOOL_HEALTH, MENTAL_HEALTH = "skolehelsetjenesten-og-helsestasjon-for-ungdom", "rask-psykisk-helsehjelp"
POLICE = "oslo-politidistrikt-enhet-sentrum-politikontakter"
MEDIATION, PROBATION = "konfliktradet-ungdomsoppfolging", "friomsorgen"
CLUB, YOUTH_HOUSE, SPORTS_CLUB = "jordalklubben", "riverside-ungdomshus", "toyen-sportsklubb"
YOUTH_JOBS, HOUSING = "ungjobb", "boligkontoret"
YOUNGER_TEAM, OLDER_TEAM = "oppfolgingsteam-10-15", "oppfolgingsteam-15-17"

# What there is to share with each, the usual first.
KNOWS: Final = {
    NAV: ("work", "housing_economy", "identity"),
    CHILD_WELFARE: ("child_welfare", "family", "school", "identity"),
    LOWER_SCHOOL: ("school", "identity"),
    UPPER_SCHOOL: ("school", "identity"),
    OTHER_UPPER_SCHOOL: ("school", "identity"),
    FOLLOW_UP_SERVICE: ("school", "work"),
    SCHOOL_HEALTH: ("health", "identity"),
    MENTAL_HEALTH: ("health",),
    POLICE: ("crime", "identity"),
    MEDIATION: ("crime", "family"),
    PROBATION: ("crime", "work"),
    CLUB: ("leisure", "identity"),
    YOUTH_HOUSE: ("leisure", "identity"),
    SPORTS_CLUB: ("leisure",),
    YOUTH_JOBS: ("work", "leisure"),
    HOUSING: ("housing_economy",),
    YOUNGER_TEAM: ("school", "leisure", "family"),
    OLDER_TEAM: ("school", "work", "leisure"),
}

YOUNG: Final = (LOWER_SCHOOL, SCHOOL_HEALTH, CLUB, CHILD_WELFARE, YOUNGER_TEAM, SPORTS_CLUB)
MIDDLE: Final = (
    UPPER_SCHOOL,
    OTHER_UPPER_SCHOOL,
    FOLLOW_UP_SERVICE,
    NAV,
    CHILD_WELFARE,
    YOUTH_JOBS,
    OLDER_TEAM,
    YOUTH_HOUSE,
    SCHOOL_HEALTH,
    MEDIATION,
    SPORTS_CLUB,
)
GROWN: Final = (NAV, YOUTH_JOBS, HOUSING, MENTAL_HEALTH, PROBATION, FOLLOW_UP_SERVICE, YOUTH_HOUSE)


def around(age: int) -> tuple[str, ...]:
    """The services that can be around someone of that age."""
    if age < 16:
        return YOUNG
    return MIDDLE if age < 18 else GROWN
