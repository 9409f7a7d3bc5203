"""How the forms of the house are laid out: what stays whole, what is broken, and where a line ends."""

import io

import pytest
from rich.console import RenderableType
from rich.padding import Padding

from salto_cli import i18n
from salto_cli.models.service import Service, ServiceList
from salto_cli.render.look import Listing, heading, pairs, quiet, sign, stack, text
from salto_cli.render.screen import draw, screen
from salto_cli.render.terminal import print_result

TWELVE = "alltid like langt fram som tilbake igjen og aldri i mål"  # words


def lines(what: RenderableType, width: int) -> list[str]:
    """What is drawn on a screen of ``width`` columns, line by line, without the blanks at the end of each."""
    out = io.StringIO()
    draw(what, screen(out, {}, width=width))
    return [line.rstrip() for line in out.getvalue().removesuffix("\n").split("\n")]


def test_a_label_stays_whole_where_all_of_it_has_room() -> None:
    made = Padding(pairs([("Tøyen Sportsklubb", "fritid")]), (0, 0, 0, 2), expand=False)
    assert lines(made, 80) == ["  Tøyen Sportsklubb  fritid"]


def test_a_very_long_label_is_broken_so_that_no_value_stands_far_from_a_short_one() -> None:
    made = pairs(
        [("Barneverntjenesten med lokale tiltak og gruppefosterhjem", "skole"), ("UngJobb", "arbeid")]
    )
    assert lines(made, 120) == [
        "Barneverntjenesten med lokale tiltak  skole",
        "og gruppefosterhjem",
        "UngJobb                               arbeid",
    ]


def test_a_word_on_top_of_a_card_may_be_bold_beside_a_quiet_one() -> None:
    made = Listing(("hvem", "hva"), [(heading("Amina", "P-004P"), TWELVE)])
    out = io.StringIO()
    draw(made, screen(out, {"FORCE_COLOR": "1"}, width=30))
    assert out.getvalue().startswith("\x1b[1mAmina\x1b[0m\x1b[2m  P-004P\x1b[0m")


def test_what_is_left_goes_to_the_column_that_is_broken_over_most_lines() -> None:
    row = (
        "T-102M",
        "være med til rektor",
        "Mohammed-Abdirahman Kvitveisen P-088Z",
        "ungdommen",
        "Kari Nordli",
    )
    drawn = lines(Listing(("kode", "lovet", "om", "til", "hvem"), [row]), 72)
    assert len(drawn) == 3  # the titles, and two lines for the row


def test_a_text_that_would_be_a_column_of_words_stands_on_a_card() -> None:
    wide = "Mohammed-Abdirahman-Kvitveisen"
    drawn = lines(Listing(("kode", "navn", "hvorfor"), [("T-102M", wide, TWELVE)]), 52)
    assert drawn[0] == "T-102M"
    assert drawn[1].split() == ["navn", wide]


def test_between_cards_there_is_one_blank_line_and_none_at_the_end() -> None:
    long = "ringe skolen, rådgiveren og mor om timen"
    drawn = lines(Listing(("kode", "hva"), [("T-102M", long), ("T-103P", long)]), 47)
    assert [bool(line) for line in drawn] == [True, True, False, True, True]


def test_a_table_that_has_room_as_it_is_stays_a_table_however_narrow_it_is() -> None:
    assert lines(Listing(("kommando", "ganger"), [("i-dag", "25"), ("saker", "31")]), 20) == [
        "kommando  ganger",
        "i-dag     25",
        "saker     31",
    ]


def test_what_stands_on_top_of_a_card_is_bold_also_where_it_is_a_text() -> None:
    out = io.StringIO()
    screen(out, {"FORCE_COLOR": "1"}, width=20).print(Listing(("hvem", "hva"), [(text("Amina"), "x" * 15)]))
    assert out.getvalue().startswith("\x1b[1mAmina")


def test_labels_and_values_that_do_not_all_fit_beside_each_other_do_so_where_they_can() -> None:
    rows = pairs([("slektninger", "67"), ("nyeste sikkerhetskopi", "mandag 23.11.2026 07:15")])
    assert lines(rows, 30) == ["slektninger  67", "nyeste sikkerhetskopi", "  mandag 23.11.2026 07:15"]


@pytest.mark.parametrize(
    ("said", "width", "drawn"),
    [
        ("Frøydis P-091M · f. 2014", 15, ["Frøydis", "P-091M ·", "f. 2014"]),
        ("helsøsken · 46 år", 15, ["helsøsken ·", "46 år"]),
        ("melding etter kl. 15", 17, ["melding etter", "kl. 15"]),
        ("etter GDPR art. 33 nr. 4", 15, ["etter GDPR", "art. 33 nr. 4"]),
        ("GDPR art. 5 nr. 1 e", 11, ["GDPR art. 5", "nr. 1 e"]),
        ("mandag 23.11.2026 08:15", 20, ["mandag", "23.11.2026 08:15"]),
        ("pbrl og hpl §§ 4-3, 4-4", 15, ["pbrl og hpl", "§§ 4-3, 4-4"]),
    ],
)
def test_no_line_begins_with_a_dot_or_parts_a_number_from_what_it_counts(
    said: str, width: int, drawn: list[str]
) -> None:
    assert lines(text(said), width) == drawn


def test_the_lines_of_what_a_sign_begins_stand_beside_the_sign() -> None:
    drawn = lines(sign("!", "Adressesperre: ingen adresse lagres her, og ingen gis ut"), 31)
    assert drawn == ["! Adressesperre: ingen adresse", "  lagres her, og ingen gis ut"]
    assert lines(sign("!", "aldri i mål igjen"), 9) == ["! aldri i", "mål igjen"]


def test_what_is_further_in_stays_there_on_every_line() -> None:
    assert lines(quiet("  Lås opp for en stund: salto lås-opp --for 30m"), 40) == [
        "  Lås opp for en stund: salto lås-opp",
        "    --for 30m",
    ]
    assert lines(sign("·", "Låst: hver kommando spør om passordfrasen."), 40) == [
        "· Låst: hver kommando spør om",
        "  passordfrasen.",
    ]


def test_a_command_that_takes_several_lines_is_seen_to_go_on() -> None:
    said = 'salto samtykke P-004P --by ungdommen --category "kontakt og familiebånd"'
    assert lines(quiet(f"Neste: {said}"), 50) == [
        "Neste: salto samtykke P-004P --by ungdommen",
        '       --category "kontakt og familiebånd"',
    ]
    both = [
        "salto samtykke P-004P --by ungdommen",
        '  --category "kontakt og familiebånd"',
    ]
    assert lines(quiet(f"{said}\n{said}"), 40) == both * 2
    assert lines(quiet(f"Hva som må til: {said}"), 40) == [
        "Hva som må til: salto samtykke P-004P",
        "  --by ungdommen",
        '  --category "kontakt og familiebånd"',
    ]


def test_the_program_is_not_parted_from_its_command() -> None:
    assert lines(sign("!", "ses på 07.12.2026 · salto varsler P-085S"), 30) == [
        "! ses på 07.12.2026 ·",
        "  salto varsler P-085S",
    ]


def test_a_key_that_is_longer_than_a_line_is_parted_at_its_hyphens() -> None:
    key = "skolehelsetjenesten-og-helsestasjon-for-ungdom"
    assert lines(text(key), 30) == ["skolehelsetjenesten-og-", "helsestasjon-for-ungdom"]
    assert lines(text(key), 60) == [key]


def test_a_path_goes_on_between_two_folders_where_it_is_longer_than_a_line() -> None:
    path = "/home/siri/.local/share/salto-backups/20261123T071500Z"
    halves = ["/home/siri/.local/share/salto-backups/", "20261123T071500Z"]
    assert lines(text(path), 40) == halves
    assert lines(text(path), 80) == [path]
    assert lines(sign("✓", f"Skrevet: {path}"), 42) == ["✓ Skrevet:", *(f"  {each}" for each in halves)]
    assert lines(pairs([("mappe", path)]), 42) == ["mappe", *(f"  {each}" for each in halves)]
    assert lines(text("/" + "a" * 50), 40) == ["/" + "a" * 39, "a" * 11]


def test_a_sign_stays_with_its_word() -> None:
    assert lines(text("Janakan · ").append_text(sign("!", "tamil, tolk")), 12) == [
        "Janakan ·",
        "! tamil,",
        "tolk",
    ]


def test_what_has_no_room_together_is_broken_between_words() -> None:
    assert lines(quiet("Mohammed-Abdirahman · f. 2010"), 20) == ["Mohammed-Abdirahman", "· f. 2010"]


def test_a_command_in_a_heading_is_named_as_it_is_typed() -> None:
    with i18n.speaking("nb"):
        assert heading("Skal ha beskjed; det står i salto today").plain.endswith("salto i-dag")


def test_read_aloud_each_command_has_a_line_of_its_own() -> None:
    """One after a comma could not be told from the end of the one before, nor be pasted."""
    both = stack(quiet("salto consents P-001H"), quiet("salto share P-001H"))
    out = io.StringIO()
    draw(pairs([("next", both), ("who", stack(text("Amina"), text("P-001H")))]), screen(out, {}, plain=True))
    assert out.getvalue().splitlines() == [
        "next: salto consents P-001H",
        "salto share P-001H",
        "who: Amina, P-001H",
    ]


def test_a_long_name_of_a_service_does_not_push_the_rest_of_the_list_away() -> None:
    long = invented("Barneverntjenesten med lokale tiltak, bofellesskap og beredskap for " + "alle " * 20)
    out = io.StringIO()
    found = ServiceList("2026-11-23", 2, (long, invented("Klubben")))
    print_result(found, out, color=False, environ={}, width=200)
    assert max(len(line.rstrip()) for line in out.getvalue().splitlines()) < 140


def invented(name: str) -> Service:
    return Service(
        id="klubben",
        name=name,
        organisation="",
        sector=None,
        kind="leisure",
        age_min=None,
        age_max=None,
        private=False,
        district="Alna",
        contact=None,
        unit=None,
        origin="",
        verified=None,
    )
