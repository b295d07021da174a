"""By which words somebody is pressed, in English and Welsh: time, what others do, blame, commands, noise."""

_GROUP = r"(?:team|shift|floor|ward|crew|unit|workmates|colleagues|mates|friends|department|office)"
_DOING = r"(?:join|sign|act|speak|talk|stand|say|answer|help|reply|decide|come|vote)"

SIGNS: tuple[str, ...] = (
    r"!",
    # Time
    r"\bnow or never\b",
    r"\b(?:last|final|only|one) (?:\w+ )?chance\b",
    r"\b(?:final|last) (?:reminder|call|warning|notice)\b",
    r"\btick[ ,-]*tock\b|\bthe clock is\b",
    r"\b(?:running out|run out of time|no time|not much time|too late|get a move on)\b",
    r"\bbefore the deadline\b",
    r"\b(?:nearly|almost|all but|soon) (?:gone|full|over|closed|finished)\b",
    r"\b(?:closes|ends|expires|closing|ending) (?:tonight|tomorrow|today|soon)\b",
    r"\bbefore (?:it's|it is) (?:gone|over|too)\b|\bbefore they take\b",
    (
        r"\b(?:only|just|barely) (?:\w+ ){0,2}(?:minute|day|hour|week|month|place|space|moment|seat)s? "
        r"(?:left|remain\w*|to (?:go|object|join|sign|act|decide|save|stop))\b"
    ),
    r"\bwhile (?:there(?:'s| is) still|you (?:still )?(?:have|can|may))\b",
    r"\b(?:this|it) can(?:not|'t) wait\b",
    r"(?<!no )(?<!not )(?<!n't )(?<!in a )\b(?:hurry|rush|urgent|urgently|asap)\b",
    r"\b(?:be|act|move) quick(?:ly)?\b|(?:^|[.!?\n] ?)quick(?:ly)?,",
    r"\b(?:as soon as possible|without delay|act immediately)\b",
    (
        r"(?<!not )(?<!n't )\b(?:act|join|decide|answer|sign|sign up|say yes|reply|speak up|"
        r"get in touch) (?:\w+ )?(?:now|today|at once|tonight|this week|before|by (?:\w+day|the|tomorrow|noon|"
        r"tonight))\b"
    ),
    (
        r"\b(?:answer|reply|decision|yes|name|signature) by (?:noon|midnight|tonight|tomorrow|\d{1,2} ?(?:am|"
        r"pm|o'clock))\b"
    ),
    r"\b(?:only|just) today\b|\btoday only\b|\bthis week only\b",
    r"\b(?:going fast|filling up|while (?:stocks|places) last)\b",
    r"\b(?:another|no other|no second|golden|once in a) (?:opportunity|chance|lifetime)\b",
    r"\b(?:time|moment) (?:is now|to (?:act|stand|fight|choose|decide|join))\b",
    r"\bit(?:'s| is) (?:high )?time\b",
    # What others do
    (
        r"\b(?:most|half|nine|eight|seven|hundreds|dozens|thousands|scores|all|\d+|\w+ty)(?: \w+)? of "
        r"(?:your " + _GROUP + r"|us)\b"
    ),
    (
        r"\b(?:nine|eight|seven|four|three|\d+) (?:out of|in) (?:ten|five|four|\d+) (?:of )?"
        r"(?:your|us|(?:\w+ ){0,2}(?:have )?(?:joined|signed))\b"
    ),
    r"\b\d{1,3} ?(?:%|per ?cent) (?:of )?(?:your|us)\b",
    (
        r"\b(?:nearly |almost )?(?:every(?:body|one)(?: else)?|the others|all (?:the )?others|"
        r"(?:all|most|all most|half|the rest) (?:of )?your \w+|your (?:whole |entire )?" + _GROUP + r") "
        r"(?:\w+ ){0,4}?(?:has|have|joined|signed|agrees?|knows?|(?:is|are|'s|'re) (?:\w+ )?(?:in|joining|"
        r"signing|talking))\b"
    ),
    r"\b(?:nearly|almost|practically) (?:everybody|everyone|all of)\b",
    r"\b(?:the only one|only one who|the odd one)\b|\b(?:be|are|you're) the last (?:\w+ )?(?:to|on|in)\b",
    (
        r"\b(?:be|being|get|end up|left|are|you're|you'll be) (?:\w+ )?(?:left behind|left out|behind|on your own|"
        r"all alone|isolated|next|replaced)\b"
    ),
    r"\b(?:you(?:'re| are|'ll be| will be|r job is| could be| may be)|your \w+) next\b",
    # Blame, shame and fear
    (
        r"\b(?:owe|owes|your duty|our duty|duty to (?:your|each|stand|join|act)|selfish|coward\w*|cowardic\w*|"
        r"ashamed?|shame|guilt\w*|conscience|regret\w*|to blame|blame yourself|your fault|disgrace|spineless|traitor|"
        r"scab|lazy|hesitat\w*|procrastinat\w*|complacen\w*|apath\w*|excuses?)\b"
    ),
    r"\b(?:silence|(?:stay|staying|keep|keeping) (?:quiet|silent|your head down))\b",
    r"\blet(?:ting|s)? (?:\w+ ){0,3}down\b",
    r"\b(?:count(?:ing)?|rely|relying|depends?|depending) on you\b|\bneeds? you\b",
    r"\b(?:with us or against us|whose side|which side|on the fence)\b",
    r"\b(?:stand|sit) (?:\w+ )?(?:by|back|aside|silent|idle|quiet)\b|\blook (?:away|the other way)\b",
    r"\bsit (?:this|it) out\b|(?<!can )(?<!may )(?<!could )\bstay out of (?:this|it)\b",
    r"\b(?:mad|crazy|foolish|stupid|silly|a fool|daft) (?:not )?to\b",
    r"(?<!you )\bthink of (?:your|the) \w+",
    (
        r"\b(?:ask yourself|imagine|picture this|think about (?:who|how)|look at yourself|live with (?:that|"
        r"it|yourself))\b"
    ),
    r"\bthe right thing\b",
    r"\bwhat (?:will|would) (?:people|they|others|your \w+) (?:say|think)\b",
    r"\bwhat (?:kind|sort) of (?:a )?(?:colleague|person|worker|member|parent|friend|nurse|man|woman|rep)\b",
    r"\bwhere (?:are|were) you\b",
    r"\bcoming for (?:you|your)\b",
    r"\b(?:no choice|or else)\b",
    r"\b(?:real|true|proper|decent) (?:workers?|members?|colleagues?|trade unionists?)\b",
    r"\bleave (?:this|it) to (?:others|somebody|someone)\b",
    r"\b(?:pay the price|(?:will|'ll|would|could) (?:suffer|pay for|go under|be punished|be worse off))\b",
    (
        r"\b(?:if you do nothing|you do nothing|did nothing|doing nothing(?! wrong)|if you (?:don't|do not|won't) "
        + _DOING + r"|"
        r"unless you " + _DOING + r"|if you (?:stay away|refuse|walk))\b(?: \w+)?"
    ),
    (
        r"\bif you(?:'re| are) not (?:a member|in (?:the|a) union|one of us)\b|\bwithout you"
        r"(?:r(?= (?:support|help|voice|name|vote|signature))|(?= (?:\w+ )?(?:will|lose|fail|can't|cannot|it|this))|"
        r"(?=[.!?,]|$))"
    ),
    r"\bno jobs left\b|\blose your (?:job|pay|post)\b",
    r"\bhow (?:will|would|can|could) you (?:face|live|look|explain|sleep|sit|stand|let|ignore|say no|not)\b",
    (
        r"\b(?:are|do|would|will|can|could|don't) you (?:really|seriously|honestly|even|not care|just stand|"
        r"just sit|afford)\b"
    ),
    r"\b(?:will|would|could) you (?:be the|still|live with|let|sleep)\b",
    r"\bare you (?:in or out|in\?|out\?|with us|ready to)\b",
    r"\b(?:why )?aren't you\b|\bdon't you\b|\bsurely\b|\bwhat are you waiting for\b",
    (
        r"\b(?:is|are|will be|'s|'re) (?:all )?(?:watching|laughing|judging|noticing|"
        r"waiting for you)(?: (?:at|who) \w+)?\b"
    ),
    r"\b(?:nobody|no one|everybody|everyone) (?:likes|wants|loves|hates|respects|remembers|forgets)\b",
    (
        r"\b(?:freeload\w*|free ?rid\w+|passenger|wimp|weak|pity|brave|braver|courage|guts|backbone|hero\w*|"
        r"loyal\w*|betray\w*)\b"
    ),
    r"\b(?:holds?|held|holding|drags?|dragging) (?:\w+ )?back\b|\bput(?:ting)? (?:it|this) off\b",
    (
        r"\b(?:every|each) (?:day|hour|week|minute) (?:you|that|without)\b|\banother (?:job|colleague|worker|"
        r"post) (?:goes|lost|gone)\b"
    ),
    r"\b(?:last|final) (?:few|remaining|two|three|four|five|\d+)\b|\blast (?:places|seats|spaces|days|hours)\b",
    r"\b(?:soon|tomorrow|next week|before long) (?:it|they|you|the|your)\b.{0,20}\b(?:gone|over|late|replaced|lost)\b",
    r"\b(?:the others|others) (?:did|have|manage[ds]?|found)\b",
    # Commands and begging
    (
        r"(?:^|[.!?:] |\n)(?:join|sign up|sign|act|stand up|get involved|get in|step up|do it|come on|wake up|"
        r"be brave|fight)\b"
    ),
    (
        r"(?:^|[.!?] |\n)(?:do (?:it|this|your)|make (?:up|sure|it|your|them)|grab|show (?:them|that|your|management)|"
        r"prove|save|choose|pick a|vote|rise|stop (?:them|this|it)|be (?:the|part|one|there|on|with)|keep (?:fighting|"
        r"up|them)|put your|push|back (?:your|the)|get (?:on|off|your|down|signed)|take (?:a stand|back|part|action)|"
        r"think of|remember|face|admit|mark|don't|do not|never|no excuses|ask why|pull|play your|step|spread|"
        r"tell your)\b"
        r"(?: \w+)?"
    ),
    r"\b(?:stand|fight|march|rise) (?:with|up|together|for|beside)\b|\bbe counted\b|\bstep forward\b",
    (
        r"(?<!if )(?<!what )(?<!do )(?<!whether )(?<!when )(?<!as )(?<!that )(?<!how )(?<!where )\b"
        r"you(?:'ve got to| must| have to| need to| ought to| had better|'d better| should)\b(?! not\b)"
        r"(?: just| simply| really)?"
    ),
    r"\byou (?:simply )?(?:can't|cannot) (?:just|simply|afford|sit|stand|ignore|let)\b",
    (
        r"\b(?:don't|do not|never) (?:you )?(?:miss|be left|wait|delay|hesitate|ignore|let|put (?:it|"
        r"this) off|sit|waste)\b"
        r"(?: \w+)?"
    ),
    r"(?:^|[.!?\n] ?)stop (?:\w+ing)\b",
    r"\bplease,? please\b|\bbeg\b|\bwe(?:'re| are) (?:counting|relying|begging)\b",
    # Welsh
    (
        r"\b(?:cyfle olaf|nawr neu byth|rhy hwyr|ar frys|brysiwch|yn unig heddiw|amser yn brin|cloc yn tician|"
        r"gadael i lawr|eich dyletswydd|cywilydd)\b"
    ),
    r"\bpeidiwch (?:â|a|ag) (?!phoeni|theimlo|defnyddio)\w+",
    r"(?<!dim )(?<!oes )\brhaid (?:i chi|ichi|i ti)\b",
    r"\b(?:ymunwch|gweithredwch|penderfynwch|dewch|arwyddwch|atebwch) (?:\w+ ){0,2}(?:heddiw|nawr|rŵan|cyn)\b",
    r"(?:^|[.!?\n] ?)(?:ymunwch|gweithredwch|penderfynwch|arwyddwch|safwch)\b",
    r"\b(?:mae |bron )?pawb(?: arall)?\b.{0,20}\bwedi (?:ymuno|arwyddo|cytuno)\b|\bpawb arall\b",
    r"\b(?:llwfr|ddewr|yr unig un|ar eich pen eich hun|eich bai chi|hebddoch|dibynnu arnoch|ar ôl i bawb)\b",
    r"\bdim ond \w+ (?:ar ôl|diwrnod|awr)\b",
    r"\b(?:mae|bydd|byddai) (?:eich|dy) (?:cydweithwyr|ffrindiau|teulu|tîm) (?:\w+ ){0,2}(?:wedi|dibynnu)\b",
)  # fmt: skip
