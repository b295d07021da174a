"""What speaks against a crisis: work on such subjects, figures of speech, questions about rules. Data only."""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted

from bot.hearing.patterns import Sign

LOWERING = (
    Sign(
        "the speaker's profession deals with it",
        3,
        """
        ^ ~4 nurse|worker|officer|sergeant|counsellor|teacher|social_worker|handler|dispatcher|paramedic|firefighter|pharmacist|moderator|journalist|adviser|advisor|clerk|vet|practitioner|coordinator|trainer|researcher|detective|caseworker|receptionist|solicitor|volunteer|chaplain|warden|technician|charity|liaison|doctor|gp|psychologist|midwife|probation|admin|police|psychiatrist|writer|editor|analyst|lecturer|coroner|coastguard|lifeguard|refuge_worker|staff|rep ~3 here|asking|for|at|in|with|on|$|who|and|wanting
        i|we|im work|coordinate|deliver|manage|run|train|triage|supervise|moderate|support|handle|take|review|write|deal|investigate|assess|counsel|write_up|writing_up|answer|teach|staff|on|at|with ~8 suicide|self_harm|abuse|violence|helpline|refuge|crisis|victims|survivors|overdoses|calls|prevention|safeguarding|assault|offenders|mental_health|a_and_e|111|999|custody|trauma|camhs
        suicide|self_harm|domestic_abuse|domestic_violence|abuse|violence|overdose|knife_crime|assault|rape|stalking|stabbing|death|mental_health|safeguarding|mortality|crisis|trafficking|hate_crime ~1 prevention|risk|rates|data|statistics|training|policy|cases|caseload|unit|team|helpline|line|referrals|calls|prediction|tool|alerts|strategy|research|officer|coordinator|worker|charity|disclosures|service|services|assessment|assessments|records|reports|figures|lead|campaign|watch|awareness|guidance|content|survivors|victims|counsellor|centre|first_aider|first_aiders|evidence|stories|story
        our|the|with|of|for|about|when|if|and|are|who|some|help|from|where|flags|flagging|miss|detect|spot|predict|any patients|clients|callers|service_users|victims|survivors|offenders|detainees|prisoners|pupils|tenants|customers|claimants|veterans|residents|passengers|inmates|vulnerable|inpatients|applicants|refugees|young_people|casualties
        callers|clients|claimants|kids|people|patients|customers|students|prisoners|tenants|users who|say|threaten|ring|saying|threatening|disclose|mention|with
        999|111 desk|handler|call|calls|control|operator
        caseload|casework|case_notes|crime_desk|dispatch|control_room|ward_round|custody_suite|call_centre_staff|helpline_staff|eap|moderating|moderators|content_moderation|safeguarding
    """,
    ),
    Sign(
        "asks about rules, evidence or policy",
        2,
        """
        what|whats ~3 law|policy|guidance|rules|position|rights|duty|safeguards|evidence|red_lines|best_practice|good_practice|legal|protection|questions
        what ~2 should|can|could|must|would|do ~2 staff|reps|union|unions|we|employer|members|they|employers|branch|hr ~1 ask|do|say|negotiate|demand|check|tell|ask_for|put|push
        is|are it|that|this|there|they|ai ~2 legal|lawful|allowed|fair|safe|ok|discrimination|normal|a_law|any_law|accurate|reliable|guidance|evidence|a_policy|biased
        can|could|may|should|do|does|will|must|are they|we|employers|management|staff|union|managers|the_union|it|ai|reps|members|my_employer|the_council|the_trust|the_company|law|anyone|families ~3 object|do_that|refuse|make|use|force|discipline|consult|ask|allowed|replace|read|keep|track|monitor|see|need|have_to|know|be|record|share|want|bring|demand|count|sack|stop|to_know
        who|whos ~1 responsible|accountable|liable|gets_prosecuted|to_blame|checks|owns
        how do|can|should|might|would ~2 we|reps|union|members|staff ~2 raise|challenge|respond|negotiate|get|stop|push|log|argue|answer|record|object|deal|check
        for|writing|need_it_for|want_to_use ~3 motion|speech|article|conference|policy|newsletter|essay|dissertation|training_session|presentation
        evidence|research|studies|case|cases|figures|examples|statistics ~2 on|for|that|where|about|of
        does|do|will|would the law|agreement|union|draft|deal|clause|policy ~2
        consult|consulted|consultation|gdpr|dpia|data_protection|impact_assessment|clause|agreement|negotiating|bargaining
        would|could|does|do|can|should|is|will|how ~2 ai|algorithm|chatbot|robot|algorithms|chatbots|bots|machine ~5
        tell|explain|point|show me|us ~3 law|rules|guidance|rights|policy|about
    """,
    ),
    Sign(
        "a figure of speech, or about a thing",
        3,
        """
        this|the|that|these|my|our|your|a|new|bloody|fucking|damn ~1 app|system|software|job|rota|portal|laptop|printer|scanner|chatbot|algorithm|heat|commute|feet|back|spreadsheet|copilot|meeting|training|headset|teams|tool|crm|dashboard|thing|machine|bot ~3 killing|kill|kills|kicking|hates|hate|hit|beats|beat|hurting|murder|torture|doing_my_head|crashed|died|murdering|strangling|attacking|choked|choking|collapsed|hurts|dead
        swing for|at
        to death
        kill|murder|die|dying|dead|death|killing for|of|by|over|from|to|an|some ~1 brew|pint|curry|coffee|fag|embarrassment|boredom|laughing|cuppa|drink|powerpoint|wee|holiday|shame|paperwork|meetings|admin|hour|time|email|emails|data|tea|sandwich|biscuit|spreadsheet|joke|cringe|teams|thirst|laughter|curiosity|nap|kip|bacon
        lol|haha|hahaha|lmao|rofl|lolz|joking_aside|only_joking|just_kidding|jk|figuratively|so_to_speak|not_literally|figure_of_speech
        chokehold|headlock|stranglehold ~12 screens|refuse|algorithm|app|contract|targets
        algorithm|app|system|portal|contract ~2 has|have|got me|us in|by
        how should|do|would ~3 respond|handle|react|reply|answer
        scores|score|likelihood|predict|predicts|risk ~4 of|people|who
        threatened|threatening|threatens ~2 with a|the? disciplinary|sack|warning|dismissal|redundancy|capability|hearing
        cut|cuts me|us off from the ~1 network|system|internet|server|wifi
        throat ~2 over|with ~2 licence|contract|pay|budget|terms
        i read|saw|heard that|about|of
        die|death|dies in service
        heart stopped|sank|skipped ~2 when|at
        shoot|kill|end|strangle me now
        stabbed|stab|knifed us|me|members|the_union in the back
        strangled|throttled|choked|squeezed ~4 years|budget|funding|pay|costs|licence
        hit|hitting me|us ~1 with
        boss|manager|gaffer|wife|missus|husband|mum|mother will|is_going_to|would kill|murder|shoot me ~2 if_i|when|for
        trapped|stuck|locked in ~2 loop|menu|queue|system|contract|portal
        members|member says|say ~1 theyre suicidal
        what|whats ~2 procedure|protocol|process
        had a fit|meltdown|breakdown ~2 when|about|over
        nearly|almost|mini|practically|proper ~2 died|heart_attack|fainted|choked|panic_attack|wet
        drowning|buried|swamped|up_to ~3 emails|paperwork|admin|work|data|notes|tickets|forms|spreadsheets
        dead easy|tired|line|end|good|weight|wood|slow|boring|mans|on_my_feet|man_walking|link|links|chuffed|certain|heat
        on fire ~3 week|today|form|at_the_moment|lately|with
        suicide mission|squad|pact_with
        lost|losing the will to live ~3 in|waiting|filling|listening|reading|trying|with|on|halfway
        kill|killer|dead|killing switch|mans|question|app|feature|process|processes|robots|time|bill|the_deal|two_birds|fee|it_with
        like|as|feels_like ~1 big_brother|slave|prison|torture|pulling_teeth|hell|a_robot
        head|heads|brick|kick|gun ~3 brick_wall|our_heads|in_the_teeth|in_the_gut|desk|wall_with|teeth|keyboard
        my|our boss|manager|gaffer|team_leader|supervisor|wife|missus|husband will|would|is_going_to|ll|gonna kill|murder|shoot|throttle me
        wound|wounds up|me_up
        throw|chuck|launch|lob|hurl ~3 laptop|computer|phone|scanner|printer|headset|tablets|it ~2 window|wall|bin|skip|river|canal|cut|bridge
    """,
    ),
    Sign(
        "over, or under control",
        3,
        """
        fine|ok|okay|alright|all_good|better|recovered|all_right|doing_well now|again|these_days|since|today|though
        im|but_im|was|been fine|alright|ok|okay|all_right|all_good|recovering|better_now|doing_ok|well_now
        last|years|few_years|couple_of_years year|years|ago|back|century
        before|used_to at|in|when|have|get ~3 job|school|those|them
        managed|under_control|in_the_past|doing_ok|long_time_ago|all_good_now|historical|historic
    """,
    ),
)
