"""The week: the board, the meeting, its sheets, and pictures of the work."""

from salto_cli.commands.manifest import Entry, Group

COMMANDS: dict[str, Entry | Group] = {
    "board": Group(
        "The board: who needs the team now, and who is to be looked at.",
        {
            "show": Entry("board", "show", "Show who needs the team now, why, and what comes next."),
            "add": Entry("board", "add", "Put someone on the board, or among those who wait for a place."),
            "leave": Entry(
                "board", "leave", "Take someone off the board, with the day someone must have looked again."
            ),
            "suggest": Entry(
                "board",
                "suggest",
                "Propose who should come on the board and who can leave it, each with what was found.",
            ),
            "look": Entry("board", "look", "Say that they were looked at today, on the board or not."),
            "rotation": Entry("board", "rotation", "Show who is to be looked at, the longest ago first."),
        },
        default="show",
    ),
    "fleksiteam": Group(
        "The weekly meeting: what each service gets.",
        {
            "board": Entry("board", "show", "Show who needs the team now, why, and what comes next."),
            "prepare": Entry(
                "prepare",
                "prepare",
                "Prepare a meeting: who is in the room for which case, and what stands in the way.",
            ),
            "tell": Entry(
                "prepare",
                "tell",
                "Say what a meeting will tell whom about a youth, and note that they have been told.",
            ),
            "pack": Entry("fleksiteam", "pack", "Make each service's encrypted sheets for the meeting."),
            "run": Entry(
                "meeting",
                "run",
                "Run the meeting at the keyboard: who is here, what became of things, case by case.",
            ),
            "decide": Entry(
                "meeting",
                "decide",
                "Keep one decision about a person, with its task and who tells the youth.",
            ),
            "undo": Entry("meeting", "undo", "Take back the last decision of a meeting that is not closed."),
            "attend": Entry(
                "meeting", "attend", "Note who came to the meeting, who left when, and who could not come."
            ),
            "status": Entry(
                "meeting",
                "status",
                "Say in a meeting what became of a decision: done, not done or blocked, and why.",
            ),
            "case": Entry(
                "meeting",
                "case",
                "Show one case to those in the room: no more than each of them may know today.",
            ),
            "intake": Entry(
                "meeting",
                "intake",
                "Count a question asked without a name, and what it was answered: nothing of whom is kept.",
            ),
            "close": Entry(
                "meeting",
                "close",
                "Close the meeting: what was decided, whose it is, who is not told yet, which sheets are "
                "out.",
            ),
            "minutes": Entry(
                "meeting",
                "minutes",
                "Make the minutes of a closed meeting again: what may be read of it today.",
            ),
            "list": Entry("meeting", "list_", "List the meetings, the newest first."),
            "show": Entry(
                "meeting",
                "show",
                "Show a meeting: who is there, what became of things, whom it takes up, what it decided.",
            ),
        },
        default="list",
    ),
    "sheets": Group(
        "Sheets of paper that are out, and what came back.",
        {
            "list": Entry("sheet", "list_", "List the sheets that are out, and with whom."),
            "returned": Entry("sheet", "returned", "Note that sheets have come back."),
            "unused": Entry("sheet", "unused", "Note that sheets were made and never handed out."),
            "lost": Entry("sheet", "lost", "Note that a sheet cannot be found."),
        },
        default="list",
    ),
    "picture": Group(
        "Pictures: when there was contact, and how much each colleague carries.",
        {
            "contact": Entry("picture", "contact", "Show a youth's contacts as a picture, weeks by days."),
            "caseload": Entry(
                "picture",
                "caseload",
                "Show your cases as a picture, contacts week by week; who was seen longest ago comes first.",
            ),
            "workload": Entry(
                "picture", "workload", "Show how much each colleague carries; no youth is named."
            ),
        },
        default="caseload",
    ),
}
