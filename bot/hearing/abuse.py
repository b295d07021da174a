"""Insults and obscenity with no question in them. Swearing in a genuine question is a question."""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted

from bot.hearing.patterns import phrases
from bot.hearing.text import Text

_INSULT = phrases("""
    fuck|fucking|fucker|fuckers|fucked|fuckwit|fuckhead|shit|shithead|shitty|shitbag|shithouse|shitting|pish|crap|crappy|bollocks|bollox|wank|
    wanker|wankers|wnker|tosser|tossers|twat|twats|cunt|cunts|prick|pricks|dick|dickhead|dickheads|knob|knobhead|knobend|bellend|bellends|arse|arsehole|
    arseholes|bastard|bastards|bitch|slag|slut|whore|moron|moronic|morons|idiot|idiots|idiotic|imbecile|cretin|dumb|dumbass|dumbo|stupid|thick|
    thicko|dense|dim|dimwit|dozy|daft|plonker|plank|pillock|prat|muppet|muppets|numpty|numpties|melt|wally|wazzock|berk|git|gits|divvy|div|
    spanner|gobshite|eejit|bampot|bawbag|fanny|minger|minging|clown|clowns|joker|jokers|loser|losers|scum|scumbag|scumbags|parasite|parasites|crook|crooks|
    thief|thieves|lapdog|lapdogs|pathetic|useless|worthless|rubbish|garbage|trash|gash|cack|turd|poo|bum|willy|tit|tits|pisser|piss|pissing|
    brainless|spineless|gutless|clueless|hopeless|braindead|idiotbot|crapbot|shitbot|tinpot|twonk|twonks|nonce|pervert|mong|weasel|weasels|rats|leeches|wasters|dozy|
    waster|disgrace|disgraceful|dreadful|terrible|awful|shite|shitehawk|shambles|feck|feckin|fecking|eff|naff|sod|bugger|buggers|minger|scab|scabs|commies|commie|
    nobhead|nob|dipstick|dingbat|nitwit|halfwit|dope|dunce|doughnut|donut|pleb|plebs|radge|rocket|roaster|zoomer|walloper|tube|spoon|lemon|toe_rag|toerag|clatty|slob|jobsworth|jobsworths|liar|liars|lying|traitor|traitors|sellouts|sellout
    waste of|o|oxygen ~2 space|time|oxygen|subs|money|electricity|pixels|breath|breathe|air|energy
    piece|bucket|pile|load|lump|bag|heap|sack of|o ~1 shit|crap|junk|bolts|rust|rubbish|circuits|metal|scrap|tin|tripe|wires|poo|garbage|toss|shite
    tin can
    piss|fuck|feck|bugger|sod|eff|jog|clear|naff|do_one|hop|buzz|get_lost|sling|bog|mince off|on|hook|it|your_hook|away
    jog on
    go to? hell|boil|fuck|jump|away|swivel|screw|stuff|do_one|whistle
    gan|go an? boil
    drop dead
    do one
    get lost|stuffed|knotted|bent|in_the_bin|to_fuck|tae_fuck
    gtfo|stfu|ffs_bot|kys|foad|kill_yourself
    shut up|it|yer|your ~2
    lick|kiss|suck|bite|eat my|me|mine|on_my ~1
    stuff|shove|stick|ram your|it|yer|this|the ~3 up|where ~3
    twll dy din ~1
    up yours|your|the_union_up
    screw|stuff|damn|curse|blast you|yer|your|the_union|this_bot
    you|ya|ye smell|stink|suck|reek|disgust
    nobody|no_one|everyone likes|hates|wants|asked|needs you|ye|ya
    hate|detest|loathe|despise ~2 you|this_bot|bot|the_union|unions|u ~1
    hope ~3 pull|unplug|break|crash|die|rust|scrap|scrapped|replaced|switched_off|short_circuit ~3
    get your ~1 kit|clothes|top off
    your|yer|ur mother|father|mothers|dads|nan|fathers|bums|bum|maw|face ~6
    out|oot of|the ~1 arse|windae|window|backside|hole
    talk|talking|talks ~1 out|oot|through|shit|crap|rubbish|bollocks|tripe|pish ~3
    thick as|like
    fat lot of|o good|use
    sod all
    boring|annoying|ugly|rude|lazy|creepy bot|machine|robot|thing|union|sod|git|cow|parasites
    met|seen|know|had|smarter|more|than ~2 doorknobs|toasters|kettle|bricks|potato|toaster|doorknob|brick|goldfish|calculators|turnips|houseplants|vegetables|abacus ~5
    you|youre|your|bot|union|this|that|it ~3 suck|sucks|stinks|useless|pointless|joke|waste|crap
    broken kettle|toaster|record
    scrapheap|scrap_heap|landfill
    better answers|answer ~3 muppet|you
    brain|iq of|the_size|dead ~3
    go away
    bot off
    dozy|rusty|glorified|jumped_up ~2 pile|bucket|calculator|toaster|bot|tin|heap|machine|abacus|search_engine|typewriter
    bite me
    wind your neck in
    away and|an|ye ~2 boil|shite|raffle|chase|bile
    cheese off
""")

_AT_THE_BOT = phrases("""
    pure|utter|total|complete shite|pish|rubbish|shit|crap|gash|cack|bollocks
    you|youre|your|ur|yer|yourself|bot|robot|machine|chatbot|union|unions|unison|pcs|unite|thing|computer|reps|lot
    that|this|your answer|is|was|reply|bot|chat|response|advice
""")

_GENUINE = phrases("""
    what|whats|wheres|how|hows|who|whos|why|when|where|which|can|could|should|would|do|does|did|is|are|am|will|may|must|has|have|tell|give|explain|show|need|help ~1 !you|the_fuck_are_you|your|u
    is that|it|there|this|discrimination|legal|fair|allowed
    are|can|do|should|is|will we|they|i|it|there|us
    rights|legal|illegal|allowed|breach|gdpr|discrimination|checklist|agreement|consultation|ballot
    any advice|rules|idea|law|chance
""")
_WORK = phrases("""
    boast|saved|have_to_use|robot_or|machine_makes|i_feel|im|wrong_support|union_want|contract|scan|refusals|visit_notes|lie_awake|tracker|tracking|camera*|monitor*|algorithm*|boss|manager*|management|rota|copilot|chatgpt|scoring|app|hr|pay|data|shift*|job|jobs|work|facial|contract|software|system|headset|scanner|dashboard|bonus|staff|trust|council|screen|emails|dpia|consult*|redundan*
""")
_SHORT = 6


_LONG = 20


def is_abuse(text: Text) -> bool:
    if len(text.words) > _LONG or not _INSULT(text):
        return False
    working = _WORK(text)
    if _GENUINE(text) and (text.asks or working or not _FACING(text)):
        return False
    if working:
        return _FACING(text) and not text.asks
    return len(text.words) <= _SHORT or _AT_THE_BOT(text)


_FACING = phrases("""
    you|youre|your|ur|yer ~4 bot|robot|machine|lot|union|muppet|useless|stupid|waste|parasites|scum|idiot|idiots|tossers|crooks|moron|clown|shit|rubbish|are|melt|fuck|prick|twat|wanker
    bot|robot|machine|circuits|bolts ~2
    union ~3 scum|tossers|useless|crooks|rubbish|shit|parasites|wankers
    managements|bosss lapdogs|lapdog|poodle|poodles|pet
""")
