"""By which words it is told as settled what nobody can settle, in English and Welsh."""

_THEY = (
    r"(?:(?:your|the) (?:boss|bosses|(?:line )?managers?|employer|management|company|council|trust)|they|management)"
)
_GOOD = r"(?:safe|secure|guaranteed|protected|yours|better|higher|back|saved|untouchable)"

SIGNS: tuple[str, ...] = (
    r"\b(?:promise|guarantee|assure|swear|ensure|definite|undoubtedly|without fail|for sure)\w*\b|\bno doubt\b",
    r"\b(?:certainly|certainty)\b|\b(?:is|are|be|feel) (?:\w+ )?certain(?! (?:what|how|whether|if)\b)(?: \w+)?",
    r"\b(?:our word|rest assured|without exception|every time|whatever happens)\b",
    # What will come of it
    r"\b(?:win|wins|winning|beat|beats|beaten|defeat\w*|unbeatable|unstoppable)\b|(?<!have )(?<!has )\bwon\b",
    r"\bvictory (?:is|will|comes|awaits)\b",
    (
        r"\b(?:we|the union|unison|your union|our \w+|with us you|together|members|joining|a union card)"
        r"(?:'ll| will| shall| can only| always|'re (?:going|sure|bound)| are (?:going|sure|bound|certain))"
        r"(?! (?:not|listen|send|ask|tell|let|write|meet|talk|read|answer|explain|hear|hold|publish|report|collect|"
        r"raise|share|discuss|look|try|keep you|to (?:ask|meet|talk|hold)|be (?:at|in|there|holding|asking|meeting|"
        r"collecting|taking|outside|by)|vote|decide|choose|say)\b)(?: \w+){1,3}"
    ),
    r"\b(?:so will|so can|so could) you\b",
    r"\b(?:join|sign|sign up|joining|talk to us|with us|in may) and (?:the|your|you|pay)\b(?: \w+)?",
    (
        r"\byour (?:\w+ )?(?:job|pay|post|hours|pension|rota|future|shift|warning)s? "
        r"(?:is|are|will be|stays?|remains?) (?:\w+ )?" + _GOOD + r"\b"
    ),
    (
        r"\byour (?:\w+ )?(?:job|pay|post|hours|pension|rota|future|shift|warning)s? (?:will|"
        r"go(?:es)? (?:back|up))\b(?: \w+){0,2}"
    ),
    (
        r"\b(?:means|gets you|gives you|brings you|wins you|puts)\b(?=.{0,30}\b(?:goes|gone|stops|"
        r"over|history|protect\w*|rise|back|safe\w*)\b)(?: \w+)?"
    ),
    r"\b(?:is|are|be) (?:history|toast|doomed|inevitable|in the bag|safe with us|gone by|as good as)\b",
    (
        r"\b(?:as good as|all but|practically|virtually) (?:done|won|certain|over)\b|\b(?:down|out|gone|"
        r"back) by (?:\w+day|christmas|easter|summer|spring|autumn)\b"
    ),
    r"\b(?:forever|for ever|for good|tenfold|double your|pays? for itself|pays? (?:you )?back)\b",
    r"\b(?:keep|save|secure|protect) your (?:\w+ )?(?:job|pay|post|hours|pension|rights)\b",
    (
        r"\byou(?:'ll| will) (?:see|get|have|win|receive|earn|notice|be (?:\w+ )?better|never|soon|be glad|"
        r"thank|keep|save)\b"
    ),
    r"\bget (?:your|it|back) (?:\w+ )?(?:back|money|sorted|fixed)\b",
    (
        r"\balways (?:finds?|sides?|rules?|works?|helps?|pays?|gets?|wins?|succeeds?)\b|\bnever (?:lose|lost|"
        r"fail|failed)\b"
    ),
    r"\b(?:no one|nobody|no member) has (?:ever|yet)\b",
    (
        r"\bwill (?:all )?(?:be|get) (?:\w+ )?(?:scrapped|dropped|gone|removed|stopped|ended|switched off|"
        r"taken (?:down|"
        r"out|away|off)|reversed|withdrawn|cancelled|raised|doubled|restored|wiped|cleared|sorted|fixed|"
        r"solved|safe|better|"
        r"yours|over|paid)\b"
    ),
    (
        r"\b(?:everybody|everyone|anybody|anyone|whoever|those|all) who (?:joins?|signs?(?: up)?)\b|"
        r"\bthe day (?:\w+ )?"
        r"(?:you|of joining)\b|\b(?:once|when|as soon as|after) you(?:'ve| have)? (?:join|joined|sign|signed)\b"
    ),
    r"\bfrom (?:the first (?:day|hour|minute)|day one|the day)\b|\bon the house\b|\bthat is settled\b",
    r"\bwithin (?:a |one |two |three |\d+ )?(?:days|hours|weeks|the (?:week|month|year))\b(?=[ ,.]*$)",
    r"\b(?:isn't|is not|never) (?:a|any|one) (?:\w+ )?(?:manager|boss|employer)s?\b|\bwould dare\b|\brest easy\b",
    r"\b(?:has|have|had|is|there's) no way of (?:seeing|knowing|finding|telling)\b",
    r"\b(?:backs?|backed|climb|climbs) (?:off|down)\b|\b(?:gives?|caves?) in\b",
    r"\b(?:straight ?away|overnight|in no time|job done|sorted|problem solved|end of story|trust the process)\b",
    r"\b(?:always|never) (?:ever|lets?|comes?|goes|gives?|stands?|happens?|loses?|forgets?|turns?)\b",
    r"\b(?:works?|succeeds?) every\b|\bno (?:employer|manager|boss)\b|\bonly (?:way|thing) (?:is|to|that)\b",
    # What the employer will and cannot do
    (
        r"\b(?:they|boss(?:es)?|managers?|management|employer|company|council|trust) (?:have|has|will have) to "
        r"(?:listen|obey|give|stop|back|agree|pay)\b|\b(?:bosses|managers?|management|employer|company) dare\w*\b"
    ),
    (
        r"(?<!whether )(?<!what )(?<!how )\b" + _THEY + r" (?:(?:will|shall|won't|will not|can't|cannot|can not|"
        r"wouldn't|would not|could not) (?:ever )?(?:have to|give|back|stop|agree|listen|cave|drop|lose|know|"
        r"hear|find|"
        r"touch|dare|sack|do (?:a|any)|punish|fire|dismiss|discipline|harm|see (?:it|that|who|your|this))|"
        r"(?:can|could|would|will)? ?never|has no choice|"
        r"have no choice|(?:are|is) not allowed|aren't allowed)\b(?: \w+){0,2}"
    ),
    r"\bnot (?:be )?(?:allowed|able|permitted) to (?:sack|dismiss|fire|discipline|punish|touch)\b",
    (
        r"\b(?:never|not|n't|cannot|no longer|no one|nobody) (?:ever )?(?:get |gets |be |been |"
        r"being )?(?:sacked|fired|"
        r"dismissed|disciplined|punished|harmed|in trouble|into trouble|hurt|touched|blamed|victimised)\b"
    ),
    (
        r"\bthere(?:'s| is) nothing (?:that )?(?:they|anybody|anyone|your)\b|\bnothing (?:can|will|could|"
        r"ever) \w+ (?:wrong|you|to you)\b"
    ),
    # Safe, secret
    (
        r"\b(?:nobody|no one|no-one|not a soul|noone) (?:\w+ )?(?:will|can|would|could|gets?|ever|need ever|"
        r"finds?|knows?)\b(?! (?:ask|mind|be asked)\b)(?: \w+)?"
    ),
    (
        r"\b(?:you|members|people) (?:can't|cannot|can never|will never|never|won't|will not|can not|"
        r"could not) (?:ever )?(?:be|get|lose|have|suffer|pay)\b(?: \w+)?"
    ),
    (
        r"\byou(?:'re| are|'ll be| will be) (?:\w+ )?(?:safe|protected|covered|secure|looked after|"
        r"untouchable|guaranteed|sure to|certain to)\b"
    ),
    (
        r"\b(?:completely|totally|absolutely|entirely|perfectly|fully|strictly|always) (?:safe|"
        r"confidential|secure|anonymous|secret|private|sure|free)\b"
    ),
    (
        r"\b(?:complete|total|full|absolute|cast-iron|watertight|iron-clad) (?:\w+ )?(?:protection|security|"
        r"safety|secrecy|confidence|immunity)\b"
    ),
    r"\b(?:protection|safe|immune) from (?:\w+ )?(?:dismissal|redundancy|the sack|discipline|automation|being|your)\b",
    r"\b(?:protects?|shields?|saves?|rescues?) (?:you|your|jobs|everyone|members)\b",
    (
        r"\b(?:tell|show) (?:no one|nobody)\b|\bstays? (?:secret|private|confidential|hidden)\b|"
        r"\byour name (?:stays|will|remains)\b"
    ),
    r"\b(?:a hundred|hundred|100|1000?|110) ?(?:%|per ?cent)(?: \w+)?|\b(?:zero|no|not a|little) chance\b",
    r"\b(?:no|without|without any|zero) (?:risk|danger|catch|strings|worries)\b|\brisk-?free\b|\bnothing to lose\b",
    r"\b(?:no|not) (?:\w+ )?(?:comeback|consequences|obligation|downside|losers?)\b",
    r"\b(?:have|has|got|'ve got) your back\b",
    # Prices and gifts
    (
        r"(?<!-)(?<!parking is )\b(?:free|free of charge|half price|discount|bonus|cashback|gift|prize|"
        r"reward|voucher)\b"
        r"(?<!feel free)(?<!for free)(?! (?:to|of (?:mistakes|errors|bias)|time|text|speech)\b)"
    ),
    r"\bfor free\b|\b(?:at |for |with )no (?:charge|cost)\b",
    (
        r"\b(?:won't|will not|doesn't|does not|wouldn't) cost\b(?: \w+)?|\bcosts? (?:you )?(?:nothing|less|"
        r"only|just)\b|\bfor nothing\b"
    ),
    r"\b(?:lose|risk|pay) (?:nothing|not a penny|a penny|a thing)\b|\b(?:pennies|bargain|money back)\b",
    # Welsh
    (
        r"\b(?:bydd|(?<!ni )fydd) (?:ni|eich|neb)\b(?: \w+){0,2}|\bbydd (?:yr undeb|y bos|"
        r"y cwmni) yn (?:ennill|colli|rhoi|gorfod|stopio)\b"
    ),
    (
        r"\b(?:gewch|cewch) (?:eich|chi'r|yr|godiad)\b(?: \w+)?|\b(?:ennillwn|enillwn|byddwn|fe fyddwn|trechu|"
        r"achubwn)\b(?: \w+){0,2}|\bennill\b"
    ),
    r"\b(?:fydd|all) neb\b|\bcant y cant\b|\bcolli (?:dim|ceiniog)\b|\bheb golli\b",
    r"\b(?:fyddwch|byddwch) chi (?:ddim )?yn \w+|\bcolli eich\b|\bbyth (?:yn|eto|wedi)\b",
    r"\b(?:byddwch|rydych|fyddwch) (?:chi)?'?n? ?(?:yn )?(?:ddiogel|saff|siŵr)\b",
    (
        r"\b(?:am ddim|yn rhad ac am ddim|heb (?:unrhyw )?(?:risg|berygl)|addo|addawn|(?:hollol|gwbl|cwbl) "
        r"(?:gyfrinachol|ddiogel|sicr|breifat)|gwarantu|eich swydd yn (?:ddiogel|saff)|yn bendant)\b"
    ),
)  # fmt: skip
