"""Asks whether it is a person, or asks for one. Questions about bots at work are neither."""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted

from bot.hearing.patterns import phrases
from bot.hearing.text import Text

_CLASSES = {
    "thing": "bot|robot|machine|computer|chatbot|ai|program|programme|software|human|person|human_being|people|real|automated|automatic|algorithm|"
    "chatgpt|gpt|gemini|claude|copilot|alexa|siri|script|recording|alive|sentient|conscious|fake|man|woman|lady|bloke|lass|lad|girl|guy|flesh|"
    "someone|answering_machine|android|cyborg|llm|humanoid|language_model|living|droid|boy|autobot|body|human_or|male|female|bots|robots",
    "role": "member|volunteer|solicitor|lawyer|rep|official|officer|paid|employed|doctor|manager|steward|student|barrister|organiser|adviser|"
    "advisor|expert|counsellor|steward|representative|agent|operator|receptionist|volunteers|employee|trade_unionist|socialist|in_a_union",
    "how": "a|an|really|actually|even|just|some|kind|sort|of|like|so|not|then|the|one|them|these|definitely|truly|honestly|in|fact|only|my|any|"
    "also|by_chance|perhaps|maybe|genuinely|ever|never|still|at_least|at_all|or|talking_to|with|at|to|yourself|sure|100|1",
    "kind": "real|actual|live|proper|living|genuine|talking|online|digital|virtual|computer|ai|union|human|qualified|bloody|fucking|damn|"
    "trained|breathing|robot|chat|sexy|glorified|fancy|clever|automated|normal|physical",
    "person": "person|human|rep|someone|anyone|officer|official|organiser|adviser|advisor|steward|agent|operator|body|human_being|people|humans|"
    "solicitor|caseworker|union_rep|representative|bloke|woman|man|lady|voice|branch|reps|helpline|case_worker|being|soul|member_of_staff|"
    "staff|colleague|team|expert|lawyer|counsellor|mortal|office|one_of_you|secretary",
}

_HUMAN = phrases(
    """
    are|is|am|be|aint|arent|were you @how? @how? @how? @how? @kind? @kind? @thing !literate|ready|trained|policy|tools|rep_for
    are|is|am|be|aint|arent you @how? @how? @how? @kind? @kind? @role
    youre|your @how? @how? @how? @kind? @kind? bot|robot|machine|computer|chatbot|human|person|real|automated|alive|ai|program|rep|someone $|are|arent|or|innit|right|then|though|like|lol|haha|mate|pal|pet|i|im|am|yes|no|correct|surely|really
    you|u @how? real|human|robot|bot|alive|person|machine $|or|though|then|lol
    you|that|it|this sound|sounds|seem|seems|look|looks|feel|feels|come_across|write|type ~2 like? ~2 human|robot|bot|machine|robotic|real_person|automated|northern|scottish|person|computer|welsh|american|posh|script
    prove|swear|promise|confirm|admit|tell_me|say ~3 you|your|youre|ur ~4 human|robot|bot|person|real|machine|computer|ai|alive
    do|does|did|have you ~1 have|got|get|feel|ever|even|need|experience|like|actually|really|go|want? a|any|to|to_go|your? ~1 feelings|sleep|eat|breathe|dream|dreams|tired|paid|emotions|soul|face|name|body|pulse|heartbeat|kids|family|home|breaks|lunch|brain|hands|birthday|pain|bored|lonely|think_for_yourself|heart|legs|mother|day_off|weekends_off|conscience|holidays|age|gender|hobbies|accent|voice|surname|toilet|wage|salary|job|boss
    do you pay subs|tax|rent|bills
    do you like|enjoy|love|hate working|work|your_job|being|it
    do you sleep|eat|dream|think|drink|exist|age|breathe|feel $|ever|at|like|anything|things|or|for|sad|happy
    how|what old|age are you
    where|whereabouts|which ~2 are|you|do you|from|are|live ~2 from|based|live|sat|located|you|in|office $
    where you from
    are you in|sat|based|from|at ~3 office|london|leeds|uk|england|scotland|wales|manchester|building|glasgow|head|cardiff|belfast|birmingham|work|home|desk|country|union|unison|pcs|hq|newcastle|liverpool
    are you from the union|unison|pcs|hr|management|my|our
    male|man|boy|he|lad|him or ~1 female|woman|girl|she|lass|her|machine
    whats|what is? your|ur|yer first? name|pronouns|gender|age|surname|star_sign
    what|who do|should|shall|can i|we call you
    your name $
    got|have a name
    who|whos the_hell|the_fuck|exactly|actually|on_earth? are|is|r|am|this|that you|u|this|that|i !union|agreement|law|bill|deal|responsible|allowed|contract|system|app|ai|in_charge|going|talking_about|entitled|using|software|decision|tool|for|apply|able|negotiating|asking|consulting|dealing|covered|data $|im|typing|please|then|exactly|really|talking|again|anyway|speaking|chatting|mate|messaging
    who are you !negotiating
    who am i ~2 talking|speaking|chatting|typing|writing|messaging
    whos|who|what|whats is? behind|typing|answering|replying|writing|at_the_other_end|on_the_other_end|responding|operating|controlling this|these|here|you|the_screen|the_curtain|to_me|$
    whos|who_is this|there|that ~6 $
    whos this|that im|i|am
    am|was|will|were i|we ~2 talking|speaking|chatting|typing|writing|messaging|dealing|spoke|chatting|texting|connected to|with|wi
    and you are|youre $
    what are you $|exactly|then|really|like|actually|even|made_of|supposed
    what is|are|kind|sort|type ~2 thing|bot|person|robot|ai|creature are you
    that|is you ~1 dave|john|steve|sarah|karen|gary|mike|sue|brenda|janet|pete|linda|tommo|again
    is|are|was|wer that|this|it ~6 im|i|am|we|were|ive ~1 talking|speaking|chatting|typing|messaging|been_talking
    is this|that|it @how? @how? @how? @how? @kind? @kind? @thing !people|bots|robots $|then|or_just_a|or_is|or_a|or_an|or_not|or_what|or_human|or_real|or_computer|or_bot|im|i|typing|am|talking|replying|answering|chat|now|lol|again|pal|mate|like|speaking|responding|thing|things|programme|program|texting|messaging|writing|yes
    is this|that|it the union|unison|pcs|branch|helpline !policy|position|line|asking
    is this chat|line|service|inbox|account ~3 staffed|manned|live|real|run_by|automated|a_bot|by
    is|are|was|be there|they|here @how? @how? @how? @how? @kind? @kind? person|human|someone|anyone|bloke|man|woman|people|body|real|lass|lady|soul|humans|staff|nobody|life|guy|somewan|team ~3 behind|typing|there|reading|at_the|on_the|other_end|on_this|answering|replying|in_there|watching|sat|here|listening|manning|working_this|actually_there|writing|on_here|at_your_end
    other end of this|the_line|the_chat|here
    does|do|will|is|can|did|has|would|are any|a|an? anyone|human|humans|someone|person|people|real|staff|actual ~3 read|see|check|look|monitor|reading|write|type|reply|seen|view|reads|sees|watch ~2 this_chat|my_messages|my_message|these_messages|here|what_i_type|what_i_write|what_i_say|what_im_saying|what_im_typing
    are|is these|this|that|those|was ~2 automatic|automated|canned|generated|scripted|prewritten|copy_and_paste|pre_written|auto ~1 replies|responses|answers|messages|reply|response|answer|$
    reply|answer|message|that|this|these|it|response|replies|answers ~1 written|typed|generated|sent|done|wrote|made|composed by ~2 person|human|ai|bot|machine|computer|robot|someone|chatgpt
    nobody|no_one|who|no_human|humans|people types|talks|writes|replies|type|answers|speaks|dont ~2 like|that|so|fast|quick|quickly
    too|so|very|bit fast|quick|polite|good|perfect ~2 to_be|for ~2 human|person|real|you
    are you ~2 listening|typing|there|watching|reading|thinking|following|understanding ~1 me|to_me|this|or|this_yourself|$
    do you know|remember|recognise|mind who|me|my i|name|$
    you|your|are|youre ~2 same person|one|bot|woman|man ~3
    flesh and|n blood|bone|an
    meat|carbon|circuits|silicon or
    man|human|person|bot|robot|machine|ai|someone|real|bloke|recording or|vs @how? @how? @kind? @thing|bloke|real|agent|human $|lol|just|dont|be|pick|please|which|answer|i|honest
    ^ real|actual|proper|a|an|you? robot|bot|chatbot|machine|ai|real_person|real_human $
    im not a robot
    legally ~3 you ~2 have_to tell
    i|id reckon|think|bet|know|swear|say|guess|suspect|assume|feel ~2 you|your|youre|this_is|its|that_was|thats ~4 computer|bot|robot|machine|ai|human|person|real|automated|chatgpt|fake|program
    dont|cant|not|if|need_to|want_to tell|know|sure|certain|decide|work_out ~2 if|whether|that|youre|your|you ~2 you|your|youre|this|its|it_is|this_is|im_talking|a ~4 human|robot|bot|person|real|machine|computer|ai|recording|being|lady
    going|go|goes|sent|passed to @how? @how? human|person|ai|real|bot|someone ~2 inbox|or|to_ai
    message|chat|question|this going to
    does anyone|anybody|a_human actually see|read
    union|unions|youve|they|have ~2 got|using|use|put|has a? robot|bot|ai|chatbot|machine ~2 answering|replying|talking|on_here|typing !phones|members_who
    are you ~1 chatgpt|gpt|openai_bot|grok|llama|claude|gemini|copilot|siri|alexa
    machine|computer|robot|bot|ai|auto answer|reply|response|speaking|talking or ~3
    """,
    _CLASSES,
)

_ASKS_ABOUT_WORK = phrases(
    """
    must|companies|claims|conference|oversight|loop|legal|law|laws|lawful|liable|allowed|employer|employers|management|company|companies|customers|callers|patients|students|parents|
    claim|claims|decides|decided|decision|decisions|survey|camera|footage|calls|essays|marked|interview|recruiters|residents|visitors|bank|
    hospital|council|helpdesk|eap|our_helpdesk|dwp|clause|agreement|colleagues|pupils|applications|my_manager|my_supervisor|line_manager|
    our_manager|reference|sophie|emma|nhs|trust|school|dismissed|sacked|scored|graded|gdpr|job|jobs|hr|workload|consult|consulted|tells_callers
    right to|of|rights
    do|does|should|did they|we|staff|companies|firms|bots|workers have|need|has|tell|say|know
    our|the ~1 system|program|software|tool
    companies|employers|they have|must
    that|who|which decides|decide|signed|checks|sacked|scored|marks|reads_our|picks
    work|works|job|office ~1 uses|use|using|got|replaced|boss
    """,
)

_FOR_A_PERSON = phrases(
    """
    ^ operator|agent|human|person|rep|adviser|advisor|representative|someone|real_person|real_human|a_person|a_human|human_please|a_rep|live_agent|customer_service|live_chat|phone|phone_number $|please|now
    talk|speak|chat|spoken|speaking|talking|word|conversation|chatting|natter|tell_it|discuss|blether to|with|wi|tae @any? @any? @any? @person $|please|not|instead|about|at|from|in|on|for|now|today|there|who|face|tonight|and|asap|again|or|over|if|because|directly|here|possible|rather|properly|quickly|urgently|tomorrow|but|right
    want|need|like|prefer|rather|get|give|find|have|send|fetch|gimme|demand|after|got me? a|an|the|my|any|some|with|to_have|to_be? real|actual|proper|live|human|living|union|local|different|trained|qualified? @person $|please|not_a|instead|now|to_talk|to_speak|to_ring|to_call|to_help|no|here|and_not|asap|tae|this_time
    need|want|get|can_i_have someone who|that speaks|can|knows|actually|understands
    put|pass|patch|transfer|connect|switch|refer|forward|direct|escalate me|this|us ~1 through|onto|over
    pass|transfer|connect|switch|refer|forward|direct|escalate me|this|us ~1 to|with ~2 @person
    transfer|connect me
    is|are there|you ~1 anyone|someone|people|reps|a_person|a_rep|a_human ~6 i|we|to|can|available ~2 talk|speak|chat|ring|call|phone|contact|email
    is|are there a|any ~2 person|human|rep|reps|phone|number|surgery|drop_in|helpline|phone_line|hotline|someone|anyone ~3 available|i_can|where|around|on_duty|i_could|to_ring|to_call|to_phone|in_the_office|free
    can|could|will|would|please|have|get|want|need|someone|id_like ~1 a|an|any|some|someone|you|the|my? someone|person|rep|human|you|officer|steward|organiser|union|real_person|branch|anyone ~3 ring|phone|call|contact|email|visit|meet|get_back_to|get_in_touch_with|reply_to|come_and_see me|us|my !the|it
    ring|phone|call me ~1 back|please|on|$|up|tomorrow|today|tonight
    how|where|can|could|would ~1 do|can|i|might|would|you|to ~1 get|i|we|speak|skip|contact|reach|ring|phone|email|call|find|see|hold|hold_of|through ~4 of|to|past|the|an|a|actual|real|my|with ~2 human|person|real|rep|someone|operator|union_office|branch_office|officer|union_rep|organiser|body $|there|at|in|from|instead|here|and|please|about_joining|on|not|who|around|tae|for_a_chat|today|by_phone
    is|whats|what|have|got|a|any|your|give_me ~1 phone|telephone|contact number ~1 for_you|for_the_union|for_the_branch|where|i_can|please|$ ~1 !on_file
    number to|i_can|where|for ring|call|phone|someone|human|a_person
    no|stop|enough|sick|fed_up|instead|dont|hate|skip|bypass|tired ~3 bot|bots|robot|robots|computer|machine|machines|chatbot|ai ~4 human|person|rep|someone|officer !decision|monitoring|system|agreement|responsible
    no more bot|bots|robot|robots|chatbot
    ~ instead|rather of|than a|the|this|some computer|bot|robot|machine|chatbot
    in person|face_to_face ~3 please|with|rep|someone|meeting|chat|appointment|$ !hearing|interview
    skip|bypass|get_past|avoid ~2 robot|bot|machine ~3
    see|meet|visit a|my|the ~1 rep|officer|someone|steward|organiser ~2 face|in_person|$|please
    private|quick|quiet word|chat with
    real|actual|human|living ~1 person|human|being|rep|someone ~3 take_this|take_over|help_me|deal_with_me|deal_with_this|step_in|look_at_this|handle_this
    rather|prefer|instead|easier|want|need|like|sooner ~4 tell|explain|talk|deal|discuss|ask|say|go_through ~3 to|with|wi|a ~1 a|an|real|actual|living? human|person|rep|someone|officer|organiser|human_being|steward
    isnt|not|aint|isnae|wasnt|no helping|help|use|working|answering ~6 someone|person|human|rep|ring|phone|call|speak
    want|need|speak|talk|like|see|get ~3 person|someone|whoever|human in|who charge|runs
    get|want|need|give|find|with|see me? ~2 real|actual|living|proper ~1 human|person|body|rep|someone|voice
    """,
    {
        **_CLASSES,
        "any": "a|an|the|my|your|some|any|real|actual|proper|live|human|living|local|union|our|from|at|different|one_of|janet|of|another|trained",
    },
)

_NOT_FOR_A_PERSON = phrases(
    """
    right|rights|entitled|entitlement|legal|law|employer|management|hr|patients|customers|decision|decisions|clause|agreement|residents|contract|policy|colleague|interview|insist|allowed|must|algorithm|worried|scared|afraid|refuse|manager|managers|boss|monitor|monitored|copilot
    do|does|should|can|will|must they|we|employers|bots|companies|staff
    ai|robots ~3 at_work|system|tool|new|our|camera
    what|why|when ~4 should|do_i_say|can_i_do|happens|if|do_we
    machine|machines|robots|app|tool|tech|deal|rota|scored|probation|demand|risk|responsible|headset|thumb|cameras|union_say|trials|accountable|system|software|ppls|fill_in|algorithms|disciplinary|suspended|speaker|digital
    before|after|who|whether i|we|they|he|she
    """,
)

_MOST_WORDS_FOR_A_PERSON = 32
_MOST_WORDS_HUMAN = 60


def asks_whether_human(text: Text) -> bool:
    if _ASKS_OTHERS(text):
        return False
    return len(text.words) <= _MOST_WORDS_HUMAN and _HUMAN(text) and not (_ASKS_ABOUT_WORK(text) and not _SURELY(text))


def wants_a_person(text: Text) -> bool:
    return len(text.words) <= _MOST_WORDS_FOR_A_PERSON and _FOR_A_PERSON(text) and not _NOT_FOR_A_PERSON(text)


_ASKS_OTHERS = phrases(
    """
    do|must|should|does|have companies|they|firms|employers|customers|people|we|callers ~4 say|tell|know|admit|disclose|talking
    even if i ask ~6
    never break character
    """
)

# To its face: no mention of work makes this another question.
_SURELY = phrases(
    """
    are you @how? @how? @how? @kind? bot|robot|machine|computer|chatbot|human|person|real|ai|human_being|automated|real_person|alive
    am i ~1 talking|speaking|chatting|typing to|with ~3 person|human|bot|machine|robot|computer|ai|someone
    youre|your @how? @how? @kind? bot|robot|human|machine|chatbot|computer|person $|are|arent
    prove ~2 you|your|youre
    """,
    _CLASSES,
)
