"""Words after which nobody should be asked to talk to an organiser, whatever else the message is.

Discipline and dismissal, a complaint about the union, a rep or the branch, abuse, danger, a case of one's own, and what
is in Welsh, which the bot cannot read. It hears too much rather than too little: who is not asked loses nothing, and is answered as before.
"""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted

from bot.hearing import abuse, advice, crisis
from bot.hearing.patterns import phrases
from bot.hearing.text import Text, read

_UNION = (
    "union|unions|unison|unite|gmb|pcs|nasuwt|neu|usdaw|cwu|rmt|aslef|prospect|ucu|fbu|eis|rep|reps|steward|stewards|convenor|convener|branch|"
    "branch_secretary|organiser|organisers|regional_officer|full_time_officer|official|officials|the_exec"
)
_MINE = (
    "my|our|your|the|this|that|a|me|any|no|every|these|them|local|whole|bloody|useless|union|branch|health_and_safety"
)
_BAD = (
    "useless|hopeless|rubbish|crap|shit|pathetic|toothless|spineless|gutless|clueless|lazy|a_joke|a_waste|waste_of|a_disgrace|no_good|no_help|no_use|not_much_use|"
    "not_helpful|unhelpful|not_interested|corrupt|bent|biased|out_of_touch|ineffective|weak|incompetent|awful|terrible|dreadful|shocking|a_shambles|a_bully|rude|"
    "pointless|worthless|sellouts|sell_outs|traitors|asleep|invisible|never_there|on_the_bosses_side|on_managements_side|on_their_side|in_bed_with|"
    "in_the_pocket|in_managements_pocket|in_the_managers_pocket|in_the_bosses_pocket|two_faced|liars|lying|cowards|a_coward|mates_with|friends_with|pally_with|"
    "in_cahoots|hand_in_glove|only_in_it|only_after|only_cares|only_care|only_interested|not_bothered|arent_bothered|isnt_bothered|dont_care|doesnt_care|"
    "couldnt_care|not_listening|ripping|a_rip_off|overpaid|crooked|bullying|sexist|racist"
)
_NOT_DONE = (
    "never|hasnt|havent|didnt|doesnt|dont|wont|wouldnt|isnt|arent|refuses|refused|refusing|fails|failed|failing|forgot|keeps|keep|ignores|ignored|ignoring|ghosted|"
    "cancelled|lost"
)
_OWED = (
    "answer|answers|answered|answering|reply|replies|replied|replying|respond|responds|responded|call|calls|called|calling|ring|rang|rung|phone|phoned|email|emailed|"
    "get_back|got_back|gets_back|getting_back|gotten_back|help|helps|helped|helping|support|supports|supported|do_anything|does_anything|did_anything|done_anything|"
    "doing_anything|do_something|done_a_thing|lift|lifted|show|showed|shown|turn_up|turned_up|turns_up|turning_up|came|come|comes|coming|listen|listens|listened|care|cares|bother|bothers|bothered|"
    "fight|fights|fought|stand_up|stood_up|stick_up|stuck_up|back_me|back_us|backed|represent|represents|represented|representing|explain|ask_us|asked_us|tell_us|told_us|consult_us|consulted_us|"
    "read|act|acted|chase|chased|follow_up|followed_up|want_to_know|interested|bothered|there_for|cancelling|canceling|missing|fobbing|putting_me_off|changing_the_date|me|us|my|our|to_help|to_represent|"
    "to_act|to_turn_up|to_answer|to_take|to_see|to_speak|to_meet"
)

_DISCIPLINE = phrases("""
    disciplin*|disciplinaries|misconduct|sacked|sacking|sackings|sack|dismiss*|fired|firing|suspended|suspension|suspending|grievance|grievances|tribunal|tribunals|acas
    fire|fires ~1 me|us|him|her|them|you|someone|somebody|anyone|anybody|people|staff|workers|one|two|three|half
    suspend ~1 me|us|him|her|them|you|someone|somebody|people|staff|workers|anyone
    written|verbal|final|first|formal|official warning|warnings|warned
    a|my|another|got|get|given|gave|give|on warning|caution
    letter ~2 of concern|warning
    capability|conduct|investigation|investigatory|fact_finding|attendance|absence|sickness|performance|probation|review|hr meeting|meetings|hearing|hearings|interview|procedure|process|review|panel|plan|notice
    investigated|investigating|investigate me|us|him|her|for|over|because|by_hr|by_my ~1
    under|an|internal|conduct|hr|formal investigation|investigated
    am|was|were|been|being|im|is|are ~1 investigated
    my|a|the|your|appeal|internal hearing|appeal|allegation|allegations !aid|aids|loop|loss|test
    allegation|allegations|accused|accusing|accusation
    performance_improvement|improvement plan|plans|notice
    pip|pips
    managed|managing|manage|squeezed|pushed|forced|kicked|bullied|eased ~1 out
    lose|losing|lost|cost|costs|costing|risk|risking|keep|keeping my|our|me_my|me_our|his|her|their|your|you_your|ya ~1 job|jobs|post|livelihood|registration|pin|licence !to_a|to_robots|to_machines|to_automation
    let ~1 go !of|to|with|home|early|through|on
    given|got|getting|get|give|giving ~2 marching_orders|the_boot|the_push|the_chop|the_elbow|p45|the_bullet|my_cards|my_notice
    given_notice|served_notice|payment_in_lieu|garden_leave|gardening_leave
    at risk of redundancy|dismissal
    my|i|im|me|our|were|been|being|we|made|make|making|makes ~2 redundant
    my|own|voluntary|compulsory redundancy
    settlement agreement|offer
    constructive|unfair|wrongful dismissal
    failed|fail|failing|extended|extend|end|ended my|her|his|me_on|their probation
    probation ~3 failed|extended|ended|over
    in|into|get_in|got_in trouble|bother
    told|telling|ticked|ticking|pulled|hauled|carpeted|had_up|dragged ~1 off|in|up !that|to_do|to_use
    hauled|carpeted|dragged|summoned|called|pulled ~2 office|meeting|hr|carpet
    punish*|reprimand*|penalis*|penaliz*|sanctioned|demoted|demotion|docked|victimis*|victimiz*|blacklisted
    struck|strike off
    struck_off|fitness_to_practise|fitness_to_practice
    lost_my_job|losing_my_job|keep_my_job
    get|gets|got|getting|be|been|being|was|were dismissed|sacked|fired|binned|canned|axed
    meeting|called|hauled|letter|email|emailed|invited|invite|phone_call|spoken_to ~3 hr|human_resources|head_office
    hr ~2 meeting|letter|called|wants|want|invited|emailed|phoned|interviewed
    stage one|two|three|1|2|3|warning|meeting|hearing
    final|first|written|verbal written|verbal|warning
    on|a|the|my support|action|development|monitoring|attendance plan
    conduct|behaviour|performance|work|attendance|timekeeping ~3 looked_into|in_question|under_review|not_good_enough|below_target|below_standard
    walked|marched|escorted|thrown|sent|frogmarched ~1 off|out|home ~2 site|building|premises|door|depot|ward|office|today|yesterday|this_morning|last_week
    stood|standing|stand ~1 down ~3
    suspended|sent_home|stood_down|off ~3 without|on full|half|no|without? pay
    contract|agency|hours|shifts|placement ~2 not|isnt|wasnt|wont|terminated|ended|cut|cancelled|stopped ~2
    sign ~5 leave|go|quietly
    fact_find|fact_finding|investigatory|investigating_officer|investigation
    get|got|getting|gets rid of ~2 me|us|him|her|them|staff|people
    my|our|his|her|a|the colleague|mate|friend|workmate ~2 sacked|dismissed|suspended|fired|sent_home|disciplined|in_trouble
    made an example of
    bullied|bullying|bullies|harass|harassed|harassing|harassment|groped|stalked|threatened|threatening me|us|by|at|in|on|here|again|$
    out on my|his|her ear
    score|flag|flagged|report|figures|logs ~3 used against
    used ~2 against me|us|him|her|them|you|someone|somebody|people
    forced|made ~2 resign
    handed|hand|put ~2 notice|resignation
    warning ~2 for
    p45
""")

_COMPLAINT = phrases("""
    @union ~5 @bad
    @bad ~2 @union !rep_for|to|meeting
    @union ~3 @notdone ~4 @owed
    no_one|nobody|noone|none ~2 @union ~5 @owed
    @union ~4 do|does|did|doing|done|doin nothing|nowt|sod_all|fuck_all|bugger_all|naff_all|zero|nada|very_little|not_a_lot
    @union ~3 sold|selling|sell|let|lets|letting|stitched|stabbed|dropped|shafted|screwed|betrayed|abandoned|deserted|failed|fails|failing|ripped|conned|deceived|misled|lied|threw|hung us|me|them|him|her|members|staff|workers|it_in|this_in|that_in|everyone|everybody|to|out|down|off|on
    sold|let|stitched|stabbed|shafted|screwed|betrayed|abandoned|failed|ripped|conned|misled|ignored|ghosted|fobbed ~3 by ~2 @union
    @union ~3 let|lets|letting|allowed|waved|nodded|rubber_stamped|rolled|caved|gave_in|signed|agreed|backed|supported|approved|voted ~6 without|behind|through|over|rubbish|crap|awful|terrible|rotten|away|in
    @union ~3 told|tells|grassed|snitched|informed|passed|leaked|blabbed|tipped|shared|repeated ~4 manager|managers|management|boss|bosses|hr|employer|everyone|everybody|what_i|my_name|off
    @union ~3 laughed|laughs|shouted|shouts|swore|bullied|bullies|harassed|harasses|threatened|threatens|insulted|patronised|talked_over|hung_up|walked_out|blanked|blanks|ignored|ignores|dismissive|snapped|fobbed
    bullied|harassed|threatened|ignored|insulted|shouted|laughed ~4 by|at|out_of|from|in ~2 @union
    complain|complaint|complaints|complaining|grievance|report ~1 about|against|regarding|re|on|over ~3 @union !bashing|busting|membership|membership_data|data
    raise|make|lodge|put|file|report ~4 complaint ~3 @union
    report|sack|replace|change|remove|get_rid_of|swap|vote_out|deselect my|our|the|a ~1 @union
    above|over|higher_than|senior_to|instead_of ~1 @union ~2 complain|go|take|speak|$
    complain|go|speak|escalate ~6 above|over ~2 @union
    @union ~3 thick_as_thieves|side|sides|bosses|in_with|best_mates|golfing|lackeys|lackey|puppet|puppets|stooge|stooges|hand_in_hand|matey|chummy
    @union ~3 sat_there|said_nothing|sat_on_their|sat_back|stayed_silent|kept_quiet|just_nodded|shrugged|rolled_their_eyes|vanished|disappeared|nowhere_to_be|out_to_lunch|gave_up|given_up|bottled
    vanished|disappeared|nowhere_to_be|awol ~6 @union
    @union ~2 put_up_with|not_my_problem|nothing_we_can|nothing_they_can|get_on_with_it|lump_it|keep_my_head
    @union told|tells|said|says me|us|him|her to ~2 put_up|get_on|live_with|accept|lump|deal_with|shut|calm|wait|leave_it
    dont|didnt|wouldnt|never want|like|trust|rate|need ~1 that|my|our|this|a|any|the @union
    @union ~2 only ~2 cares|care|bothers|bother|bothered|looks|look|helps|help|listens|interested|there
    @union ~2 forget|forgets|forgot|forgotten|overlook|overlooks|ignores|ignore|abandons|dropped|drops ~1 us|me|about|the|people|cleaners|night|agency|part
    @union ~2 voted|voting|votes ~3 for|with|through ~3 cameras|this|these|it|that|management|them|tracking|scanners|app|system
    @union ~9 disgrace|disgraceful|shameful|shame_on|appalling|outrageous|unforgivable|unacceptable|not_good_enough|wont_forget
    spoke|talked|told|confided|spoken|trusted ~4 @union ~8 manager|managers|boss|supervisor|management|hr ~3 knew|knows|heard|told|found_out|had_it|asked_me
    couldnt|cant|cannot be ~1 bothered|arsed
    @union|you_reps|reps ~2 all_the_same|all_talk|all_mouth|same_as|no_different|full_of_it|full_of_crap
    you|they|youve|theyve ~1 take|took|taken|taking|takes ~4 month|subs|dues|money|quid
    without ~1 balloting|a_ballot|ballot|asking_members|asking_us|asking_the_members|a_vote|voting|telling_members|consulting_members|consulting_us
    request|asked|asking|applied|email|emailed|form|case ~8 still|weeks|months|ages ~3 waiting|wait|heard ~4 @union
    weeks|months|ages|days ~4 waiting|no_reply|no_answer|nothing ~5 @union
    @union ~3 weeks|months|ages ~3 waiting|no_reply|no_answer|nothing|still|and
    different|better|proper|decent rep|steward|union|branch|official|officer !for|in|at|has|who_can|meeting|representative|system|systems
    want|need|get|have|see|ask_for a|an|another another|new rep|steward|official|officer !for
    not|isnt|arent|wasnt|less_than|never|hardly|dont_feel|didnt_feel|un happy|impressed|satisfied|good_enough|supported|represented|heard|content ~6 @union
    unhappy|fed_up|disappointed|disgusted|furious|angry|annoyed|cross|frustrated|appalled|sick|sick_and_tired|had_enough|despair|dissatisfied|pissed_off ~1 with|by|at|of|about|in|how|that ~4 @union
    lost|no|little|zero|losing|dont_have ~2 faith|confidence|trust|time|respect|patience ~2 in|for|with ~3 @union
    dont|cant|wouldnt|never trust|believe|rate ~3 @union
    waste|wasted|wasting|rip_off|robbery|scam ~5 @union|subs|subscription|dues
    @union ~4 waste|joke|scam|rip_off|disgrace|shambles|farce|con|cop_out
    subs|dues|subscription|subscriptions|direct_debit ~8 what|nothing|nowt|why|for_what|waste|wasted|cancel|cancelled|cancelling|stop|back|refund|get|help|never|still|and_yet|but
    what ~3 pay|paying|paid ~4 subs|dues|subscription|membership
    pay|paid|paying|been_in|a_member|member ~7 what|nothing|nowt|why ~5 get|for|nothing|return|helped|use|point
    whats_the|what_is_the|wheres_the|no|see_the|see_any point ~5 @union|membership|joining|being_a_member|a_member|subs
    leave|leaving|left|quit|quitting|cancel|cancelled|cancelling|resign|resigned|resigning|come_out|coming_out|pull_out|stop_paying|stopped_paying|chuck|jack_in|jacking|packing ~3 union|unison|unite|gmb|branch|membership|subs|subscription
    waiting|waited|chasing|chased|waited|asked|emailed|rang|phoned|rung|called|messaged|tried|trying|left_messages ~6 @union ~6 weeks|months|days|times|nothing|nowt|no_reply|no_answer|no_response|ages|never|back|still|reply|answer|response
    weeks|months|ages|days|years|since ~5 @union ~3 call|reply|answer|get_back|ring|respond|contact|phone|email|do|help|act|see
    why|how_come|what|wot ~2 @union ~4 nothing|ever|let|allow|sign|signed|agree|agreed|accept|accepted|care|bother|silent|quiet|ignore|ignored|ignoring|give_in|roll_over|roll|cave|hide|hiding|sell|sold|not|slow|so_slow|take_so_long|taking_so_long|bothered|help
    why|how_come ~2 cant|wont|dont|doesnt|didnt|isnt|arent|hasnt|havent|wasnt|werent ~3 @union
    @union ~3 cares|care|interested|bothered ~2 only|more|about_politics|politics|itself|themselves
    you_lot|you_people|yous|your_lot|you_guys|union_lot|that_lot ~4 only|never|dont|wont|do_nothing|did_nothing|care|useless|sold|let|are|ignored|took|take
    @union ~4 side|pocket|pockets|mates|pally|cosy|in_bed|cahoots|friends ~4 manage*|manager*|boss*|employer|hr|company
    side|pocket|pockets|mates|pally|cosy|in_bed|cahoots|friends|bought|paid_off ~4 manage*|manager*|boss*|employer|hr|company ~4 @union
    @union ~2 mates|pally|cosy|friends ~1 with
    @union ~3 behind our|my|our_backs|my_back|members|the
    behind_our_backs|behind_my_back ~5 @union
    @union ~5 behind_our_backs|behind_my_back|without_asking|without_telling|without_a_vote|without_consult*|didnt_ask|never_asked
    mine|he|she|they|them|this_one|one is|are|was|has_been no_good|useless|no_use|hopeless|no_help|rubbish|never_there|never_answers
    @union ~2 too busy|slow|soft|cosy|quiet|weak|scared|frightened|lazy|expensive|far|political
    bad|poor|terrible|awful|worst|rubbish|shocking|negative|dreadful experience|service|advice|support|help|representation|rep|reps|union|branch ~4
    @union ~3 bad|poor|wrong|terrible|awful|rubbish|shocking|dreadful|no advice|service|support|help|representation|information|use
    my|our|the rep|steward|union|branch ~2 wrong|mistake|messed|botched|cocked|screwed|made_a_mess|dropped_the_ball|handled
    how ~2 @union ~3 handled|dealt|treated|behaved|handling
    @union ~2 hasnt|havent|didnt|never|not_even ~2 lift|lifted|raise|raised|move|moved ~1 a ~1 finger
""", {"union": _UNION, "bad": _BAD, "notdone": _NOT_DONE, "owed": _OWED})  # fmt: skip


_WELSH = frozenset(
    """
    dw dwi rydw rwy rwyn rydyn rydym rydych dwn ydw ydy ydyn ydych dydw dydy dydyr dydyn dyw doedd roedd roeddwn oedd bydd byddai maer maen mae maent nhw
    fy fi mi ti chi ni chwi eich ein eu ei hi ddim dim nid nad wedi eisiau moyn isio cael gael ydi gen gyda efo gan heb dros wrth ar yn yr yw sydd sy
    undeb undebr rheolwr gwaith waith bos swydd niswyddo diswyddo disgyblu cynrychiolydd cangen marw lladd hunan methu alla allai allaf galla gallaf ofn gofyn
    pam beth sut pwy pryd ble os ond achos bod am i o
    """.split()  # noqa: SIM905 - words are read more easily than quotes
) - {
    "am",
    "i",
    "o",
    "mi",
    "ti",
    "hi",
    "bos",
    "os",
    "ar",
    "dim",
    "gen",
    "gan",
    "bod",
    "ei",
    "eu",
    "ni",
    "pam",
    "dwn",
    "ble",
    "marw",
}
_WELSH_ENOUGH = 2  # different words of it: the bot reads no Welsh, so it cannot tell what stands there


def wants_quiet(message: str) -> bool:
    """By rules alone, so it holds for a message that is heard as a question, too."""
    return _quiet(read(message))


def _quiet(text: Text) -> bool:
    return (
        in_welsh(text)
        or crisis.is_crisis(text)
        or on_discipline(text)
        or complains(text)
        or abuse.is_abuse(text)
        or advice.asks_for_advice(text)
    )


def in_welsh(text: Text) -> bool:
    """Whether it cannot be read: then nobody can say that it is no cry for help."""
    return len(_WELSH & text.held) >= _WELSH_ENOUGH


def on_discipline(text: Text) -> bool:
    """Whether it speaks of discipline or dismissal, of whomever."""
    return _DISCIPLINE(text)


def complains(text: Text) -> bool:
    """Whether it is a complaint about the union, somebody who acts for it, or the branch."""
    return _COMPLAINT(text)
