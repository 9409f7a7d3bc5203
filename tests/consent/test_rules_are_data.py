"""No rule stands in the program: ages, paragraphs, categories and kinds of recipient are the policy's alone.

What is read is the source of the whole product, not only the judge: a rule beside the judge would be one that
no policy can change.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from salto_cli.consent.policy import shipped
from tests.source import PRODUCT

# Kinds of recipient and giver that have steps of their own; the sectors of the same names only refer to them.
KINDS = {"guardian", "self"}
AGES = {7, 12, 13, 14, 15, 16, 18}
# Makes up youths of every age, and judges none of them.
INVENTED = PRODUCT / "usecases" / "invented"
JUDGING = ("door", "giving", "ground", "judging", "policy", "sharing")
# What pages of their own say of one paragraph that no answer of the judge cites.
SPOKEN = {"render/access.py", "render/knowing.py"}
CITED = re.compile(r"§\s*[\d{]")  # a paragraph of a law; the sign alone is none


# One of those whom an answer points to, and not the kind of recipient of the same name.
SOMEONE = {("usecases/consent_form.py", "barnevern")}


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module that could hold a rule, with its place in the product."""
    for path in sorted(PRODUCT.rglob("*.py")):
        if INVENTED not in path.parents:
            yield path.relative_to(PRODUCT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def compared(module: ast.Module) -> Iterator[tuple[int, object]]:
    """Every constant that something is compared with, alone or in a list, with its line."""
    for node in ast.walk(module):
        if isinstance(node, ast.Compare):
            for side in (node.left, *node.comparators):
                yield from ((node.lineno, each) for each in _constants(side))
        elif isinstance(node, ast.MatchValue):
            yield from ((node.lineno, each) for each in _constants(node.value))


def _constants(node: ast.expr) -> Iterator[object]:
    if isinstance(node, ast.Constant):
        yield node.value
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        for each in node.elts:
            yield from _constants(each)


def described(module: ast.Module) -> set[int]:
    """The constants that are docstrings, by their identity."""
    return {
        id(node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def test_no_category_and_no_kind_of_recipient_is_compared_with() -> None:
    names = (shipped().categories.keys() | shipped().sectors.keys()) - KINDS
    layers = ("consent/", "usecases/", "store/")
    found = [
        f"{place}:{line} {value}"
        for place, module in modules()
        if place.startswith(layers)
        for line, value in compared(module)
        if value in names and (place, value) not in SOMEONE
    ]
    assert found == [], "ask the policy instead"


def test_no_age_is_compared_with() -> None:
    layers = ("consent/", "usecases/")
    found = [
        f"{place}:{line} {value}"
        for place, module in modules()
        if place.startswith(layers)
        for line, value in compared(module)
        if type(value) is int and value in AGES
    ]
    assert found == [], "the ages stand in the policy"


def test_the_program_knows_no_age_category_or_recipient_by_itself() -> None:
    names = (shipped().categories.keys() | shipped().sectors.keys()) - KINDS
    # ages.py counts the twelve months of a year.
    for path in (PRODUCT / "consent").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant):
                assert node.value not in names, f"{path.name}:{node.lineno}"
                is_age = type(node.value) is int and node.value in AGES
                assert not is_age or path.name == "ages.py", f"{path.name}:{node.lineno}"


def test_no_paragraph_is_cited_outside_the_policy() -> None:
    found = [
        f"{place}:{node.lineno}"
        for place, module in modules()
        if place not in SPOKEN
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CITED.search(node.value)
        if id(node) not in described(module)
    ]
    assert found == [], "the law of an answer stands beside its reason in the policy"


def test_every_switch_of_the_rules_is_in_the_policy_with_its_law_or_its_choice() -> None:
    text = Path(shipped_file()).read_text(encoding="utf-8")
    for key in (
        *("joint_15_17", "max_months", "expiry_inclusive", "withdrawal_day_stop", "leap_birthday"),
        *("reconfirm_at_birthday", "treat_other_bydel_as_separate", "nr5_leader", "fvl_version"),
        *("bl_version", "private_allowed_categories", "written_required_categories", "guardian_quorum"),
    ):
        assert key in text, key


def shipped_file() -> str:
    """Where the policy that comes with the program lies."""
    return str(PRODUCT / "consent" / "policy.toml")


def test_nothing_in_the_environment_claims_a_basis() -> None:
    """Sharing without consent is claimed in the order, word for word, or not at all."""
    from salto_cli.models.giving import GiveOut

    order = GiveOut(person="P-001K", with_="nav")
    assert (order.basis, order.urgent, order.necessary) == (None, False, None)
    for place, module in modules():
        if place.startswith("consent/") or place in {f"usecases/{name}.py" for name in JUDGING}:
            names = {node.attr for node in ast.walk(module) if isinstance(node, ast.Attribute)}
            assert not names & {"environ", "getenv", "argv"}, place
