"""What stands behind: services, rules, numbers, the log, backups, colleagues and keys."""

from salto_cli.commands.manifest import Entry, Group

COMMANDS: dict[str, Entry | Group] = {
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
        default="list",
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
    "config": Group(
        "How salto is set up for you on this machine: language, colours, where the store lies.",
        {
            "list": Entry(
                "config",
                "list_",
                "List how salto is set up for you on this machine, and where each value comes from.",
            ),
            "get": Entry("config", "get", "Show one setting, and where its value comes from."),
            "set": Entry("config", "set_", "Change one setting in your settings file."),
            "path": Entry("config", "path", "Say where your settings file is."),
        },
        default="list",
    ),
    "help": Entry("help", "help_", "Help with a command, or with a topic such as dates or exit-codes."),
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
        default="log",
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
        default="list",
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
    "completion": Entry(
        "completion", "completion", "Print what lets TAB complete commands in your shell; installs nothing."
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
            "key": Entry(
                "card", "key", "Show your card: what a colleague elsewhere needs to send you a case."
            ),
            "know": Entry("card", "know", "Take in a colleague's card, once they have read out its digits."),
            "known": Entry("card", "known", "List the colleagues elsewhere whose cards are known."),
            "forget": Entry(
                "card",
                "forget",
                "Put a colleague's card away: nothing goes there, and nothing is taken in from there.",
            ),
        },
        default="list",
    ),
    "rekey": Entry("rekey", "rekey", "Give the store a new key; everyone on the list opens it as before."),
    "recovery": Group(
        "The recovery code.",
        {
            "test": Entry("recovery", "test", "See whether the recovery code on the paper opens everything."),
        },
        default="test",
    ),
}
