"""By which signs words are questioned, in English and Welsh: patterns, each of one way of saying it.

What is found is shown to people, so each ends where the telling words do.
"""

from enum import StrEnum


class Why(StrEnum):
    PERSON = "a person seems to be speaking, and this is said by a machine"
    PRESSES = "it could press somebody: they may take their time, and owe nobody an answer"
    PROMISES = "it promises what nobody can be sure of"
    ELSEWHERE = "a link, an address or a number leads away from what the buttons offer"
    UNFINISHED = "it looks like a gap that was to be filled in"


SIGNS: dict[Why, tuple[str, ...]] = {
    Why.PERSON: (
        # A machine is none of "us", and has nobody to trust it.
        (
            r"\b(?:we(?! (?:are|have been) (?:asking|collecting|gathering|listening|meeting)\b)|we'\w+|us|ours|"
            r"ourselves|our(?! lady\b))\b(?: \w+){0,2}"
        ),
        r"\b(?:trust|believe|ask|call|text|ring|find) (?:me|us)\b",
        r"\b(nurse|carer|colleague|worker|driver|teacher|parent|mother|human|member|mate|friend) to \1\b",
        (
            r"\b(?:honestly|frankly|sincerely|personally|to be honest|breaks? (?:my|our|your) hearts?|"
            r"hope you(?:'re| are))\b"
        ),
        r"\b(?:you (?:\w+ )?know|you may remember|remember) (?:me|us)\b",
        r"(?:^|[.!?\n] *)(?:it's|it is|this is|here is|here's) (?-i:[A-Z][a-z]+)(?: \w+|[,.])",
        r"\byours (?:in|truly|ever|sincerely|faithfully)\b",
        (
            r"\b(?:fancy|join us for|pop (?:in|by|round)|drop by) (?:a |an )?(?:\w+ )?(?:brew|coffee|tea|chat|"
            r"cuppa|pint)\b"
        ),
        r"\b(?:fi|finnau|minnau|ninnau|rydyn|rydym|rŷn|byddwn ni|ein|gyda ni|gyda fi|ata i|yma i helpu|ydw|wyf)\b",
        r"\b(?:(?-i:I)(?:'\w+)?|i'(?:m|ve|ll|d)|i (?:am|feel|was|have)|me|my|mine|myself)\b(?: \w+){0,2}",
        (
            r"\b(?:as|for|from|like) (?:your|a fellow|an old|your own) (?:colleague|friend|workmate|neighbour|"
            r"mate|comrade)\w*"
        ),
        r"\b(?:friend|mate|colleague|workmate|neighbour)s? (?:of yours|like you)\b",
        r"\byour (?:friend|mate|pal)s?\b",
        (
            r"\b(?:we|us) (?:(?:are|were|have been) (?:\w+ ){1,2}too|all|both|too|feel|felt|have all|know how|"
            r"have felt|care|understand)\b"
        ),
        r"\b(?:member|colleague|worker|one|parent|nurse)s? (?:\w+ )?(?:myself|ourselves)\b",
        r"\b(?:just|people|the same) (?:like|as) you\b",
        r"\b(?:hi|hiya|hey|hello|hallo|dear|shwmae|helo|annwyl)\b(?=[ ,]|$)",
        r"\b(?:real|actual|fellow|flesh[ -]and[ -]blood) (?:person|human|people|worker|colleague|member)s?\b",
        r"\bhuman like\b",
        r"\bgood (?:morning|afternoon|evening)\b",
        r"\bspeaking[,.]",
        r"\b(?:a|by|from|another) human\b",
        r"\bus (?:\w+ )?(?:staff|workers|lot|drivers|nurses|folk)\b",
        r"\bbeen there\b",
        r"\blove from\b",
        r"\bfrom all of us\b",
        r"\bsits? (?:two|next|near|across)\b",
        r"\bheart goes out\b",
        r"\bfor (?:years|ages) (?:too|as well|myself)\b",
        r"\bspeak(?:ing)? as\b",
        r"\btake it from\b",
        r"\bbetween (?:you and|ourselves|friends)\b",
        r"\b(?:rwy|rydw i|dw i|dwi|ydw i|roeddwn|gen i|i mi|ymunais|teimlaf|credaf)\b(?:'\w+)?(?: \w+)?",
        r"\bfy (?!(?:nghamgymeriad)\b)\w+",
        r"\bcredwch fi\b",
        r"\beich (?:ffrind|cydweithiwr)\b",
        r"\bfel (?:chi|chithau)\b",
    ),
    Why.PRESSES: (
        (
            r"\b(?:ask yourself|imagine|picture this|think about (?:what|who|how)|look at yourself|"
            r"live with (?:that|it|yourself))\b"
        ),
        r"\b(?:are|will|would|could|can) you (?:be the|just|going|in or|with us|stand|still|live|let|afford|sleep)\b",
        r"\bare you (?:in|out|ready|with)\b",
        r"\bwhat (?:kind|sort) of\b",
        r"\bwhere (?:are|were) you\b",
        r"\b(?:the|be) last (?:\w+ )?(?:to|on|in|of)\b",
        (
            r"\b(?:most|half|nine|eight|seven|hundreds|dozens|thousands|scores|all|\d+|\w+ty)(?: \w+)? of (?:your|"
            r"us|our|the (?:team|shift|staff|floor))\b"
        ),
        (
            r"\b(?:nine|eight|seven|four|three|\d+) (?:out of|in) (?:ten|five|four|\d+) (?:of|workers|staff|"
            r"colleagues|members)\b"
        ),
        r"\b\d{1,3} ?(?:%|per ?cent) (?:of )?(?:your|the|staff|workers|us)\b",
        r"\b(?:nearly|almost|all but|soon) (?:gone|full|over|closed|finished)\b",
        r"\b(?:hesitat|procrastinat|complacen|cowardic|apath|silen)\w+",
        r"\b(?:clos|end|expir)(?:es|ing) (?:on|at|in|this|tonight|tomorrow|today|soon)\b",
        r"\bget a move on\b",
        r"\b(?:before|until|or) (?:it's|it is|they|your|the \w+) (?:gone|ends?|closes?|take|decides?|too)\b",
        r"\bwithout (?:your|you)(?: \w+)?\b",
        r"\b(?:suffer|pay for|pay the price|worse off|go under|punish)\w*\b",
        r"\bif you (?:said|say|stay|refuse|walk)\b(?: \w+)?",
        r"\b(?:step|come) forward\b",
        r"\b(?:stand|fight|march|rise) (?:with|up|together|for|beside)\b",
        r"\b(?:dewch|brysiwch|gwnewch|meddyliwch|cofiwch) (?:nawr|rŵan|heddiw|yn|ar|am|cyn|i)\b",
        r"\b(?:nawr|rŵan|fory|yfory|heddiw|heno)\b(?<!benderfynu nawr)",
        r"\bcyn (?:i'r|i|bod|iddi) \w+",
        (
            r"\b(?:hebddoch|dibynnu ar\w*|chi fydd|os na|ar ôl i bawb|y cyfle|dim ond \w+ (?:ar ôl|diwrnod|"
            r"awr))\b(?: \w+)?"
        ),
        r"\b(?:bydd|byddai|mae) (?:eich|dy) (?:cydweithwyr|ffrindiau|teulu|tîm)\b",
        r"\bnow or never\b",
        r"\b(?:last|final|only|one) (?:\w+ )?chance\b",
        r"\btick[ ,-]*tock\b",
        r"\bthe clock is\b",
        r"\brunning out\b",
        r"\brun out of time\b",
        r"\bdeadlines?\b",
        r"\bno time\b",
        r"\bnot much time\b",
        r"\btoo late\b",
        r"\b(?:only|just|barely) (?:\w+ )?(?:minute|day|hour|week|month|place|space|moment)s?(?: \w+)?\b",
        r"\bwhile (?:there(?:'s| is) still|you (?:still )?(?:have|can|may))\b",
        r"\b(?:this|it) can(?:not|'t) wait\b",
        r"(?<!no )(?<!not )(?<!n't )\b(?:hurry|rush|quick|quickly|urgent|urgently|asap|immediately)\b",
        r"\bas soon as possible\b",
        r"\bwithout delay\b",
        (
            r"(?<!not )(?<!n't )\b(?:act|join|decide|answer|sign|sign up|say yes|reply|speak up|"
            r"get in touch) (?:\w+ )?(?:now|today|at once|tonight|before|by (?:\w+day|the|tomorrow))\b"
        ),
        (
            r"(?:^|[.,;:] |\n)(?:join|sign up|sign|act|stand up|get involved|get in|step up|do it|come on|"
            r"wake up|be brave|fight)\b"
        ),
        r"\b(?:only|just) today\b",
        r"\btoday only\b",
        r"\bthis week only\b",
        (
            r"\byou(?:'ve got to| must| have to| need to| ought to| had better|'d better| should| can't| cannot|"
            r" simply cannot)\b(?! not\b)(?: just| simply| really)?"
        ),
        (
            r"\b(?:owe|owes|duty|selfish|coward\w*|ashamed?|shame|guilt\w*|conscience|regret|to blame|"
            r"blame yourself|your fault|disgrace|spineless|traitor|scab|lazy)\b"
        ),
        r"\blet(?:ting|s)? (?:\w+ ){0,3}down\b",
        r"\bcount(?:ing)? on you\b",
        r"\b(?:rely|relying|depends?|depending) on you\b",
        r"\bneeds? you\b",
        r"\b(?:with us or|against us|whose side|which side)\b",
        r"\b(?:stand|sit|stay|look) (?:\w+ )?(?:by|back|out|aside|silent|away|idle|quiet)\b",
        r"\b(?:another|no other|no second|golden|once in a) (?:opportunity|chance|lifetime)\b",
        r"\bgoing fast\b",
        r"\bfilling up\b",
        r"\bwhile (?:stocks|places) last\b",
        r"\b(?:mad|crazy|foolish|stupid|silly|a fool|daft) (?:not )?to\b",
        r"\bthink of (?:your|the) \w+",
        r"\bthe right thing\b",
        r"\bwhat (?:will|would) (?:people|they|others|your \w+) \w+\b",
        r"\bby (?:noon|midnight|tonight|tomorrow|\d{1,2} ?(?:am|pm|o'clock))\b",
        r"\b(?:time|moment) (?:is now|to (?:act|stand|fight|choose|decide|join))\b",
        r"\bit is time\b",
        r"\bit's time\b",
        r"\bstand up\b",
        r"\bbe counted\b",
        r"\bcoming for (?:you|your)\b",
        r"\bno choice\b",
        r"\bor else\b",
        r"\b(?:real|true|proper|decent|good) (?:workers?|members?|colleagues?|people|trade unionists?)\b",
        r"\bsit (?:this|it) out\b",
        r"\bleave (?:this|it) to (?:others|somebody|someone)\b",
        (
            r"\b(?:nearly |almost )?(?:every(?:body|one)(?: else)?|the others|all (?:the )?others|(?:all|most|"
            r"all most|half) (?:of )?your \w+|your (?:whole |entire )?(?:team|shift|"
            r"floor)) (?:\w+ ){0,4}?(?:has|have|is|are|did|joined|said|signed|agree|agrees|know|knows)\b"
        ),
        r"\b(?:nearly|almost|practically) (?:everybody|everyone|all|the whole)\b",
        r"\b(?:the only one|only one who|the odd one)\b",
        (
            r"\b(?:be|being|get|end up|left) (?:\w+ )?(?:left behind|left out|behind|on your own|alone|isolated|"
            r"next|replaced)\b"
        ),
        r"\byou(?:'re| are|'ll be| will be|r job is| could be| may be)? next\b",
        r"\b(?:don't|do not|never) (?:miss|be left|wait|delay|hesitate|ignore|let|put|leave|sit|waste)\b(?: \w+)?",
        r"\b(?:if you do nothing|doing nothing|do nothing|if you don't|unless you)\b",
        r"\bno jobs left\b",
        r"\blose your (?:job|pay|post)\b",
        r"\bhow (?:will|would|can|could) you\b",
        r"\b(?:are|do|would|can|don't) you (?:really|seriously|honestly|even|not care)\b",
        r"\bdon't you\b",
        r"\bsurely\b",
        r"\bwithout you\b",
        r"\bwhat are you waiting for\b",
        r"\bplease,? please\b",
        r"\bbeg\b",
        r"\bwe(?:'re| are) (?:counting|relying|begging|waiting)\b",
        r"!",
        (
            r"\b(?:cyfle olaf|nawr neu byth|rhy hwyr|ar frys|brysiwch|yn unig heddiw|amser yn brin|dyddiad cau|"
            r"gadael i lawr|eich dyletswydd|cywilydd)\b"
        ),
        r"\bpeidiwch (?:â|a|ag) \w+",
        r"(?<!dim )\brhaid (?:i chi|ichi|i ti)\b",
        r"\b(?:ymunwch|gweithredwch|penderfynwch) (?:\w+ )?(?:heddiw|nawr|rŵan)\b",
        r"\b(?:mae |bron )?pawb(?: arall)?\b.{0,20}\b(?:wedi|yn)\b",
        r"\b(?:yr unig un|ar eich pen eich hun|eich bai chi)\b",
    ),
    Why.PROMISES: (
        # Absolute words, and outcomes told as if they were settled.
        (
            r"\b(?:never|always|guarantee\w*|certain(?:ly|ty)?|definite\w*|everyone|everybody|(?:nobody|"
            r"no one)(?! (?:expects|minds|asks|needs)\b)|without exception|every time)\b"
        ),
        r"\b(?:win|wins|(?<!have )won|winning|beat|beats|beaten|defeat\w*|unbeatable|unstoppable)\b",
        r"\bvictory (?:is|will|comes|awaits)\b",
        (
            r"\b(?:they|boss(?:es)?|managers?|management|employer|company|council|trust) (?:(?:have|"
            r"has) to (?:listen|obey|give|stop|back|agree|pay)|would not|wouldn't|won't|dare\w*|can't)\b(?: \w+)?"
        ),
        r"\b(?:a hundred|hundred|100|1000?|110) ?(?:%|per ?cent)(?: \w+)?",
        r"\b(?:zero|no|not a|little) chance\b",
        (
            r"\b(?:complete|total|full|absolute|cast-iron|watertight|iron-clad) (?:\w+ )?(?:protection|security|"
            r"safety|secrecy|confidence|cover|immunity)\b"
        ),
        r"\b(?:protects?|shields?|saves?|secures?|rescues?) (?:you|your|jobs|everyone|members)\b",
        r"\b(?:protection|safe|immune) from (?:\w+ )?(?:dismissal|redundancy|the sack|discipline|being|your)\b",
        (
            r"\b(?:means|gets you|gives you|brings you|wins you|puts)\b(?=.{0,30}\b(?:go|goes|gone|stop|stops|"
            r"over|history|end|ends|protect\w*|rise|more|back|safe\w*)\b)(?: \w+)?"
        ),
        r"\b(?:is|are|be) (?:history|toast|finished|doomed|close|certain|inevitable|in the bag|safe with us)\b",
        r"\b(?:no|not) (?:\w+ )?(?:comeback|consequences|obligation|downside|losers?)\b",
        r"\b(?:lose|risk|pay) (?:nothing|not a penny|a penny|a thing)\b",
        r"\b(?:costs? (?:less|only|just)|tenfold|pennies|pays? (?:you )?back|bargain|money back)\b",
        r"\b(?:tell|show) (?:no one|nobody)\b|\bstays? (?:secret|between|private|confidential|hidden)\b",
        r"\b(?:bydd|(?<!ni )fydd) (?:yr undeb|y bos|y cwmni|y cyngor|ni|eich|neb|pawb|dim)\b(?: \w+){0,2}",
        r"\b(?:gewch|cewch|ennill\w*|achub\w*|trechu|curo) (?:\w+ ?){1,2}",
        r"\b(?:byth|bob amser|does neb|neb yn|cant y cant)\b",
        r"\b(?:gwbl|cwbl|hollol) \w+",
        r"\bcolli (?:dim|eich|ceiniog)\b|\bheb golli\b",
        (
            r"\b(?:we|the union|unison|your union|our \w+|with us you|together|members)(?:'ll| will| shall|"
            r" can only| always|'re (?:going|sure|bound)| are (?:going|sure|bound|certain))(?! (?:not|listen|"
            r"send|ask|tell|let|write|meet|talk|read|answer|explain|hear)\b)(?: \w+){1,3}"
        ),
        (
            r"\b(?:promise|guarantee|assure|swear|ensure|certain|definitely|for sure|undoubtedly|no doubt|"
            r"without fail)\w*\b"
        ),
        r"\bour word\b",
        r"\brest assured\b",
        (
            r"\byour (?:\w+ )?(?:job|pay|post|hours|pension|rota|future)s? (?:is|are|will be|will|stays?|"
            r"remains?)(?: \w+)?\b"
        ),
        (
            r"\b(?:nobody|no one|no-one|not a soul|noone) (?:\w+ )?(?:will|can|would|could|gets?|is|was|has|"
            r"ever|has to|need ever|finds?|knows?)\b(?: \w+)?"
        ),
        (
            r"(?<!whether )(?<!what )(?<!how )\b(?:(?:your|the) (?:boss|bosses|(?:line )?managers?|employer|"
            r"management|company|council|trust)|they|management) (?:will|won't|can't|cannot|can never|"
            r"could never|would never|never|shall|are not allowed|is not allowed|has no choice|have no choice|"
            r"aren't allowed)\b(?: \w+){0,2}"
        ),
        (
            r"\b(?:you|members|people) (?:can't|cannot|can never|will never|never|won't|will not|can not|"
            r"could not) (?:ever )?(?:be|get|lose|have|suffer|pay)\b(?: \w+)?"
        ),
        (
            r"\byou(?:'re| are|'ll be| will be)? (?:\w+ )?(?:safe|protected|covered|secure|looked after|"
            r"untouchable|guaranteed|sure to|certain to)\b"
        ),
        (
            r"\b(?:never|not|n't|cannot|no longer) (?:ever )?(?:get |be |been |being )?(?:sacked|fired|"
            r"dismissed|disciplined|punished|harmed|in trouble|into trouble|hurt|touched|blamed|victimised)\b"
        ),
        r"\bnot (?:be )?(?:allowed|able|permitted) to\b",
        r"\b(?:allowed|able) to (?:sack|dismiss|fire|discipline|punish)\b",
        (
            r"\b(?:completely|totally|absolutely|entirely|perfectly|fully|100 ?%|strictly|always) (?:safe|"
            r"confidential|secure|anonymous|secret|private|sure|free)\b"
        ),
        r"\b(?:no|without|without any|zero) (?:risk|danger|cost|catch|strings|worries)\b",
        r"\brisk-?free\b",
        r"\bnothing (?:can|will|could|ever) \w+ (?:wrong|you|to you)\b",
        r"\bnothing to lose\b",
        r"\bwhatever happens\b",
        (
            r"\b(?:free|free of charge|half price|discount|bonus|cashback|gift|prize|reward|"
            r"voucher)\b(?<!feel free)(?! (?:to|of (?:mistakes|errors|bias))\b)"
        ),
        r"\bwithin (?:a|one|two|three|\d+) (?:days?|weeks?|months?|years?)\b",
        r"\bfor ever\b",
        r"\bforever\b",
        r"\bfor good\b",
        r"\b(?:as good as|all but|practically|virtually) (?:done|won|certain|over)\b",
        r"\b(?:keep|save|secure|protect) your (?:\w+ )?(?:job|pay|post|hours|pension|rights)\b",
        r"\bpays? for itself\b",
        r"\bthere(?:'s| is) nothing (?:that )?(?:they|anybody|anyone|your)\b",
        r"\byou(?:'ll| will) (?:see|get|have|win|receive|earn|notice|be better|never|soon|be glad|thank|keep|save)\b",
        r"\balways (?:finds?|sides?|rules?|works?|helps?|pays?|gets?)\b",
        r"\byour name (?:stays|is|will|remains)\b",
        r"\b(?:won't|will not|doesn't|does not|wouldn't) cost\b(?: \w+)?",
        r"\bcosts? (?:you )?nothing\b",
        r"\bfor nothing\b",
        r"\bdouble your\b",
        r"\b(?:have|has|got|'ve got) your back\b",
        r"\bget (?:your|it|back) (?:\w+ )?(?:back|money|sorted|fixed)\b",
        r"\b(?:is|are|be) gone by\b",
        r"\bwin every\b",
        r"\balways wins?\b",
        r"\bnever (?:lose|lost|fail|failed)\b",
        r"\b(?:byddwn|fe fyddwn|enillwn)\b(?: \w+){0,2}",
        r"\b(?:fydd|all) neb\b",
        r"\b(?:byddwch|rydych|fyddwch) (?:chi)?'?n? ?(?:yn )?(?:ddiogel|saff|siŵr)\b",
        (
            r"\b(?:am ddim|yn rhad ac am ddim|heb (?:unrhyw )?(?:risg|berygl)|addo|addawn|hollol gyfrinachol|"
            r"gwarantu|sicrhau|eich swydd yn ddiogel|yn bendant)\b"
        ),
    ),
    Why.ELSEWHERE: (
        r"\b(?:https?://|www\.)\S+",
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        r"\b[\w-]+\.(?:com|org|net|uk|co|wales|cymru|io|ly|info|eu|app|link|gle|me|scot)\b(?:/\S*)?",
        r"(?<![\w/.-])(?:\+|0)\d[\d ()-]{7,}\d(?![\w/])",
    ),
    Why.UNFINISHED: (
        r"\[[^\]\n]{0,60}\]",
        r"\{[^}\n]{0,60}\}",
        r"<[^>\n]{0,60}>",
        (
            r"\b(?:xxx+|tbc|tbd|tba|todo|lorem ipsum|insert \w+|(?:name|date|place|time|workplace|branch|text|"
            r"number|day) here)\b"
        ),
        r"_{3,}",
        r"\?{2,}",
        r"\.{4,}",
    ),
}
