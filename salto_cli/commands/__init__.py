"""The manifest: every command, the module that holds it, and its place in the help.

A command is loaded when it is called; ``--help`` reads only this page. The one-line texts stand here and
in the docstrings of the commands, and a test holds them equal.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: module below ``salto_cli.commands``, function, and what it does in one line."""

    module: str
    function: str
    summary: str


@dataclass(frozen=True, slots=True)
class Group:
    """Commands under one noun. ``default`` runs when the first word is not one of them."""

    summary: str
    commands: dict[str, Entry] = field(default_factory=dict)
    default: str | None = None


MANIFEST: dict[str, Entry | Group] = {
    "init": Entry("store", "init", "Make a new encrypted store."),
    "demo": Entry("demo", "demo", "Make a store of invented people, to look around in."),
    "shell": Entry("shell", "shell", "Type the passphrase once, then many commands."),
    "unlock": Entry(
        "agent", "unlock", "Keep the store unlocked for a while, so that no command asks for the passphrase."
    ),
    "lock": Entry("agent", "lock", "Lock the store that salto unlock keeps unlocked."),
    "register": Entry("person", "register", "Register a person, with the basis for keeping them."),
    "show": Entry("person", "show", "Show what is held about a person."),
    "find": Entry("person", "find", "Find persons by name, birth date, phone or code."),
    "log-contact": Entry("contact", "log", "Log a contact with one or several persons."),
    "contacts": Entry("contact", "list_", "Show a person's contacts, the newest first."),
    "timeline": Entry(
        "contact", "timeline", "Show everything that has happened with a person, the newest first."
    ),
    "retract": Entry("contact", "retract", "Take a contact off the wrong person."),
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
            "trigger": Entry(
                "sibling", "trigger", "Say that someone should look at a sibling, and by when."
            ),
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
            "told": Entry(
                "promise", "told", "Say that whoever a promise was given to knows how it ended."
            ),
        },
        default="add",
    ),
    "wish": Entry("promise", "wish", "Record what a guardian wishes for a child."),
    "caseload": Entry("caseload", "show", "Show everyone with an open case, one line each."),
    "today": Entry("today", "show", "Show what needs you today, the most urgent first."),
    "count": Entry("count", "count", "Count open cases and contacts; nobody can be recognised in it."),
    "edit": Entry("person", "edit", "Change what is held about a person."),
    "open-case": Entry("case", "open_case", "Open a case for someone who is here already."),
    "close-case": Entry(
        "case", "close_case", "Close a case, with how it ended, and the tasks that are open in it."
    ),
    "grant-consent": Entry("statement", "grant", "Record a consent."),
    "consent": Group(
        "Consent forms to print and sign.",
        {"form": Entry("consent_form", "form", "Print a consent form, filled in as far as it can be.")},
        default="form",
    ),
    "refuse-consent": Entry("statement", "refuse", "Record a refusal."),
    "withdraw-consent": Entry("withdrawal", "withdraw", "Withdraw a consent; it stops at once."),
    "told": Entry("withdrawal", "told", "Say that a recipient has been told of a withdrawal."),
    "access-copy": Entry(
        "access", "access_copy", "Copy everything that is held about a person, for that person."
    ),
    "object": Entry("objection", "object_to", "Record what a youth says against something that is written."),
    "heard": Entry("hearing", "heard", "Record that a child was heard."),
    "consents": Entry("statement", "consents", "Show who has said what, or what lapses soon."),
    "may-share": Entry("sharing", "may_share", "Ask whether something may be shared, and why."),
    "share": Group(
        "Give something about a person to a service, now; it is judged and noted.",
        {
            "give": Entry(
                "giving", "share", "Give something about a person to a service, now; it is judged and noted."
            ),
            "document": Entry(
                "giving", "document", "Write down what an urgent sharing without consent rested on."
            ),
        },
        default="give",
    ),
    "handover": Group(
        "Hand a youth over: plan, offer, and what the receiver answered.",
        {
            "plan": Entry("handover", "plan", "Plan a handover; the sender stays responsible."),
            "offer": Entry("handover", "offer", "Say that a handover has been offered to the receiver."),
            "accept": Entry(
                "handover", "accept", "The receiver has said yes, and is responsible from now on."
            ),
            "decline": Entry(
                "handover", "decline", "The receiver has said no; the sender stays responsible."
            ),
            "overlap": Entry("handover", "overlap", "Old and new follow up together through a day."),
            "confirm": Entry("handover", "confirm", "Say that the youth and the receiver are in contact."),
            "verify": Entry(
                "handover",
                "verify",
                "Say whether youth and receiver are in contact; a no brings the case back.",
            ),
            "return": Entry(
                "handover",
                "return_",
                "Bring a case back that was accepted; whoever had it is responsible again.",
            ),
            "close": Entry(
                "handover", "close", "Close a handover that was accepted; the receiver stays responsible."
            ),
            "cancel": Entry("handover", "cancel", "Call off a handover that nobody has said yes to."),
            "check": Entry(
                "handover",
                "check",
                "Settle a point of a handover's checklist, or give it another owner or day.",
            ),
            "consents": Entry(
                "handover",
                "consents",
                "List what others may have and the receiver may not, and print forms for it.",
            ),
            "show": Entry(
                "handover", "show", "Show a handover with every step it took, and what may go along today."
            ),
            "list": Entry(
                "handover", "list_", "List handovers, the newest first; a decline comes with its reason."
            ),
            "bundle": Entry(
                "bundle", "bundle", "Write what may go of a case to one file for a coordinator elsewhere."
            ),
            "receive": Entry("bundle", "receive", "Take in a case that a coordinator elsewhere has sent."),
        },
        default="plan",
    ),
    "transition": Group(
        "Changes to prepare for: turning 18, a new school, a release, a new district.",
        {
            "list": Entry(
                "transition",
                "list_",
                "List the changes that come: who, when, who takes over, and what is due now.",
            ),
            "start": Entry(
                "transition", "start", "Begin the plan for a change: each point gets an owner and a day."
            ),
            "show": Entry("transition", "show", "Show a person's plans, point by point."),
            "check": Entry(
                "transition", "check", "Settle a point of a plan, or give it another owner or day."
            ),
            "date": Entry(
                "transition",
                "date",
                "Say on which day it happens, as you were told today; what is open gets its days anew.",
            ),
            "end": Entry("transition", "end", "Leave a plan behind: it has happened, or will not."),
            "consents": Entry(
                "transition",
                "consents",
                "List the guardians' consents that the youth alone must give anew at 18, and print forms for "
                "them.",
            ),
        },
        default="list",
    ),
    "board": Group(
        "The board: who needs the team now, and who off it is to be looked at.",
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
            "look": Entry("board", "look", "Say that those off the board were looked at today."),
            "rotation": Entry(
                "board", "rotation", "Show who off the board is to be looked at, the longest ago first."
            ),
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
                "Close the meeting: what was decided, whose it is, who is not told yet, which sheets are out.",
            ),
            "list": Entry("meeting", "list_", "List the meetings, the newest first."),
            "show": Entry(
                "meeting",
                "show",
                "Show a meeting: who is there, what became of things, whom it takes up, what it decided.",
            ),
        },
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
    "service": Group(
        "The catalogue of services.",
        {
            "list": Entry("service", "list_", "List the services in the catalogue."),
            "find": Entry(
                "service", "find", "Find services by a word in name, organisation or what they offer."
            ),
            "show": Entry("service", "show", "Show all that is known of one service."),
            "add": Entry("service", "add", "Add a service to the catalogue."),
            "verify": Entry("service", "verify", "Say that you have made sure of a service today."),
            "import": Entry("service", "import_", "Bring in a file of services, all of it or nothing."),
        },
    ),
    "policy": Group(
        "The rules: who must say yes, and on which law.",
        {
            "show": Entry(
                "policy", "show", "Read the rules out: who must say yes, on which law, and every closed list."
            ),
            "test": Entry(
                "policy",
                "test",
                "Run a table of scenarios through the judge; exit 0 if all agree, 9 otherwise.",
            ),
            "diff": Entry(
                "policy",
                "diff",
                "Show which scenarios and which of today's answers would change under another policy.",
            ),
            "use": Entry(
                "policy",
                "use",
                "Put a municipality's own policy in place; every answer from then on names it.",
            ),
        },
        default="show",
    ),
    "settings": Group(
        "The numbers of the week: how long, how many, how early.",
        {
            "show": Entry(
                "settings", "show", "Show every number of the week, with its reason and where it comes from."
            ),
            "use": Entry(
                "settings",
                "use",
                "Choose a municipality's own numbers; every choice is kept, with its reason.",
            ),
        },
        default="show",
    ),
    "audit": Group(
        "The log: who did what about whom, and whether it still is whole.",
        {
            "log": Entry("audit", "log", "Show who did what about whom and when, reads and refusals too."),
            "verify": Entry("audit", "verify", "Check that nothing has been changed behind the log's back."),
            "who-saw": Entry(
                "audit",
                "who_saw",
                "Show who has read, changed or put out something about a person, and when.",
            ),
            "report": Entry("audit", "report", "Show what one colleague has done, and how often."),
            "review": Entry("audit", "review", "Show what someone should ask a colleague about."),
            "export": Entry(
                "audit",
                "export",
                "Write what the log has about a person, with proof, for a supervisory authority.",
            ),
            "expire": Entry(
                "retention",
                "expire",
                "Let go of what old questions in the log were about; the answers themselves stay.",
            ),
        },
    ),
    "backup": Group(
        "Backups: made without a key, proven, and put back.",
        {
            "create": Entry("backup", "create", "Make a backup of the store; needs no passphrase."),
            "verify": Entry("backup", "verify", "Check that a backup is whole and would restore."),
            "drill": Entry(
                "backup", "drill", "Put a backup back on trial, check all of it, and note that in the log."
            ),
            "restore": Entry(
                "backup", "restore", "Put a backup back, into a new folder or in the store's place."
            ),
            "list": Entry("backup", "list_", "List the backups, the newest first."),
            "prune": Entry(
                "backup", "prune", "Remove old backups: some of each day, week, month and year stay."
            ),
        },
    ),
    "schedule": Group(
        "A nightly backup by the machine's own scheduler.",
        {
            "print": Entry(
                "schedule", "print_", "Print a nightly backup for the machine's scheduler; installs nothing."
            ),
        },
        default="print",
    ),
    "doctor": Entry("doctor", "examine", "Check store, backups and machine; needs no passphrase."),
    "operator": Group(
        "Colleagues: who leads cases, who opens the store, what each may do.",
        {
            "list": Entry(
                "operator", "list_", "List colleagues: what each may do, and whose key opens the store."
            ),
            "add": Entry(
                "operator", "add", "Add a colleague, who can then lead cases, with or without a key."
            ),
            "role": Entry("operator", "role", "Change what a colleague may do."),
            "passwd": Entry(
                "operator", "passwd", "Choose another passphrase; the one you have stops working."
            ),
            "revoke": Entry(
                "operator",
                "revoke",
                "Take a colleague's key back; the store gets a new key that theirs does not open.",
            ),
            "key": Entry("card", "key", "Show your card: what a colleague elsewhere needs to send you a case."),
            "know": Entry("card", "know", "Take in a colleague's card, once they have read out its digits."),
            "known": Entry("card", "known", "List the colleagues elsewhere whose cards are known."),
            "forget": Entry(
                "card",
                "forget",
                "Put a colleague's card away: nothing goes there, and nothing is taken in from there.",
            ),
        },
    ),
    "rekey": Entry("rekey", "rekey", "Give the store a new key; everyone on the list opens it as before."),
    "recovery": Group(
        "The recovery code.",
        {
            "test": Entry("recovery", "test", "See whether the recovery code on the paper opens everything."),
        },
    ),
}
