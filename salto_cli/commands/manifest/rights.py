"""Family, what someone has a right to, and what has gone wrong."""

from salto_cli.commands.manifest import Entry, Group

COMMANDS: dict[str, Entry | Group] = {
    "who-knows": Entry("disclosure", "who_knows", "Show who knows what about a person, since when, and why."),
    "link-sibling": Entry("kin", "link_sibling", "Record that two are siblings, or that they are not."),
    "link-guardian": Entry(
        "kin", "link_guardian", "Record a guardian of a child, and who has parental responsibility."
    ),
    "unlink": Entry("kin", "unlink", "End the tie between two persons. It is kept as ended, not deleted."),
    "family": Entry("kin", "family", "Show a person's family as a tree."),
    "merge": Entry("erase", "merge", "Make two records of one person one; a no in either stays a no."),
    "erase": Entry("erase", "erase", "Erase everything that is held about a person, for good."),
    "restrict": Entry("erase", "restrict", "Restrict the processing about a person: stored, and no more."),
    "lift": Entry("erase", "lift", "Lift a restriction, once the person has been told."),
    "restricted": Entry("erase", "restricted", "Show whose processing is restricted, since when and why."),
    "retention": Group(
        "How long things are kept.",
        {
            "due": Entry(
                "retention",
                "due",
                "Show what has been kept as long as it may be, with the rule and what to type.",
            ),
        },
        default="due",
    ),
    "incident": Group(
        "When something has gone wrong: a stolen laptop, a sheet sent to the wrong place.",
        {
            "start": Entry(
                "incident", "start", "Say that something has gone wrong, and get the steps with their hours."
            ),
            "show": Entry("incident", "show", "Show an incident, its clock and its steps."),
            "list": Entry("incident", "list_", "List incidents, the newest first."),
            "done": Entry("incident", "done", "Say that a step has been done."),
            "note": Entry("incident", "note", "Write down what was found out; name nobody."),
            "draft": Entry(
                "incident", "draft", "Write a draft to the data protection authority to a file; no names."
            ),
            "close": Entry("incident", "close", "Close an incident, with whether it was reported and why."),
        },
        default="list",
    ),
}
