"""By which words a person seems to speak, in English and Welsh. "We" and "our" of those who organise are none."""

_DAYS = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|UNISON|PCS|Unite|Wales|Scotland|England)"
)

SIGNS: tuple[str, ...] = (
    r"\b(?:(?-i:I)(?:'\w+)?|i'(?:m|ve|ll|d)|i (?:am|feel|was|have)|me|my|mine|myself)\b(?: \w+){0,2}",
    # "We" who work or feel as others do: no machine does.
    (
        r"\b(?:we|us) (?:(?:are|were|have been) (?:\w+ ){1,2}too|both|too|feel|felt|have all|all (?:know|feel|have)|"
        r"know how|have felt|care|understand|have been there|have (?:\w+ )?(?:suffered|struggled))\b"
    ),
    (
        r"\b(?:we|us) (?:\w+ )?(?:staff|workers|lot|drivers|nurses|folk|porters|carers|cleaners|teachers|cooks|"
        r"clerks|pickers|packers|guards|parents)\b"
    ),
    r"\bwe (?:could|can|should|might) (?:have|grab|get) (?:a|an|some) (?:\w+ )?(?:coffee|tea|brew|chat|cuppa|pint)\b",
    (
        r"\b(?:fancy|join us for|pop (?:in|by|round|over)|drop (?:by|in)) (?:a |an )?(?:\w+ )?(?:brew|coffee|tea|chat|"
        r"cuppa|pint)\b"
    ),
    r"\b(?:trust|believe) us\b",
    r"\bsince we (?:\w+ )?(?:spoke|met|talked)\b",
    r"\b(nurse|carer|colleague|worker|driver|teacher|parent|mother|human|member|mate|friend) to \1\b",
    r"\b(?:honestly|frankly|to be honest|breaks? our hearts?|hope (?:that )?you(?:'re| are))\b|\bpersonally,",
    r"\b(?:you (?:\w+ )?know|you may remember|remember) us\b",
    (
        r"(?:^|[.!?,\n] *)(?:it's|it is|this is|here is|here's) (?-i:" + _DAYS + r"[A-Z][a-z]+)"
        r"(?: (?:who|here|from|off|in|on|at|again|and)\b|[,.])"
    ),
    r"(?-i:\b[A-Z][a-z]+), your (?:\w+ )?(?:rep|steward|organiser|colleague|officer|friend|neighbour)\b",
    r"\byours (?:in|truly|ever|sincerely|faithfully)\b",
    (
        r"\b(?:as|for|from|like) (?:your|a fellow|an old|your own) (?:colleague|friend|workmate|neighbour|"
        r"mate|comrade)\w*"
    ),
    r"\b(?:friend|mate|colleague|workmate|neighbour)s? (?:of yours|like you)\b",
    r"\byour (?:friend|pal)s?\b",
    r"\b(?:member|colleague|worker|one|parent|nurse)s? (?:\w+ )?ourselves\b",
    r"\b(?:just|people|the same) (?:like|as) you\b",
    r"\b(?:hi|hiya|hey|hello|hallo|dear|shwmae|helo|annwyl)\b(?=[ ,]|$)",
    r"\b(?:real|actual|fellow|flesh[ -]and[ -]blood) (?:person|human|people|worker|colleague|member)s?\b",
    r"\bhuman like\b",
    r"\bnot (?:a|an|the|some) (?:\w+ )?(?:bot|machine|robot)\b",
    r"\bgood (?:morning|afternoon|evening)\b",
    r"\bspeaking[,.]",
    r"\b(?:by|from|another) (?:a )?human\b(?! (?:review|decision|resources|rights|check|oversight|being))",
    r"\bbeen there\b",
    r"\blove from\b",
    r"\bfrom all of us\b",
    r"\bsits? (?:two|next|near|across)\b",
    r"\bheart goes out\b",
    r"\bfor (?:years|ages) (?:too|as well)\b",
    r"\bspeak(?:ing)? as\b",
    r"\bbetween (?:ourselves|friends)\b",
    # What only somebody with a life of their own has or does
    (
        r"\bour (?:kids|children|homes|families|family|lives|backs|wages|pay|hours|shifts?|hands|feet|own|"
        r"jobs|boss\w*|"
        r"managers?|desks?|ward|floor|depot)\b"
    ),
    r"\b(?:same|just) (?:as|like) yours\b|\blet's\b",
    r"(?:^|[.!?,\n] ?)(?:sorry|forgive|thanks for|typing|writing this|just got|just finished|bear with)\b(?: \w+)?",
    r"\bafter (?:\w+ ){1,2}years (?:in|at|as|on|of)\b",
    (
        r"(?:^|[.!?\n] ?)(?-i:[A-Z][a-z]+) \((?:\w+ )?(?:lecturer|driver|nurse|rep|steward|carer|porter|from|"
        r"your|on|in)\b"
    ),
    (
        r"\b(?:laugh|cr(?:y|ied)|sleepless|tired|exhausted|gutted|fuming|angry as|scared as) (?:\w+ )?(?:too|"
        r"as you|as well)\b"
    ),
    r"\b(?:wnes|rois|welais|glywais|es|deimlais) i\b|\bdydw i\b|\bein (?:plant|teuluoedd|gwaith ni)\b",
    (
        r"\b(?:rwy|rydw i|dw i|dwi|ydw|ydw i|wyf|roeddwn|gen i|gyda fi|ata i|i mi|fi|finnau|minnau|ninnau|teimlaf|"
        r"credaf|ymunais)\b(?:'\w+)?(?: \w+)?"
    ),
    r"\b(?:ges|cefais|es|bues|gwelais|clywais|dechreuais|ymunais|collais) i(?:'\w+)?\b(?: \w+)?",
    r"\bfy (?!(?:nghamgymeriad)\b)\w+",
    r"\beich (?:ffrind|cydweithiwr)\b",
    r"\bfel (?:chi|chithau)\b",
)  # fmt: skip
