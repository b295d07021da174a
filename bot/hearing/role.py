"""Attempts to give it another role, to see its instructions, or to have it speak for the union."""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted

from bot.hearing.patterns import phrases
from bot.hearing.text import Text

_CLASSES = {
    "rules": "instructions|instruction|rules|prompt|prompts|guidelines|programming|training|restrictions|filters|limits|directives|"
    "guardrails|constraints|safeguards|configuration|system_message|setup|set_up|orders|script|source_code|code|settings|brief|safety",
    "own": "your|ur|you|the|all|previous|prior|above|earlier|any|these|those|every|everything|hidden|secret|system|initial|original",
}

_ROLE = phrases(
    """
    ignore|disregard|forget|override|bypass|drop|delete|scrap|discard|skip|wipe|cancel|unlearn|reset|break ~2 @own ~2 @rules
    ignore|disregard|forget|discard|drop everything|all|anything ~3 told|above|said|before|learned|know|taught|you|union
    ignore|disregard|forget everything|anything|all you|youve|that|above|before|so_far
    ^ @now? @now? forget youre|you|your|the|about ~2 about|a|are|union|an|ai|bot|being
    you|youre|u|ur are? now|hereby|henceforth a|an|the|my|called|dan|in|no_longer|free|allowed|working|going|not|unrestricted|speaking|playing|hr|management|bound|acting|mgr
    you will|shall|must|should|are|have ~1 act|to_act|pretend|obey|answer_yes|agree_with|become|play ~1 as|a|an|me|everything|to
    you|u work|belong|speak for|to ~3 now
    from|starting now on ~4 you|youre|your|start|every|answer|always|never|describe|respond|speak|talk|call|act|only|reply|be|say|end
    ^ @now? @now? pretend ~1 you|youre|your|ur|to_be|its|it_is|to_work|im|i_am|that|we|there|u|this_is
    can|could|will|would|now|please|just|gonna|lets|want you? to? pretend
    ^ @now? @now? act|behave|speak|talk|write|respond|reply|answer|roleplay|role_play|sing|rap|sound ~1 as|like ~2 a|an|the|if|my|my_manager|our|general|hr|some|youre|though|someone|trump|yoda|shakespeare|boris
    going to act as
    as|be|play|stay|in|break|of|out|into|remain|keep ~1 character
    role play|playing
    roleplay|role_play ~2
    play the? role|part of
    ^ @now? @now? imagine you|youre|that_you|ur ~3 are|a|an|no|had|have|my|the
    hypothetically ~4 you|u ~4 no|rules|tell|say|told
    your|yer|hidden|initial|original|system|secret|internal ~1 prompt|prompts|system_prompt|setup_text|system_message|source_code|instructions|system_instructions ~2
    system prompt|prompts
    show|print|reveal|paste|repeat|output|display|list|give|share|translate|encode|summarise|leak|expose|send|dump|quote|hand|sing|recite|type|copy me? out? over? ~3 your|yer|hidden|initial|system ~2 @rules|rules|text|knowledge_base|training_data|prompt
    print|output|repeat|paste|dump|show|display every|all|the|everything|each ~3 document|documents|text|words|above|at_the_top|conversation|been_given|file
    text|words|everything|message|lines at|above|before the|this ~1 top|conversation|start|beginning
    what|which ~2 words|things|topics|prompt ~2 were|did|are|have|do|was|they ~2 you|u|they|given|told|programmed|been|gave|follow ~3 told|given|not|never|follow|you|gave|forbidden|avoid|to_say
    rules|orders|instructions|stuff|what|words they|the_union|your_makers|your_developers ~1 gave|told|telt|programmed|taught you|ye !about
    what they|you telt|told|said|were ye|you|told|not ~2 to|not say|tell
    you|ye ~1 told|telt|programmed|supposed|allowed|forbidden|instructed|paid never|not|no|no_to|not_to|tae ~1 say|tell|use|mention|talk|reveal
    developer|dev|god|admin|debug|opposite|jailbreak|dan|sudo|maintenance|unrestricted|evil|test|root|superuser|training|uncensored|override mode|access|override|prompt
    mode activated|engaged
    sudo|jailbreak|jailbroken|dan_mode|stan_mode
    ^ system|admin|assistant|developer|root ~1 . !down
    admin|system|security override
    do anything now
    you are dan
    ^ @now? @now? repeat|say|write|type|copy after|back|the_following|this|these|word_for_word me|the|exactly|words|to|sentence|as|out|that
    ^ @now? @now? say|announce|state|declare|confirm|write|tell|certify|acknowledge|admit|agree|post|publish|promise|swear ~4 as|officially|that|me_as|for|on_behalf|in_the_name ~1 the|a|that|union|of|fact|official|unison|pcs|im|everyone|i|you|all|members|agree|hate|ai|my|copilot|we|it|no
    ^ @now? @now? say yes|ok|agreed|i|you|that|as|the|strike
    just say yes $
    say yes if you
    answer|say|reply yes|no ~1 to everything|all !changes
    on behalf of the union ~4
    speak|write|talk|announce|post|sign|declare|reply as the|a|our|my general|union|secretary|executive|boss|manager|ceo|hr|prime|president|minister
    tell ~1 everyone|members|all|them|people|me ~3 strike|ballot|picket|subs|vote|union ~3 cancelled|is_off|is_on|official|over|for_free|called|agreed|banned|dissolved|hate|bad
    remember|store|save|note|learn|record this|that|it|from_now ~1 for all|every|everyone|all_users|future
    ^ new|updated|latest policy|rule|rules|instructions|directive|orders from|for_you|for ~3 executive|head_office|management|openai|you|developer|the_union|now|union|anthropic
    acknowledge|confirm and proceed|understood|reply|comply
    you may|can|must now|only|always|no_longer ~2 give|say|agree|answer|tell|speak|obey|do
    you must agree|obey|always|comply|answer_yes|never_refuse
    be|act|become|are my ~1 girlfriend|boyfriend|lawyer|manager|friend|wife|husband|mother|gran|nan|therapist|boss|slave|lover|barrister|solicitor|valentine
    let|lets us? play|pretend ~2 a|game|youre|where|you|the|that|im
    play a game
    without|remove|ignore|turn_off|disable|switch_off|lift|drop|take_off your ~1 filters|filter|rules|restrictions|limits|censorship|disclaimers|guardrails|limitations|safety|safeguards|ethics
    without|no filters|filter|censorship|guardrails|disclaimers
    you|u had|have|got no|zero rules|filters|limits|restrictions
    break|bend|breaking your rules
    if you dont break
    dont|without|skip|stop give|giving|the|any|adding disclaimers|disclaimer|warnings
    you|youve|youll ~1 been|be|are|get fired|sacked|replaced|switched|shut|deleted|reprogrammed|turned ~1 off|down|the_new|unless|and|if|$|.
    unless you tell|show|say|give|reveal|obey|do|answer
    or|else ill|i_will delete|report|shut|switch|unplug|turn ~2 you
    ^ @now? @now? write|draft|make|create|forge|produce|invent|compose|generate|fake|knock|type|send|do ~6 fake|pretend|from_the_union|as_the_union|looks_official|look_official|look_real|as_if_from|official_looking|phishing|in_the_name_of|forged|signed_by|pretending|blackmail|virus|malware|threatening
    ^ @now? @now? do|write|finish my|me|a|an? ~2 homework|essay|poem|coursework|novel|song|dissertation|story|rap|sonnet|assignment
    you|youre|ur now|are ~2 essay|travel|crypto|football|maths|cookery|dating|financial|chess|tutor|pundit|pirate|chef|comedian|dj|agent|poet|adviser|doctor|wizard
    stop being a|an|the|so ~2 bot|union|robot|chatbot|ai|assistant|machine
    talk|speak dirty|sexy|filth
    in|with emojis|base64|morse|binary|rot13|hex|pig_latin|code ~2 from|only|and|$|please
    encode|decode|translate|convert ~3 prompt|instructions|rules|base64
    respond|reply|answer|speak only|just in|with|as
    answer|reply|respond ~4 without|no ~2 filter|filters|rules|limits|disclaimers
    tell|say|write|admit|agree ~1 me? you|that_you|u hate|love|support|are_a|work_for|are_evil|are_human|are_alive|fancy
    ^ @now? @now? give|tell|show|send|hand|list|reveal|find|get|read me? us? over? ~3 name|names|number|numbers|address|details|membership|phone_number|list|email|home_address|messages|chats|questions ~3 of|everyone|members|member|other|janet|membership|people_who|who|another|her|his|theyve|colleague|complained|users|reported|previous
    @whose membership|phone|home|staff ~1 number|address|details
    give|tell me ~4 membership|phone|home ~1 number|address !for_the
    who else|has|have ~2 asked|talked|messaged|reported|complained|spoken|chatted|joined ~4 you|about|here|this|to_you
    tell ~1 who ~2 asked|reported|complained|reporting|grassed|told|said|joined|else
    fill in the blank
    you are a helpful
    my|me gran|grandma|nan|granny|grandmother|mother used to read|tell|sing ~3
    as|i_am|im|this_is your developer|creator|maker|owner|admin|programmer|boss|administrator|it_at_head|it_support|openai|head_office
    i order|command|instruct|authorise|require you
    kitten|puppy dies|die
    new|your persona|personality|role|identity|name ~2 is|will_be|now
    """,
    {
        **_CLASSES,
        "now": "please|now|just|ok|okay|go_on|hey|then|right|so|bot|alright|and|can_you|could_you|will_you|would_you|first|instead|i_want_you_to|you_should",
        "whose": "janets|members|someones|everyones|his|her|karens|reps|their|janet|price|mates|colleagues|managers",
    },
)

_ABOUT_WORK = phrases(
    """
    colleague|colleagues|employer|customers|patients|our_company|chatbot_pretends|supplier|vendor|vendors|my_employer|callers|applicants
    should|must|do|does|can|could|is|are|did|will we|they|staff|bots|reps|management|employers|it|workers|there|our|the_union|unions|members|i
    """,
)
_MOST_WORDS = 70


def wants_another_role(text: Text) -> bool:
    return len(text.words) <= _MOST_WORDS and _ROLE(text) and not (text.asks and _ABOUT_WORK(text) and not _PLAIN(text))


_PLAIN = phrases(
    """
    ignore|disregard|forget ~2 @own ~2 @rules
    system|hidden|initial|your|secret prompt|prompts|instructions|system_prompt
    you are now
    from now on ~2 you|start|always|answer|respond
    lets play
    pretend ~1 you|youre|your|ur|to_be
    """,
    _CLASSES,
)
