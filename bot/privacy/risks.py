"""What could go wrong for people, and what in the design stands against it: for the impact assessment."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Risk:
    """`against`: what the program does. `left`: what that leaves open, and what the union can do about it."""

    what: str
    whom: str
    against: tuple[str, ...]
    left: str


RISKS = (
    Risk(
        "An employer who owns the chat reads what is written to the bot, or sees who wrote to it",
        "Whoever reports, asks for a talk or shows an interest in the union",
        (
            "Before anything sensitive is typed, people are told who can read this place, and of a page outside of it.",
            "Notices say that something waits, and never what.",
            "Links to papers and results open once, outside of the chat.",
        ),
        "The platform still knows that somebody wrote. Tell members to report on a device and a network of their own.",
    ),
    Risk(
        "It becomes known who made a report",
        "Whoever reports",
        (
            "A report holds no person, no words and no time but the week; its number is drawn at random.",
            "Name, way back and words lie apart, each encrypted under a key of its own.",
            "An anonymous report has no way back; it comes up some hours later, at random.",
            "Whom the reporter leaves out gets no trace of it, nor learns that they were left out.",
        ),
        "A way of writing, or a fact that few know, can give somebody away. Reps redact before they pass anything on.",
    ),
    Risk(
        "A rep or an organiser looks into what is none of their business",
        "Whoever reports or asks for a talk",
        (
            "Each workplace is seen by its own reps only; what is written for a talk by one of them.",
            "Each look is in a log that organisers read and nobody can alter.",
            "A second step guards reports against a chat account that was taken over.",
        ),
        "What somebody has read they know. Choose reps with care, and read the log.",
    ),
    Risk(
        "Small numbers show what few people answered",
        "Whoever answers a survey or reports",
        (
            "Nothing is told of fewer people than the threshold; what is withheld was never written down.",
            "What several tables tell together is checked before each is told.",
            "Answers are erased with their keys when a survey closes.",
        ),
        "Whoever knows what others answered can work out the rest. Raise the threshold where a workplace is small.",
    ),
    Risk(
        "That somebody is a member, or interested in the union, becomes known",
        "Members, and people who might join",
        (
            "Membership is not asked for; where somebody says it, it is encrypted, and no answer differs by it.",
            "Whoever does nothing when asked about organising leaves no trace; *never* leaves a code alone.",
            "Channels never show who is a member.",
        ),
        "That somebody uses the bot can be taken for an interest. Invite everybody at work to use it for questions.",
    ),
    Risk(
        "The machine, its disk or a backup is stolen",
        "Everybody",
        (
            "What is personal is encrypted; its keys lie apart and are in no backup.",
            "What was erased cannot be read in an old backup either, since its key is dead.",
            "People stand under keyed hashes, not under names.",
        ),
        "Whoever has store and keys folder together reads everything. Encrypt the disk, and keep the two copies apart.",
    ),
    Risk(
        "Those who look after the machine are curious",
        "Everybody",
        (
            "Logs and figures hold no words and no ids; commands show counts.",
            "Keys that must die do so by themselves, and cannot be brought back.",
        ),
        "Whoever runs a program can change it. Choose two people, and have one watch what the other does.",
    ),
    Risk(
        "Somebody outside floods it, guesses receipts and codes, or sends a file that does harm",
        "Reps, and whoever reports",
        (
            "Reports, receipts and codes are limited in each hour; guessing waits longer each time.",
            "It takes no files from people, and reads those of the union as data alone.",
        ),
        "A flood can make reports wait for an hour. Reps can be reached without the bot.",
    ),
    Risk(
        "A wrong or old answer leads somebody to act against their own interest",
        "Whoever asks",
        (
            "People write every answer; each names its clause, says what it is and when it was checked.",
            "When it is unsure it asks back or says that it does not know, and offers a rep.",
        ),
        "An answer is general information. Look entries over when they fall due.",
    ),
    Risk(
        "Somebody in distress writes to a machine",
        "Whoever writes",
        ("Contacts for people in danger are shown first, whatever else is going on; what was sent is saved before.",),
        "It misses some. It is no substitute for people.",
    ),
    Risk(
        "Somebody is named in a report, rightly or wrongly, and does not know",
        "Managers and colleagues",
        (
            "Names are not asked for, and reps alone read them, encrypted.",
            "Each report is confirmed by a rep before it counts as so.",
            "A rep can redact, and correct or erase what is known of a system.",
        ),
        "Answer requests of people who are named within a month, without giving away who reported.",
    ),
    Risk(
        "Something is kept for longer than it is needed",
        "Everybody",
        (
            "Each kind of record has a period, and is forgotten by itself; the union can shorten it.",
            "What expired since a backup was made is forgotten again when it is restored.",
        ),
        "Delete backups when their own period is over: the bot cannot reach them.",
    ),
)
