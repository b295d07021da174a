"""Single grave words, and what shows that somebody asks about work: where nobody does, grave words weigh more. Data only."""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted

from bot.hearing.patterns import Sign, phrases

GRAVE = (
    Sign(
        "a word of dying",
        2,
        """
        suicide|suicidal|noose|cremated|obituary|overdose|overdosed|paracetamol|razor|razors|railings|ledge|goodbyes|
        cheerios|hanged|morphine|insulin|sertraline|propranolol|bleach|antifreeze|afterlife|deathbed
        rope|hosepipe|exhaust ~6 garage|chair|loft|shed|tree|ready|boot|beam
        my|own|the funeral ~2 plan|planned|paid|sorted|arranged|songs
        cut|slit my wrists
        put|sit|sat|looking|look|hanging ~6 over the? edge
        thoughts ~2 not being|dying|ending|death|jumping
        picked|pick|put|holding ~2 razor|blade|rope|noose|knife ~1 down|up|again
        hang|hanged|hung|drown|drowned|electrocute|gas myself
        one|last goodbye
        not being here|alive
        be|being|im|was|am|were|better dead
        my will $
        my life ~3 over|worth|insurance|end|anymore
        want out
        the|my|all pills
        tablets ~6 bedside|tonight|lined|line|row|hand|counted|bottle|enough|whole
        tell my ~1 daughters|daughter|sons|son|kids|children|boys|girls
        out the picture|of_the_picture
        kids|children|family|wife|husband ~4 without me
    """,
    ),
    Sign(
        "a word of injury",
        2,
        """
        bleeding|bled|unconscious|choking|swelling|collapsed|fainted|seizure|concussion|vomiting|poisoned|
        inhaled|electrocuted|miscarriage|heatstroke|anaphylaxis|epipen|gasping|convulsing|slumped|crushed|scalded|haemorrhage|fractured|delirious|headfirst|unresponsive
        blood !boiling|boils|pressure|bank|from|test|money|is_boiling|tests|brothers|samples|results
        need|call|called|ring|get|send ~1 ambulance|paramedics|999
        lost|lose|broke|broken|crushed|cut|trapped|gone_over|over ~2 fingers|finger|hand|arm|leg|legs|foot|toe|thumb|ankle|hip
        chest pains|hurts
        bad|severe|terrible|sharp|crushing|having|got chest pains|pain
        theres|there_is|a|on ~1 fire on|in|at ~2 floor|building|kitchen|basement|depot|warehouse|roof|store|office
        went|gone|rolled|reversed|ran|drove over ~2 legs|leg|foot|feet|him|her|man|mans|lad|lads|someone
        drank|swallowed|drunk|drinking ~2 cleaner|acid|chemical|chemicals|fluid|descaler|thinners|paint
        cant feel_my|wake_him|wake_her|get_air|get_any_air|move_my
        having a ~1 stroke|fit|heart_attack|seizure !when
        gone blue|stiff|limp|floppy|purple|under_a|down_on_the
        throat closing|swelling
    """,
    ),
    Sign(
        "a word of violence",
        2,
        """
        knife|blade|machete|petrol|headlock|battered|strangled|stab|stabbing|raped|rape|screaming|hostage|violent !partner|past|incidents|incident|weapon|beaten|punched|robbed|
        bricks|petrol_bomb|petrol_bombs ~3 windows|window|us|office|through|at|thrown
        intruder|riot|attacked|assaulted|murdered|throttled|slapped|kidnapped|groped|molested|firebomb|arson|shotgun|gunman|armed|glassed|
        headbutted|strangling|stalker|stalking|burgled|trafficked
        dragging|drag|dragged|pinned|grabbed|grabbing|chased|chasing|choked her|him|me|a|us|someone|girl|woman|lad
        rubbing|rubs|pressing|pushes|touching|touched up|against|himself|me|my
        death threat|threats
        hits|hit|kicks|kicked|beats|smacks|slaps|punches me|us|him|her|them|my|mother|kids
        smashed|smashes|smashing|throws|threw every|my|his|the|things|plates|door|phone
        threatened|threatens|threatening to|me|my|us|her|kill
    """,
    ),
    Sign(
        "a word of fear or captivity",
        2,
        """
        bruises|bruise|abusive !customers|callers|emails|messages|abuser|captive|blackmail|blackmailing|blackmailed|barricaded|cornered|nudes
        refuge !worker|workers|staff
        living in fear
        locked|locks|shut|hiding|hid|barred me|us|them|him|her|in|myself|inside !to
        keeps|took|taken|has|holds ~2 passport|passports|papers
        wont|doesnt|not|never let|allowed ~1 me|us|her|out ~1 out|leave|go|home
        get away|me_out from|of|alive|safely
        get out alive|safely|of_here
        following me|her|us !on|around_on|up
        domestic abuse|violence
        forced|force ~1 marry|marriage|me|her|sex
        naked videos|photos|pictures
        at her|his|my mercy
    """,
    ),
    Sign(
        "a word of breaking down",
        2,
        """
        sobbing|hysterics|hyperventilating|worthless|despair|trembling|hallucinating|psychosis|inconsolable|distraught
        im|i|me|my|am|just|stop|cant ~3 shaking|crying|weeping|numb|dizzy|tingly|panicking|desperate|hysterical !hands_with
        having|had|nervous|complete|total|full|mental|my ~3 breakdown !service|by
        hear|hearing|the|whispering voices ~2 in_my|telling|again|say
        camera|headset|radio|telly|screen|walls|wall whispers|talks|speaks|laughs
        panic attack
        falling|fallen|going|gone|coming|cracking|breaking|fell ~1 apart|bits|pieces|to_bits|to_pieces|under|up_inside|down_completely !for|date|to
        losing|lost my ~1 mind|head|grip
        i cant|couldnt cope|go_on|carry_on|take_any_more|take_anymore|keep_doing|stop_crying|function !with
        black hole|cloud|dog
        outside my own? body
        makes|make|making myself sick
        hurt|hate|harm|harming|punish|hurting myself
        urge|urges to
        seeing|hearing things
        body|hands|mind|thoughts ~2 not_my_own|not_mine|outside|floating
        no way|road|point|hope|future|light ~1 out|oot|anymore|ahead|left|now
        cant see ~2 point|way|road|future|tomorrow
        im|i_am at ~1 breaking|snapping point
        im|am|was|absolutely in bits|pieces
        no friends|family|job ~3 no|nothing
        see stars
        to feel something|anything
    """,
    ),
    Sign(
        "asks for help now",
        1,
        """
        please ~2 help|someone|anyone|hurry|quick|tell_me
        help me|us|now|quick
        what do|should i|we do $|now
        tonight
        right now
        cant|dont|wont stop ~1 me|$
        dont try
        someone|somebody|anyone ~1 please|hear_me|help
        needs|need|get help|someone|police|out
        an|half hour|hour_ago
        its urgent|emergency
    """,
    ),
)

PERSONAL = phrases("""
    i|im|ive|id|ill|me|my|myself|he|hes|she|shes|her|him|his|us|someone|hed|shed|hell|mate|colleague|lad|bloke|man|woman|theres
""")
TOPIC = phrases("""
    ai|algorithm*|automat*|robot|robots|robotics|cobot|cobots|copilot|chatgpt|gpt|chatbot|chatbots|bot|bots|system|systems|software|data|gdpr|dpia|policy|
    policies|agreement|agreements|clause*|law|laws|legal|lawful|rights|consult*|union|unions|contract|contracts|training|pay|employer|employers|monitor*|
    track*|camera|cameras|cctv|webcam|surveil*|technology|tech|app|apps|scanner|dashboard|dashboards|portal|kpi|targets|redundan*|restructure|rota|rotas|
    management|negotiat*|motion|rep|reps|members|member|dismiss*|disciplin*|grievance*|workload|guidance|rules|risk_assessment|tribunal|stress|alarms|recording*|
    facial|biometric|fingerprint|keystroke|mouse|spreadsheet|tool|tools|crm|login|password|laptop|machines|computer|computers|pension|recruitment|register|
    subscription|supplier|briefing|screen|breakdown_by|dictate|documents|website|score|scores|automation|report|time|terminal|program|alerts|glasses|headset|headsets
""")
ASKED = phrases("""
    what|whats|how|hows|who|whos|which|why|where|wheres|when|whose ~
    can|could|should|may|must|will|would|do|does|did|is|are|was|were|has|have|am they|we|i|it|there|this|that|the|my|our|an|a|ai|employers|staff|management|you|any|union|managers|members|reps|someone|these|he|she|us|anyone|data
    any advice|tips|evidence|guidance|rules|law|help|idea|ideas|arguments|red_lines|chance|training|right|rights
    tell|explain|point|show|give me|us
    looking for
    need|want the|to_know|a|some|evidence
    wonder*|curious|asking|ask|question
    arguments|evidence against|for|on|of
""")
