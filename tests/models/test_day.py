"""Days are read as people say them, and said back with their weekday."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis.strategies import dates, times

from salto_cli import i18n
from salto_cli.errors import Unacceptable
from salto_cli.models.birth_said import read_birth
from salto_cli.models.day import Year, age_on, short, spoken
from salto_cli.models.day_said import read_day, read_due, read_moment, read_past, read_when
from salto_cli.models.part_of_day import names_part

MONDAY, LEAP_DAY, SUNDAY = date(2026, 11, 23), date(2028, 2, 29), date(2027, 1, 3)

# What is said; the day it names on a Monday, on a leap day (a Tuesday) and on the first Sunday of a year.
SAME_BOTH_WAYS = """
i dag                     2026-11-23  2028-02-29  2027-01-03
i-dag                     2026-11-23  2028-02-29  2027-01-03
i-går                     2026-11-22  2028-02-28  2027-01-02
i-morgen                  2026-11-24  2028-03-01  2027-01-04
Today                     2026-11-23  2028-02-29  2027-01-03
i kveld                   2026-11-23  2028-02-29  2027-01-03
i går                     2026-11-22  2028-02-28  2027-01-02
I  GÅR                    2026-11-22  2028-02-28  2027-01-02
yesterday                 2026-11-22  2028-02-28  2027-01-02
i forgårs                 2026-11-21  2028-02-27  2027-01-01
i morgen                  2026-11-24  2028-03-01  2027-01-04
tomorrow                  2026-11-24  2028-03-01  2027-01-04
i overmorgen              2026-11-25  2028-03-02  2027-01-05
i går ettermiddag         2026-11-22  2028-02-28  2027-01-02
i morgen kveld            2026-11-24  2028-03-01  2027-01-04
forrige fredag kveld      2026-11-20  2028-02-25  2027-01-01
forrige fredag            2026-11-20  2028-02-25  2027-01-01
last friday               2026-11-20  2028-02-25  2027-01-01
neste fredag              2026-12-04  2028-03-10  2027-01-08
next friday               2026-12-04  2028-03-10  2027-01-08
kommende tirsdag          2026-11-24  2028-03-07  2027-01-05
+14d                      2026-12-07  2028-03-14  2027-01-17
- 3 dager                 2026-11-20  2028-02-26  2026-12-31
+2 uker                   2026-12-07  2028-03-14  2027-01-17
+1 måned                  2026-12-23  2028-03-29  2027-02-03
om 3 dager                2026-11-26  2028-03-03  2027-01-06
-3d                       2026-11-20  2028-02-26  2026-12-31
in 3 days                 2026-11-26  2028-03-03  2027-01-06
om en måned               2026-12-23  2028-03-29  2027-02-03
in a month                2026-12-23  2028-03-29  2027-02-03
2 weeks ago               2026-11-09  2028-02-15  2026-12-20
ut måneden                2026-11-30  2028-02-29  2027-01-31
end of month              2026-11-30  2028-02-29  2027-01-31
om en uke                 2026-11-30  2028-03-07  2027-01-10
in two weeks              2026-12-07  2028-03-14  2027-01-17
for 2 uker siden          2026-11-09  2028-02-15  2026-12-20
a week ago                2026-11-16  2028-02-22  2026-12-27
for en måned siden        2026-10-23  2028-01-29  2026-12-03
2026-12-02                2026-12-02  2026-12-02  2026-12-02
02.12.2026                2026-12-02  2026-12-02  2026-12-02
2.12.26                   2026-12-02  2026-12-02  2026-12-02
2/12-26                   2026-12-02  2026-12-02  2026-12-02
021226                    2026-12-02  2026-12-02  2026-12-02
02122026                  2026-12-02  2026-12-02  2026-12-02
den 2. desember 2026      2026-12-02  2026-12-02  2026-12-02
2 Dec 2026                2026-12-02  2026-12-02  2026-12-02
December 2nd, 2026        2026-12-02  2026-12-02  2026-12-02
030226                    2026-02-03  2026-02-03  2026-02-03
29.2.2028                 2028-02-29  2028-02-29  2028-02-29
onsdag 02.12.2026         2026-12-02  2026-12-02  2026-12-02
Ons. 2.12.26              2026-12-02  2026-12-02  2026-12-02
onsdag den 2. des 2026    2026-12-02  2026-12-02  2026-12-02
"""
LOOKING_BACK = """
fredag kveld              2026-11-20  2028-02-25  2027-01-01
friday evening            2026-11-20  2028-02-25  2027-01-01
fredag                    2026-11-20  2028-02-25  2027-01-01
fre                       2026-11-20  2028-02-25  2027-01-01
Friday                    2026-11-20  2028-02-25  2027-01-01
mandag                    2026-11-16  2028-02-28  2026-12-28
søndag                    2026-11-22  2028-02-27  2026-12-27
uke 7                     2026-02-09  2028-02-14  2026-02-09
uke 7 fredag              2026-02-13  2028-02-18  2026-02-13
fredag uke 7              2026-02-13  2028-02-18  2026-02-13
fre. i uke 48             2025-11-28  2027-12-03  2026-11-27
Friday in week 7          2026-02-13  2028-02-18  2026-02-13
3.2.                      2026-02-03  2028-02-03  2026-02-03
3/2                       2026-02-03  2028-02-03  2026-02-03
3. februar                2026-02-03  2028-02-03  2026-02-03
Feb 3                     2026-02-03  2028-02-03  2026-02-03
31. des                   2025-12-31  2027-12-31  2026-12-31
"""
LOOKING_AHEAD = """
fredag                    2026-11-27  2028-03-03  2027-01-08
på fredag                 2026-11-27  2028-03-03  2027-01-08
mandag                    2026-11-30  2028-03-06  2027-01-04
søndag                    2026-11-29  2028-03-05  2027-01-10
week 7                    2027-02-15  2029-02-12  2027-02-15
uke 48                    2026-11-23  2028-11-27  2027-11-29
uke 7 fredag              2027-02-19  2029-02-16  2027-02-19
fredag uke 7              2027-02-19  2029-02-16  2027-02-19
fre. i uke 48             2026-11-27  2028-12-01  2027-12-03
3.2                       2027-02-03  2029-02-03  2027-02-03
3. februar                2027-02-03  2029-02-03  2027-02-03
31. des                   2026-12-31  2028-12-31  2027-12-31
"""


def rows(table: str) -> list[tuple[str, date, str]]:
    """Phrase, day it is said on, and the day it names."""
    return [
        (line[:26].strip(), today, line[26:].split()[column])
        for line in table.strip().splitlines()
        for column, today in enumerate((MONDAY, LEAP_DAY, SUNDAY))
    ]


@pytest.mark.parametrize(("said", "today", "day"), [*rows(SAME_BOTH_WAYS), *rows(LOOKING_BACK)])
def test_what_is_said_of_the_past_names_this_day(said: str, today: date, day: str) -> None:
    assert read_day(said, today, ahead=False).isoformat() == day


@pytest.mark.parametrize(("said", "today", "day"), [*rows(SAME_BOTH_WAYS), *rows(LOOKING_AHEAD)])
def test_what_is_said_of_the_future_names_this_day(said: str, today: date, day: str) -> None:
    assert read_day(said, today, ahead=True).isoformat() == day


def test_the_week_that_a_year_begins_in_may_be_the_last_of_the_year_before() -> None:
    assert read_day("uke 53", SUNDAY, ahead=False) == date(2026, 12, 28)


@pytest.mark.parametrize(
    "said",
    [
        "31.02", "31.02.2026", "2026-02-31", "29.2.2027", "30. februar", "310226", "00.01.2026", "12.13.2026",
        "32.1.", "uke 54", "uke 0", "neste", "snart", "fredagen etter", "om noen dager", "+14", "+5 år",
        "2026-12", "3rd of", "1.1.0026", "+9999 uker", "", "   ", "𝟚.𝟛.2026", "²", "i år", "-",
        "14d", "uke 54 fredag", "onsdagen uke 7", "fredag uke", "ut uka",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_an_example(said: str) -> None:
    with pytest.raises(Unacceptable) as refused:
        read_day(said, MONDAY, ahead=True)
    assert "02.12.2026" in refused.value.hint
    assert not said.strip(" -") or said not in refused.value.message


def test_the_example_lies_where_the_day_must() -> None:
    with pytest.raises(Unacceptable) as due:
        read_due("tull", MONDAY)
    with pytest.raises(Unacceptable) as past:
        read_past("tull", MONDAY)
    assert "yesterday" not in due.value.hint
    assert "+14d" in due.value.hint
    assert "yesterday" in past.value.hint
    assert "+14d" not in past.value.hint


@pytest.mark.parametrize("said", ["i morgen", "24.11.2026", "neste fredag", "+1d"])
def test_what_has_been_cannot_lie_ahead(said: str) -> None:
    with pytest.raises(Unacceptable, match="has not happened"):
        read_past(said, MONDAY)


def test_a_weekday_may_stand_before_a_date_without_a_year() -> None:
    assert read_day("fredag 4.12", MONDAY, ahead=True) == date(2026, 12, 4)
    assert read_day("fre 20.11.", MONDAY, ahead=False) == date(2026, 11, 20)


def test_a_weekday_that_is_not_the_dates_own_is_refused_with_the_day_it_is() -> None:
    with pytest.raises(Unacceptable, match="not the same day") as refused:
        read_day("torsdag 4.12", MONDAY, ahead=True)
    assert "04.12.2026" in refused.value.hint


@pytest.mark.parametrize("said", ["fre 18:00", "fredag kl 18", "torsdag 3.12 kl. 18", "4.12. 18.30"])
def test_a_time_of_day_is_not_lost_where_only_a_day_is_asked_for(said: str) -> None:
    with pytest.raises(Unacceptable, match="no time of day"):
        read_day(said, MONDAY, ahead=True)


def test_a_day_that_never_comes_is_not_in_the_calendar_even_with_its_weekday() -> None:
    with pytest.raises(Unacceptable, match="not a day in the calendar"):
        read_day("fredag 31.02", MONDAY, ahead=True)


def test_a_moment_with_weekday_date_and_clock_is_read() -> None:
    assert read_when("torsdag 3.12 kl 18", MONDAY) == "2026-12-03T18:00"
    assert read_when("torsdag 3.12", MONDAY) == "2026-12-03"
    assert read_when("fre 18:00", MONDAY) == read_when("fre 18.00", MONDAY) == "2026-11-27T18:00"
    assert read_when("fre kl 4.12", MONDAY) == "2026-11-27T04:12"


def test_a_clock_of_last_night_typed_after_midnight_is_refused_with_what_to_type() -> None:
    with pytest.raises(Unacceptable, match="has not happened") as refused:
        read_moment("22:30", datetime.fromisoformat("2026-11-24T00:40"))
    assert "yesterday 22:30" in refused.value.hint


# Said, when, and the moment it is: the evening and the night of whoever writes at midnight.
PARTS = """
i går kveld          2026-11-24T00:30  2026-11-23
igår kveld           2026-11-23T09:15  2026-11-22
yesterday evening    2026-11-23T09:15  2026-11-22
last night           2026-11-24T00:30  2026-11-23
last night 22:15     2026-11-23T23:00  2026-11-22T22:15
last night 01:30     2026-11-23T09:15  2026-11-23T01:30
i kveld              2026-11-24T00:30  2026-11-23
i kveld              2026-11-24T20:00  2026-11-24
tonight 22:30        2026-11-24T00:30  2026-11-23T22:30
i kveld 00:10        2026-11-24T00:30  2026-11-24T00:10
i natt 23:30         2026-11-24T00:30  2026-11-23T23:30
i natt kl. 1         2026-11-24T09:15  2026-11-24T01:00
i natta 02.30        2026-11-24T03:00  2026-11-24T02:30
i morges             2026-11-23T09:15  2026-11-23
this morning 07:30   2026-11-23T09:15  2026-11-23T07:30
i ettermiddag        2026-11-23T15:00  2026-11-23
i ettermiddag        2026-11-24T01:00  2026-11-23
fredag kveld         2026-11-23T09:15  2026-11-20
i forgårs kveld      2026-11-23T09:15  2026-11-21
"""


@pytest.mark.parametrize("row", PARTS.strip().splitlines())
def test_a_part_of_a_day_names_the_day_that_whoever_says_it_means(row: str) -> None:
    said, (now, moment) = row[:20].strip(), row[20:].split()
    assert read_moment(said, datetime.fromisoformat(now)) == moment
    assert names_part(said) is ("T" not in moment)


@pytest.mark.parametrize(
    "said", ["i natt", "natt til lørdag", "lørdag natt", "natt til lørdag 02:00", "Friday night"]
)
def test_a_night_lies_in_two_days_and_is_asked_about(said: str) -> None:
    with pytest.raises(Unacceptable, match="two days") as refused:
        read_moment(said, datetime.fromisoformat("2026-11-24T00:30"))
    assert "yesterday 23:30 or today 00:30" in refused.value.hint
    with pytest.raises(Unacceptable, match="two days"):
        read_when(said, MONDAY)
    with pytest.raises(Unacceptable, match=r"two days|no time of day"):
        read_day(said, MONDAY, ahead=False)


@pytest.mark.parametrize("said", ["i kveld", "i ettermiddag", "tonight", "i kveld 22:30"])
def test_a_part_of_today_that_has_not_begun_has_not_happened(said: str) -> None:
    with pytest.raises(Unacceptable, match="has not happened"):
        read_moment(said, datetime.fromisoformat("2026-11-23T09:15"))
    assert read_when(said, MONDAY)[:10] == "2026-11-23"


# --- birth dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "born"),
    [
        ("17.05.2010", "2010-05-17"),
        ("2010-05-17", "2010-05-17"),
        ("17.5.10", "2010-05-17"),
        ("170510", "2010-05-17"),
        ("17. mai 2010", "2010-05-17"),
        ("03.02.80", "1980-02-03"),
        ("23.11.26", "2026-11-23"),
        ("24.11.26", "1926-11-24"),
        ("29.02.2012", "2012-02-29"),
        ("23.11.1916", "1916-11-23"),
    ],
)
def test_a_birth_date_is_read_with_its_year(said: str, born: str) -> None:
    assert read_birth(said, MONDAY).isoformat() == born


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("31.02.2010", "not a day in the calendar"),
        ("29.02.2011", "not a day in the calendar"),
        ("17.05", "not a birth date"),
        ("fredag", "not a birth date"),
        ("i går", "not a birth date"),
        ("24.11.2026", "has not been yet"),
        ("2110-05-17", "has not been yet"),
        ("17.05.1899", "more than 110 years"),
        ("22.11.1915", "more than 110 years"),
        ("0010-05-17", "more than 110 years"),
    ],
)
def test_a_birth_date_that_cannot_be_is_refused_and_not_repeated(said: str, why: str) -> None:
    with pytest.raises(Unacceptable, match=why) as refused:
        read_birth(said, MONDAY)
    assert said not in refused.value.message


# --- moments -------------------------------------------------------------------------------------------

NOW = datetime.fromisoformat("2026-11-23T08:15:00+01:00")


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("i går 22:15", "2026-11-22T22:15"),
        ("i går kl. 22.15", "2026-11-22T22:15"),
        ("i går kl 22", "2026-11-22T22:00"),
        ("fredag 9:05", "2026-11-20T09:05"),
        ("2026-11-20T21:30", "2026-11-20T21:30"),
        ("20.11.2026 21.30", "2026-11-20T21:30"),
        ("07:30", "2026-11-23T07:30"),
        ("8:15", "2026-11-23T08:15"),
        ("12.10", "2026-10-12"),
        ("i dag", "2026-11-23"),
    ],
)
def test_a_moment_has_its_clock_time_where_one_is_said(said: str, moment: str) -> None:
    assert read_moment(said, NOW) == moment


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("i går 24:00", "no such time"),
        ("i går 22:60", "no such time"),
        ("i går kl 25", "no such time"),
        ("8:16", "has not happened"),
        ("i morgen", "has not happened"),
        ("fredag natt", "two days"),
        ("31.02 22:15", "not a day"),
        ("2026-11-20T21:30:15", "not a day"),
    ],
)
def test_a_moment_that_cannot_be_is_refused(said: str, why: str) -> None:
    with pytest.raises(Unacceptable, match=why):
        read_moment(said, NOW)


# --- said back -----------------------------------------------------------------------------------------


def test_a_day_is_said_back_with_its_weekday_in_the_chosen_language() -> None:
    assert spoken("2026-11-27") == "Friday 27.11.2026"
    i18n.choose("nb")
    assert spoken("2026-11-28T22:15") == "lørdag 28.11.2026 22:15"


def test_a_day_in_a_table_is_short_and_nothing_is_nothing() -> None:
    assert short("2026-11-27T08:00") == "27.11.2026"
    assert short(None) == ""


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2010-11-23", "2026-11-22", 15),
        ("2010-11-23", "2026-11-23", 16),
        ("2012-02-29", "2027-02-28", 14),
        ("2012-02-29", "2027-03-01", 15),
        ("2012-02-29", "2028-02-29", 16),
    ],
)
def test_a_year_is_added_on_the_birthday(born: str, day: str, age: int) -> None:
    assert age_on(born, day) == age


# --- what is said back is understood again ---------------------------------------------------------------


@pytest.mark.parametrize("lang", ["nb", "en"])
@given(of=dates(date(1901, 1, 1), date(2199, 12, 31)), today=dates(date(2020, 1, 1), date(2090, 12, 31)))
def test_a_day_that_is_said_back_is_read_as_the_same_day(lang: str, of: date, today: date) -> None:
    with i18n.speaking(lang):
        said = spoken(of.isoformat())
    assert read_day(said, today, ahead=True) == read_day(said, today, ahead=False) == of


@pytest.mark.parametrize("lang", ["nb", "en"])
@given(of=dates(date(1901, 1, 1), date(2199, 12, 31)), at=times())
def test_a_moment_that_is_said_back_is_read_as_the_same_moment(lang: str, of: date, at: time) -> None:
    moment = f"{of.isoformat()}T{at:%H:%M}"
    with i18n.speaking(lang):
        said = spoken(moment)
    assert read_when(said, MONDAY) == moment


def test_the_table_has_thirty_phrases_and_more_for_each_of_three_days() -> None:
    for table in (SAME_BOTH_WAYS, LOOKING_BACK, LOOKING_AHEAD):
        assert all(len(line[26:].split()) == 3 for line in table.strip().splitlines())
    assert len({said for said, _today, _day in rows(SAME_BOTH_WAYS + LOOKING_BACK.lstrip())}) > 30


def test_a_year_alone_is_said_as_it_is() -> None:
    assert spoken(Year.of("2007-03-04")) == short(Year.of("2007-03-04")) == "2007"
