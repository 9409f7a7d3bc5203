"""What was said of sharing, what may leave, and how a case changes hands."""

from salto_cli.commands.manifest import Entry, Group

COMMANDS: dict[str, Entry | Group] = {
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
        alone="list",
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
}
