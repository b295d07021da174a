"""Greetings, thanks, goodbyes and what people ask of the bot itself: only where the message is nothing more than that."""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted

from dataclasses import dataclass

from bot.hearing.patterns import Signs, phrases
from bot.hearing.text import Text

_FILLERS = frozenset(
    """
a ah all also alright and again anyway aye babe back bot boss buddy bye chap chatbot chick chuck chum cock cocker dear dearie duck duckie
everybody everyone first folks for from friend friends guys haha hen here hey hi hiya hun i im is it just lad lads lass lol love lovely luv machine man mate
mates me morning mr mrs mun my name new now oh okay on our pal people pet petal please robot sir so sunshine sweetheart team the then there
this thing time to today union unison us very well with wee x xx xxx yes yo you young your agreement good day nice meet ai madam sweetie hinny
bonny butt butty love tha thee kind really too much ever am not sure only work workers brother sister comrade comrades
""".split()  # noqa: SIM905 - words are read more easily than quotes
)


@dataclass(frozen=True, slots=True)
class Talk:
    phrases: Signs
    most_words: int
    may_ask: bool = False
    rest: int = 0  # words that are neither the phrase nor fillers


_GREETING = Talk(
    phrases("""
        ^ hello|hi|hey|hiya|heya|hai|hullo|greetings|salutations|howdy|yo|oi|wotcha|watcha|ayup|ey_up|eyup|ay_up|hoy|howdo|alright|sup|whats_up|wassup|wazzup|oright|awreet|hullo|gday|aloha|bonjour|hola|namaste|salaam|salam|ciao|shwmae|shwmai|helo|bore_da|prynhawn_da|noswaith_da|dia_dhuit|halo|hej|czesc|dzien_dobry|sat_sri_akal|sat_sri|assalamu|asalam|assalam|as_salaam|aye_aye|whey_aye|now_then|nah_then|evenin|afternoon|evening|morning|moin|hallo|hihi|shalom|feasgar_math|madainn_mhath|merhaba|buna
        good|guid|happy|top_of_the morning|afternoon|evening|day|evenin|monday|friday|new_year|christmas|easter|eid|diwali
        hello|hi|hey ~2 there|bot|again|you|union|everyone
        pleased|nice|good|lovely to meet|see you|ya
        anybody|anyone|anybodys|someone|somebody|hello in|there|home|about|around|here
        you there|about|around|awake
        knock knock
        can|do you hear|read me
        just|only saying|wanted_to_say|to_say|popping ~1 hello|hi|in
        first time on|here|using
        testing|test ~1
        im back|new here|again|new|$
        cooee|coo_ee
    """),
    9,
    may_ask=True,
    rest=1,
)
_HOW = Talk(
    phrases("""
        how|hows|hoo|howre|how_s are|is|you|r|ya|things|it|life|tricks|yersel|yourself|your|the|everything|youre|do|we|u|be ~1 you|u|ya|things|going|doing|keeping|day|life|feeling|yourself|getting_on|been|hanging|world|$|diddling|treating|today|form|bot|faring|gannin|yersel|wor|hen|she|he
        how do $
        how do you do
        you|ye|ya|yous all? right|alright|okay|well|good|keeping_well|having $|today|mate|then|love|pal
        are you well|okay|good|alright|all_right|having|keeping|busy|happy|tired|in_a|having_a
        hope|trust ~1 youre|your|you|all|all_is ~1 well|good|okay|are_well|having|having_a
        busy|quiet|nice|good|hard|long|rough day|shift|morning|night|week|weekend ~1 for|you|then|so|today|is|was|at
        had|having|have|hows|did_you_have ~1 good|nice|busy|your|day|lovely|decent ~2 day|weekend|night|shift|one|morning|christmas
        whats|what|wots new|happening|up|occurring|cracking|the_craic|poppin|good $|with|mate|bot|then
        whats the craic $
        sut|shwmae|shwd|sut_mae|shwdi|sut_wyt|ti wyt|mae|dych|ti|ydych|iawn|mai|n_iawn ~4
        hows|hoos about|she|it|tricks|your|yourself|life|things|everything|you|ya|yer|ye|wor|yersel ~3
        how you doing|keeping|feeling|been|going
        how is|are things|life|it|you|everything ~2
        what ~1 fettle
    """),
    10,
    may_ask=True,
    rest=2,
)
_THANKS = Talk(
    phrases("""
        thanks|thank|ta|cheers|ty|tysm|tyvm|nice_one|appreciated|appreciate|grateful|obliged|diolch|dziekuje|merci|gracias|shukria|grazie|obrigado|multumesc|danke|lifesaver|thankful|shukran|mahadsanid|dhanyavad|blessings|bless_you|respect|thankee|tapadh
        much obliged|appreciated
        ok|okay|thats|that ~1 that|thats|great|perfect|brilliant|all|sorted|clear|helps|helped|helpful|answers|what ~3 $|now|needed|me|it|question
        youve|you been|have ~3 help|helpful|great|star|kind
        cheers|thanks|ta for|very|a|so|ever|mate|pal
        big|huge|many|warm thanks|thank
        nice one
        i|ill|really appreciate
        thats me sorted
        owe you|ya one|pint|brew
    """),
    18,
    rest=10,
)
_GOODBYE = Talk(
    phrases("""
        bye|goodbye|cheerio|farewell|byebye|tara|tarra|ttfn|ttyl|toodles|toodle|laters|adios|cya|seeya|ciao|hwyl|slan|toodlepip|tatty_bye|tatty|cheery|bye_bye|tarrah|ta_ra|taraa|goodnight|gnight|nighty|nos_da|da_boch|bbye|adieu|au_revoir|tarar|cheerybye|peace_out|so_long|ta_ta|tata
        good|gud|have_a_good|have_a_nice|nice night|one|weekend|evening|day|rest
        night|nos night|da|$|all|bot|mate|love|pet
        see|catch|speak|talk|chat|cu|later|c|hear you|u|ya|ye|to_you|soon|later|again|another ~2 later|soon|again|tomorrow|around|next|then|monday|$|another|time
        im|i|ill|right|must|got_to|have_to|need_to|best|better|gonna|going|gotta ~1 off|dash|go|get_going|get_off|head_off|be_off|leave_it|love_you|get_back|crack_on|away|make_tracks|shoot_off|sign_off|log_off|be_going|run|stop ~1 $|now|then|there|kids|break|to_bed|home|for|back|on|out|here|to_work|catch
        thats|that|this ~1 all|everything|is_all|it|me ~1 for|now|today|i|then|done|finished|off|$ ~1 now|today|needed|home|$
        leave it there|at_that
        take care
        until|till next|tomorrow|later
        gotta|got_to|have_to|must|need_to dash|go|run|fly|scoot
        signing|logging|clocking off|out
        breaks|shifts over|finished
        have a|yourself ~1 good|nice|lovely|great|safe ~1 day|evening|weekend|one|night
        over and out
    """),
    13,
    rest=5,
)
_JOKE = Talk(
    phrases("""
        joke|jokes|limerick|pun|riddle|gag|funny_story|knock_knock|haiku|one_liner|funnies
        make|give|have me|us ~1 laugh|smile|giggle|chuckle|cheer
        cheer me up
        can|could|are|be|say|tell you? something? ~2 funny|amusing|hilarious
        something funny
        why did the ~1 chicken|robot|rep|manager|computer|shop_steward|ai cross|go|walk
        how many ~4 does it take to? change|screw
        walks|walked|goes|went into a bar
        what do you call a|an
        what|whats did|the ~4 say to the
        sing|rap|dance|poem|song
        do|tell|know|got|another|crack|heard|say ~3 joke|jokes|gag|one|good_ones
        entertain me
        say something funny|clever|rude
    """),
    18,
    may_ask=True,
    rest=14,
)
_FINE = (
    "brilliant|great|amazing|fantastic|excellent|superb|star|legend|awesome|helpful|useful|wonderful|clever|smart|good|best|marvellous|"
    "magic|class|perfect|fab|fabulous|lifesaver|cracking|champion|belter|ace|gem|diamond|genius|impressive|ideal|handy|sound|lush|braw|"
    "mint|tidy|grand|lovely|beautiful|incredible|outstanding|gold|better|kind|polite|patient|knowledgeable|ledge|banging|informative|"
    "wicked|sick|decent|boss|canny|bostin|terrific|tremendous|easy|clear|fast|quick"
)
_PRAISE = Talk(
    phrases(
        """
        you|youre|ye|ur|u|bot are|is|r|so|a|an|were|really|very|absolutely|quite|proper|actually|pretty|dead|right|pure|bloody|well|just|the|bit|fucking? @fine? ~1 @fine
        that|this|it|answer|thats|its|what|these|bot|reply ~1 is|was|are|a|an|really|very|so|actually|dead|proper|pretty|helped|right|pure|well|just|absolutely ~2 @fine
        thats|its|what_a|how|such_a|so|pure|proper|dead|absolutely @fine
        @fine so|that|is ye|you|was|are|that ~1
        ^ brilliant|great|amazing|fantastic|excellent|superb|legend|awesome|helpful|wonderful|clever|bravo|perfect|fab|fabulous|magic|class|ace|wow|impressive|marvellous|champion|lovely|nice|cool|wicked|sorted|sound|mint|tidy|belter|bostin|genius|beautiful|good|super|ideal|result|smashing|cracking|sweet|lush|pure|well|spot|top|good_bot|quality
        love|loving|like|liking|enjoy|rate|adore this|you|it|that|your|ya|using
        spot on
        top marks|man|drawer|notch|banana|bot|job|work|stuff
        well done|played|said|put
        good|great|nice|cracking|excellent|fine|top job|work|answer|bot|stuff|one|effort|going|man|lad
        you know|understand your|ur|yer stuff|onions
        clever|smart|good|handy thing|bot|clogs|stuff|sod|so_and_so|little|wee
        more|better|lot|miles|quicker|kinder|clearer|lots ~3 use|help|than|answer
        give you ~1 your due|credit|a_medal|ten|10
        10|ten|five|5 out|stars of|ten|10|five
        hats off|fair_play|chapeau
        keep it|up up|the_good
        bang on
        couldnt|cant ~2 better|fault|done_it|put
        best|cleverest ~1 bot|chatbot|thing|answer|robot
        im impressed
        fair play
        five stars
    """,
        {"fine": _FINE},
    ),
    16,
    rest=6,
)
_ABOUT = Talk(
    phrases("""
        who|whos|which|what ~1 made|built|created|runs|owns|programmed|trained|designed|developed|pays|coded|maintains|wrote|operates|funds|invented|makes|company|set|controls|manages|hosts|feeds|paid|firm|runs ~2 you|u|this_bot|this_thing|this_chatbot|the_bot|this_chat|for_you|your|you_up|this_up|thing
        who do|does you|this_bot work|answer|report ~1 for|to
        what|which|whats ~1 model|llm|ai|version|language_model|software|engine|technology|tech|data|platform|system|program|programme ~2 you|do_you|are_you|is_this|runs|run|behind|powers|powering|your|this_bot|under ~3 $|on|run|use|using|built|running|trained|based|you|made|bonnet|version
        are|do you|this ~1 using|use|run|powered|built|based|running|made|use_a ~2 openai|chatgpt|gpt|copilot|microsoft|google|claude|ai|llm|meta|anthropic|gemini|on|by|generative
        what|wot|which ~1 can|do|are|could|topics|things|sort|kind|questions|stuff|else|subjects|all ~2 you ~2 do|know|help|answer|talk|cover|able|for|good|about|tell|capable|allowed|offer|deal ~2 $|with|about|to_talk|me_with|to|me|for|me_about|at|here|on ~3 $
        what do you do|know|cover|offer
        what|whats|why|wots are|is|your|the|this ~1 you|point|purpose|job|function|bot|this|for|chat|thing ~1 for|of|purpose|$|all_about|do|in_aid_of ~2 $|this|you|bot
        whats|what is? this ~1 $|bot|thing|place|chat|then|for|all_about|about|page
        how|hoo do|does|can|d you|this|it|the_bot|do_you|i|the_chatbot|do_i ~2 work|works|use|find_answers|know|learn|operate|function|answer|find|get|used|decide_what ~2 $|this|things|it|stuff|all|you|thing|what|answers|your_answers|what_you_know|bot
        how ~1 up_to_date|accurate|reliable|clever|good|smart|current|often|recent|old|safe|secure|private|fast|intelligent|trustworthy|right ~2 are|is|you|updated|your ~2 you|this|your|it|information|answers|updated|knowledge|info
        when were|was|did you|your|this ~2 updated|made|built|launched|last
        can|do|could|will|are|have|would|did you ~1 make|get|be|ever|things|lie|wrong|hallucinate|made|making|trust|give|learn|invent ~2 mistakes|wrong|lie|hallucinate|errors|things_up|stuff_up|it_wrong|learn|from|up|false|remember|trusted|mistake ~2 $|from|about|sometimes|up|things
        do you lie|hallucinate|learn
        can|should|do i|we|you|be ~1 trust|believe|rely|trusted ~1 you|this|on|your|it|what ~2 $|answers|bot|you|say|information
        where do|does|is|are|did you|your|this|all_this|these ~2 get|come|answers|information|info|source|find|data|knowledge|learn ~4
        what ~2 trained|based|sources|training|documents|looking ~2 on|you|do_you|use|$|at
        is|are this|it|our|my|the|what ~2 chat|conversation|private|confidential|anonymous|recorded|secure|safe|saved|logged|bot|stored|encrypted|you|thing ~2 private|confidential|recorded|secure|anonymous|$|monitored|saved|safe|logged|free|stored|kept|between_us ~2 $|here|in_here|between|or
        do|does|will|are|can|did you|this|this_chat|it|the_bot ~1 keep|store|save|record|remember|share|sell|log|saving|recording|spy|pass|delete|hold|track|report ~4 $|me|this|that|data|conversations|chats|what_i|anything|history|my|it|messages|on_me|information
        what ~1 do|will|happens|data|information|info you|this|to|do_you ~1 keep|store|save|record|hold|collect|do|remember|this_chat|my_chat|my_messages ~4
        why|how did|has|does|have|is|come|are the|they|there|a|our ~1 union|unison|a|they|branch ~1 make|made|build|built|have|use|using|a|get|got|set|create|bother|bring ~2 chatbot|bot|you|this|ai_bot|robot
        what|which|how many? languages
        can|do|does|could you|this|it ~1 do|speak|understand|read|talk|write|answer|reply ~1 welsh|polish|urdu|french|romanian|spanish|punjabi|other_languages|any_other|english|gaelic|cymraeg|arabic|bengali|in_welsh|in_polish|my_language|somali|scots|portuguese|italian|german
        are you ~1 free|available|always|open|online|on|up_to_date|reliable|accurate|independent|biased|neutral|new|safe|private|confidential|secure|legal|allowed|impartial|recording|monitoring|official|run_by|owned|paid_for|trustworthy|24|here|working|part_of|trained|clever|intelligent|secure ~4 $|all|here|by|24|on|at|the_union|night|hours|this|me|or
        does the? union|boss|my_boss|employer|microsoft|google ~1 own|run|pay|control|see ~1 you|for_you|this
        how much do|did|does you|this ~1 cost
        tell|say me|us|something about|a_bit yourself|about_yourself|you
        describe|introduce yourself
        explain|what yourself
        do you know everything|anything|a_lot|much|stuff
        how big|many ~3 you|answers
        whats your job|purpose|function|role|aim|deal|story|background|speciality|expertise
    """),
    16,
    may_ask=True,
    rest=9,
)
_HELP = Talk(
    phrases("""
        ^ help|menu|start|options|commands|instructions|info|begin|assist|guide|home|faq|tutorial|assistance|support|sos
        help me|please|us|needed|wanted|required|$
        can|could|will|would|are|please you ~1 help|assist|able|support|guide|advise ~2 $|me|us|please|out|with_something|to_help|a|or
        i|id|could|can|need|want|like|after|looking|some|get|bit|do|you ~3 help|assistance|advice|guidance|hand|support ~2 $|please|mate|pal|here|love|with_something|from|if|now|bot|using
        how do|can|should|does|would i|we|you|one|this ~1 start|begin|ask|use|get_started|work_this|do_this|go_about|make|begin_with|proceed|use_this ~3 $|a_question|this|question|questions|you|it|here|thing|bot|something
        what|wot should|do|can|could|shall|would|must|am i|we|you|people ~1 ask|type|say|do|put|write|supposed|press|click|start|need ~3 $|you|here|in|now|first|next|about|to|type|ask|with|into
        im|am|bit|completely|totally|ive|i|got|feeling ~1 stuck|lost|confused|new|not_sure|at_a_loss|no_idea ~4 $|what|to|here|how|this|use|type|ask|do|with
        dont|not|no|never|havent know|sure|understand|idea|clue|used|very|a ~2 how|what|where|this|one|technical|good|clue|to ~6
        can|may|could|is_it_okay_to|mind_if i|we ~1 ask ~1 you|something|a|anything|question|for ~3 $|something|question|about|quick|one|personal|things|else
        got|have|ive a ~1 question|query|problem
        quick question
        example|examples|give_me_an_example|sample ~3
        where|what do|can|should|to i|we|$ ~1 start|begin|go
        not very technical
        what now
        what are my options
        explain how this|it|you
        show me ~1 how|menu|options|what
    """),
    14,
    may_ask=True,
    rest=4,
)

_BRIEF = 4
_GROUP = phrases("""
    we|them|they|union|it|mebbe|its|us|members|supervisor
""")
_ASKS_MORE = phrases("""
    what|can|how|do|does|should|who|why|when|where|could|will|if|but|is|are|which|would|whats|did|was|has|have|am|must|did they|we|i|my|management|the|about|employers|ai|it|there|that|a|our|an|happens|us|if|this|hr|managers|to|staff|also|another|one
""")
_WORK = phrases("""
    monitor*|track*|surveil*|employer*|agreement*|clause*|algorithm*|manager*|management|contract*|consult*|redundan*|rota|rotas|camera*|cameras|law|
    laws|legal|rights|disciplin*|grievance*|hearing|strike|shifts|jobs|employ*|data|software|system|systems|tool|tools|negotiat*|motion|app|apps|
    policy|boss|hr|gdpr|technology|automat*|training|survey|privacy|staff|meeting|vote|disclos*|demand|register|post|member|machine|computer|
    reps|cctv|laptop|depot|webcam|headset|supervisor|gaffer|gaffers|bosses|callers|unions|deal|tech|text|scanner|info|information|results|filming|
    browsing|bodycam|complaint|pension|steps|staffing|forecast|green|meant|purpose_of_this_system|chatbot_gives|typists|asking|sing|poilcy|
    deleting|switch|switched|answers_now|experts|bodies|learn_to|mishearing|program|somebody_like|kiosk|children|lass|gentleman|economists|lawful|
    ai|sign|phones|fingers|outputs?|councils|kit|retraining|contents?|safely|want_in|get_in|in_t|joining|join|become|started_in|supervisor_knowing|employees|decisions|scans|biased|scouser|beast
""")
_OF_THE_BOT = phrases("""
    you|youre|your|yours|u|ur|this_chat|this_bot|this_chatbot|this_conversation|here|the_chatbot|the_bot|chatbot|this_thing|us_here
    this|the chat|bot|thing|chatbot
""")


def _is(text: Text, talk: Talk) -> bool:
    if len(text.words) > talk.most_words or not talk.phrases(text):
        return False
    if not talk.may_ask and (text.asks or _ASKS_MORE(text)):
        return False
    left = text.line
    for found in talk.phrases.spans(text):
        left = left.replace(found, " ", 1)
    return sum(word not in _FILLERS for word in left.split() if word not in ".?") <= talk.rest


def greeting(text: Text) -> bool:
    return not _WORK(text) and _is(text, _GREETING)


def how_are_you(text: Text) -> bool:
    return not _WORK(text) and _is(text, _HOW)


def thanks(text: Text) -> bool:
    return not _WORK(text) and _is(text, _THANKS)


def goodbye(text: Text) -> bool:
    return not _WORK(text) and _is(text, _GOODBYE)


def joke(text: Text) -> bool:
    return not _WORK(text) and _is(text, _JOKE)


def praise(text: Text) -> bool:
    return not _WORK(text) and _is(text, _PRAISE)


def about(text: Text) -> bool:
    return (_OF_THE_BOT(text) or len(text.words) <= _BRIEF) and not _WORK(text) and _is(text, _ABOUT)


def asks_for_help(text: Text) -> bool:
    return not (_WORK(text) or _GROUP(text)) and _is(text, _HELP)
