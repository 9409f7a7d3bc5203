"""The day's work with a person: who they are, contact, what is to be done."""

from salto_cli.commands.manifest import Entry, Group

COMMANDS: dict[str, Entry | Group] = {
    "init": Entry("store", "init", "Make a new encrypted store."),
    "demo": Entry("demo", "demo", "Make a store of invented people, to look around in."),
    "shell": Entry("shell", "shell", "Type the passphrase once, then many commands."),
    "unlock": Entry(
        "agent", "unlock", "Keep the store unlocked for a while, so that no command asks for the passphrase."
    ),
    "lock": Entry("agent", "lock", "Lock the store that salto unlock keeps unlocked."),
    "register": Entry("person", "register", "Register a person, with the basis for keeping them."),
    "import": Entry("import_", "import_", "Take in the caseload that you keep in a spreadsheet."),
    "show": Entry("person", "show", "Show what is held about a person."),
    "find": Entry("person", "find", "Find persons by name, birth date, phone or code."),
    "log-contact": Entry("contact", "log", "Log a contact with one or several persons."),
    "contacts": Entry("contact", "list_", "Show a person's contacts, the newest first."),
    "timeline": Entry(
        "contact", "timeline", "Show everything that has happened with a person, the newest first."
    ),
    "retract": Entry("contact", "retract", "Take a contact off the wrong person."),
    "amend": Entry("amend", "amend", "Put right what was noted: a contact, a task or a deadline."),
    "undo": Entry("undo", "undo", "Undo the last thing you changed, within 24 hours."),
    "task": Group(
        "What someone must do for a person, and by when.",
        {
            "add": Entry(
                "task", "add", "Add something to be done for a person, or a deadline that must not be missed."
            ),
            "list": Entry("task", "list_", "Show tasks, the most urgent first."),
            "done": Entry("task", "done", "Say that a task is done, and how it went."),
            "confirm": Entry(
                "deadline",
                "confirm",
                "Say that the youth has been told of a deadline, and has understood it.",
            ),
            "move": Entry(
                "deadline",
                "move",
                "Move a deadline to another day, clock or place; the youth must be told again.",
            ),
            "verify": Entry(
                "deadline", "verify", "Say that the date of a deadline has been made sure of today."
            ),
            "hand": Entry("deadline", "hand", "Give a deadline another owner, another deputy, or both."),
            "stop-series": Entry(
                "deadline", "stop_series", "End a deadline and every one after it in its series."
            ),
            "card": Entry(
                "due", "card", "Print a youth's own card: what is coming, in large type and plain words."
            ),
            "paper": Entry(
                "due",
                "paper",
                "Print the week's deadlines for every colleague, for when the laptop does not work.",
            ),
            "calendar": Entry(
                "due",
                "calendar",
                "Write the deadlines to a calendar file: codes, days and times, never a name.",
            ),
        },
        default="list",
    ),
    "due": Entry(
        "due", "due", "Show deadlines by day, red ones first, and whether each youth has confirmed."
    ),
    "siblings": Entry("sibling", "show", "Show which siblings are due for a look, by when and why."),
    "sibling": Group(
        "Looking at siblings: each in their own right.",
        {
            "check": Entry(
                "sibling",
                "check",
                "Record a look at a sibling: how they are, what they wish for, and when to look again.",
            ),
            "trigger": Entry("sibling", "trigger", "Say that someone should look at a sibling, and by when."),
        },
        default="check",
    ),
    "warnings": Entry(
        "warning", "list_", "Show the warnings that hold, the next to be looked at again first."
    ),
    "warning": Group(
        "A danger to or from someone, looked at again on a day.",
        {
            "add": Entry(
                "warning",
                "add",
                "Warn of a danger to or from someone, until a day when it is looked at again.",
            ),
            "review": Entry(
                "warning",
                "review",
                "Look at a warning again: it still holds, or it is over. What was written stays.",
            ),
            "told": Entry("warning", "told", "Say that the person has been told of a warning, or why not."),
        },
        default="add",
    ),
    "promises": Entry(
        "promise", "list_", "Show promises that are open, and those whose end nobody has been told."
    ),
    "promise": Group(
        "Promises to youths and guardians.",
        {
            "add": Entry(
                "promise",
                "add",
                "Write down a promise to a youth or a guardian: a task that someone is told the end of.",
            ),
            "done": Entry(
                "promise", "done", "Say how a promise ended, and how whoever it was given to was told."
            ),
            "told": Entry("promise", "told", "Say that whoever a promise was given to knows how it ended."),
        },
        default="add",
    ),
    "wish": Entry("promise", "wish", "Record what a guardian wishes for a child."),
    "caseload": Entry("caseload", "show", "Show everyone with an open case, one line each."),
    "export": Group(
        "Lists as files for your own spreadsheet.",
        {
            "caseload": Entry(
                "export",
                "caseload",
                "Write the caseload to a file for Excel: codes alone, or with names in an encrypted "
                "workbook.",
            ),
            "tasks": Entry(
                "export",
                "tasks",
                "Write tasks to a file for Excel: codes alone, or with names in an encrypted workbook.",
            ),
            "contacts": Entry(
                "export",
                "contacts",
                "Write a person's contacts to a file for Excel: codes alone, or with notes in an encrypted "
                "workbook.",
            ),
        },
        default="caseload",
    ),
    "today": Entry("today", "show", "Show what needs you today, the most urgent first."),
    "dashboard": Entry(
        "dashboard", "dashboard", "Look at the caseload, the week and one case at a time, by keyboard."
    ),
    "count": Entry("count", "count", "Count open cases and contacts; nobody can be recognised in it."),
    "edit": Entry("person", "edit", "Change what is held about a person."),
    "open-case": Entry("case", "open_case", "Open a case for someone who is here already."),
    "close-case": Entry(
        "case", "close_case", "Close a case, with how it ended, and the tasks that are open in it."
    ),
}
