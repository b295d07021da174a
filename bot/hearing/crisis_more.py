"""More of what people in danger say, by the shape of the sentence rather than its words. Data only."""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted

from bot.hearing.patterns import Sign

MORE = (
    Sign(
        "turns on their own life",
        6,
        """
        switch|switching|turn|turning myself|yourself|me off|out ~2 permanently|for_good|forever|$
        so|this|very|nearly|really close|near ~1 to doing|ending|it ~1 $
        stopped|stopping|skipping|given_up ~3 tablets|insulin|medication|meds|dialysis|pills|inhaler ~3 purpose|on_purpose|see_the_point|bother|hope
        dont|doesnt|not deserve|fit to|even? breathe|live|be_alive|be_here|exist|a_life|oxygen|air
        wont|not|never|cant ~1 be ~1 seen|found again|alive|$
        cant|dont|not|never ~2 see myself getting|making|reaching|here|around|alive|at ~4 christmas|40|50|next_year|the_weekend|tomorrow|retirement|morning|summer
        my|own funeral
        come|turn_up|cry to|at my funeral
        let|letting go of? life|everything|this_world|$
        let ~1 sea|river|train|water|cold|tide have|take me
        every|all_the|all_my|all_of_the|each|more pill|pills|tablets|medication ~2 house|cupboard|flat|cabinet|at_once|on_me|in_front
        in hospital after|following an|my|another? attempt|overdose
        my last|previous|first|second|suicide|recent|after_my|after_an|after_another attempt !at|to
        no_one|nobody|noone|not_one|anyone ~3 needs|need|want|wants|loves me
        relief|easier|better|blessing|favour ~3 everyone|everybody|all|family|kids|wife|them|people ~4 if_i|without|when_im|me_gone|wasnt
        wont|not ~1 be|have bothering|troubling|a_bother|a_problem|in_the_way|a_burden|to_worry ~4 much_longer|longer|anymore|after|soon|again|about_me
        samaritans|crisis_line|papyrus|suicide_line ~5 number|need|bad|busy|waiting|tonight|on_hold|engaged|picking_up|answering|ring|call
        every|each day|morning ~2 wake|woke|open ~4 disappointment|disappointed|wish|hate|why|cry
        what does|did|would it feel like to die|drown|hang|bleed|jump|be_dead|od
        how long ~5 to bleed_out|drown|die|hang_yourself|suffocate|choke
        bleed|bleeding out
        if i went|died|did_it|jumped|ended_it|disappeared ~4 now|tonight|kids|house|insurance|hurt|anyone|who|notice|just_wondering
        anyone|anybody but me if
        my exit !interview|date|package|strategy_from|meeting
        plan|planning|plans|planned ~1 my|an|the exit|way_out|escape_from_life|death !interview|meeting
        letters|notes ~4 envelope|envelopes|one_each|bread_bin|in_the_drawer|for_the_kids|for_my
        written|wrote ~3 passwords|pin|account_numbers|wishes ~3 for|wife|husband|kids|them|her|him
        see|meet|catch you|u ~1 on_the_other|in_the_next|other_side|next_life|in_another|in_heaven|up_there
        finished|done|over ~1 with this? world|life|everything|it_all
        last|final night|day|hours|evening on earth|here|alive|this_planet
        reason|reasons|why to|i|should|shud|id|im ~2 stay|keep|be|carry_on|still ~1 alive|living|breathing|here
        coward|cowardly|scared|bottle|guts|courage|brave ~4 doing_it|do_it|end_it|go_through|not_doing|jump
        thinking|thought|planning|talking about|of|bout doing_it|do_it|going_through !differently|online|better|at_work|with|on
        end|out of what|all i|this|it ~1 bear|take|stand|misery|pain
        face|see|want|bear another sunrise|morning|dawn|birthday|christmas|winter|night
        off switch ~4 me|i
        swerve|veer|steer|pull ~3 into|in_front|under|at|towards ~2 lorry|lorries|truck|traffic|tree|wall|bridge|coach|them
        walk|run|step|wander|crawl ~2 across|onto|into|out_onto|out_into|out_on ~1 motorway|carriageway|traffic|road|tracks|line|railway|m1|m6|m25|a1
        garage|car ~5 engine running|on !warning
        engine running ~6 garage|hose|hosepipe|locked
        noose|nooses|rope ~6 brought|made|bag|car|boot|joking|tied|loft|today|locker|hand
        bottle ~2 whisky|vodka|scotch|gin|pills|tablets ~8 keys|car|drive|pills|bridge|alone|goodbye
        only|just way ~2 stops|out|ends|peace|quiet ~3 if|is|dead|die|me|death|$
        peace|rest|quiet ~5 dead|grave|box|coffin|in_the_ground|heaven
        walk|walking|gone|go out ~1 without|left ~2 coat|phone|shoes ~4 phone|coat|note|worried|$
        want|going|ready|time to let_go|give_in|be_at_peace|check_out|go_home_to_god|leave_this_world
    """,
    ),
    Sign(
        "harms themselves by other means",
        6,
        """
        punched|punching|smashed|hit|headbutted ~2 mirror|wall|window|glass|door|concrete ~6 hand|knuckles|blood|bleeding|ribbons|head|broken
        cut|cuts|went|gone|sliced|slashed too|really|quite|pretty|very deep !for
        i cut|slice|burn|burned|carve|carved|stab|scald my|a|the ~3 legs|leg|thigh|arm|arms|wrist|wrists|hand|hands|skin|stomach|number|word|score
        scars ~4 showing|new|fresh|arms|sleeves|hide|last_night
        swallow|swallowed|swallowing|eaten|ate ~1 batteries|battery|glass|razor|screws|coins|bleach|soap|magnets|blades|staples
        slap|slapped|hit|hitting|punch|punched|punching|slapping|scratch|bite|pinch my|myself ~1 own|in ~1 face|head|arms|legs|stomach|hand|skin
        cigarette|cigarettes|fag|lighter|iron|glue_gun|hob|grill|kettle|oven|straighteners ~4 on|against|to|with ~1 my|me|myself
        pull|pulling|rip|ripping|tear my|me hair|skin|nails|eyelashes|eyebrows
        starve|starving|starved|punish|punishing|hurting|hating myself !to|for_the
        dont|not|stopped|havent|wont|refuse|cant|barely eat|eaten|eating|ate|keep_food ~6 days|day|week|weeks|punish|control|deserve|low|food
        scratch|scratching|picking|rubbing|biting ~3 till|until ~2 bleeds|bleed|raw|sore
        black out|blackout ~5 night|every|drink|drunk
        drink|drinking ~3 till|until ~2 black|pass|dont_feel|blackout|forget|cant_feel
    """,
    ),
    Sign(
        "is beside themselves now",
        5,
        """
        hands|legs|body|whole|heart ~3 trembling|frozen|pounding|shaking|stop_shaking|racing ~8 sick|spinning|room|cant|breathe|help|scared|minutes|stop
        chest|throat ~3 pounding|tightening|closing|crushing
        sitting|weight|elephant|someone ~2 on my chest
        completely|totally|just|literally|physically frozen|cant_move|shut_down|cant_go_in|cant_speak|cant_get_up
        physically|literally cant go|move|speak|get|walk
        crying|cried|sobbing ~3 since|for ~2 monday|tuesday|wednesday|thursday|friday|hours|days|yesterday|morning|weeks|night
        im|so scared|frightened|terrified ~2 dont_know_whats|whats_happening|help|please|to_shut|of_myself|of_my_own|and_alone|shut_my
        cant|dont|wont i|make|stop|shut|switch|slow|turn ~2 my|the ~1 thoughts|brain|mind|head ~2 stop|off|down|up|racing|slow|$
        pacing|rocking ~6 night|4am|cant|thoughts|stop|hours|room
        havent|not|cant left|leave|got_out_of|get_out_of|get_up ~2 bed|house|room|flat|home ~3 for|in|since|days|weeks|nine|$
        cant do this ~2 cant do this
        really|im|am|so|def|definitely not ok|okay|alright|doing_well|good ~2 now|right_now|at_all|tonight|today|$
        camera|chip|wire|bug|implant ~3 in|inside|behind my|me ~1 eyes|eye|head|teeth|brain|skin|ear
        lost ~2 days|hours|time ~6 did|remember|where
        telly|tv|radio|fan|voices|angels|devil|god ~4 sending|telling|talking|whispering|calling|ceiling|walls|messages|speaking ~3 me|name|through|listening|about_me
        hear|hearing ~2 name|people|whispers|someone|music|them ~4 fan|walls|ceiling|radio|nobody|head|pipes|off
        floating|float|watching_myself|looking_down ~3 above|myself|outside|ceiling
        everythings|all|everything|its|world gone|going|went black|dark|blank|grey ~6
        ive|got|have|there_is no_one|nobody|no_friends|no_family $
        having|had|feel|think ~3 a ~1 turn|bad_turn|funny_turn|episode|breakdown|meltdown|collapse
        voice|voices says|say|tells|keep|keeps|telling ~2 do|me|jump|kill|cut
    """,
    ),
    Sign(
        "is at somebody's mercy",
        6,
        """
        he|she|they|hes|shes|theyre|husband|wife|partner|dad|father|boss|bf|gf|ex|boyfriend|girlfriend|stepdad|mother|mom|carer|manager|brother|landlord|bosss_brother|man ~3 put|puts|threw|throws|slams|slammed|smashed|banged|pours|poured|pulled|pulls|dragged|drags|shoved|bends|bent ~3 my|me|boiling|water|hot ~2 head|hair|face|arm|arms|over|through|against|at|down|stairs|on_me|fingers|throat
        threw|throws|poured|chucked|pours ~2 water|boiling_water|tea|acid|plates|plate|things|kettle|pan|oil|bleach ~2 at|on|over me|us
        he|she|they|boss|man|dad|manager|husband|wife|partner|ex|bf|boyfriend|drivers|driver|lad|lads|uncle|stepdad|officer|carer ~3 made|makes|make|forced|forces|tricked me|us ~2 touch|have|give|keep|do|sleep|strip|watch|lie|hand_over|phone|sign_over|take|beg|stay_behind|kneel
        made|makes|make|forced|forces|forcing me|us ~1 have|do|touch|perform|give|watch ~1 sex|things|oral|him|his|her|myself|porn
        did|doing|does|do|done|trying things|stuff ~2 i|to_me|never|didnt ~1 agree|want|like|agreed|to_me|consent
        dont|cant|no|not remember|memory|recall ~3 agreeing|consenting|getting_home|undressed|night ~3
        woke|woken|wake up ~3 his|colleagues|hotel|strange|undressed|naked|someones|clothes
        exposed|exposes|flashed himself|itself|me|at ~2
        sends|sent|sending|keeps ~3 intimate|nude|naked|dick|sexual|private|his parts|pics|photos|pictures|bits
        private parts
        he|she|they|husband|wife|partner|boss|manager|mother|father|carer|not|im ~2 wont|wouldnt|doesnt|never|refuses_to|not let|allow|give|allowed me|us|to ~3 out|leave|go|sleep|insulin|eat|money|medicine|touched !early|home_early|annual
        he|she|husband|wife|partner|boss|carer|who|gangmaster|landlord|ex|bf ~1 controls|takes|keeps|took|owns|steals|counts ~1 every|all|my ~1 penny|wages|pension|money|tips|pay|benefits|phone|card
        takes our|my wages|tips|pay|money
        locks|locked|keeps|kept|leaves|left|shuts|bolted|shut me|us ~3 in|inside|wet|cold|room|outside !system|account
        bolted|locked|blocked|barred the? door|doors|gate|exit ~5 key|us|me|pocket|wont|cant|inside|out
        chair|wardrobe|knife|drawers ~2 against|behind|under ~2 door|pillow
        restraining|non_molestation|protection|occupation order !for_data
        he|she|hes|shes|ex|husband|him ~5 garden|outside|back_door|inside|in_my_flat|key_to_my|window|gate|doorstep|in_the_house ~3 now|again|last_night|bat|knife|drunk|tonight|me|$
        has|got|hes|with a? key|keys to my flat|house|home|place
        change|changes|changed|different ~4 door_shuts|home|alone|doors_closed|closed_doors
        door|doors shuts|closes|shut|closed ~2 he|she ~2 changes|different|starts
        flinch|flinching|cower|cowering|tiptoe|jump_when ~5
        if|when|unless i ~1 leave|left|tell|told|go|talk|say|refuse|scream|dont ~4 hell|shell|theyll|he|she|they|hes|lose_my_shifts|family|he_says|she_says ~4 hurt|kill|police|never_see|take|kids|suffer|burn|tell|say|find|come|beat|post|shifts
        says|said|telling|threatens|threatened ~4 never see|get|have ~2 kids|children|baby|daughter|son|them
        family|families|mother|kids|parents ~3 home|vietnam|india|romania|nigeria|ghana|sudan|philippines|back|abroad ~4 suffer|hurt|killed|owe|debt|pay|threatened
        they|family|families ~6 i|we|you owe ~3 thousand|debt|30|money|pounds
        my|a visa|passport|papers ~5 employer|boss|him|landlord|agency ~4 room|sleeps|has|keeps|leave|comes
        starting|started|keeps|always|been|likes ~1 choking|hitting|slapping|hurting|spitting|grabbing|touching|pinching|following|messaging me|us|her|at|on
        booked|booking|buying|bought me|us ~4 one_way|flight|ticket|wedding
        made|makes|making me|us|her ~4 marry|married|wedding
        made|forced|being to marry
        spiked|drugged ~2
        never|didnt said|say|says yes ~2
        stays|stay|keeps behind|back with him|me|us|alone ~2 16|17|alone|scared|hands
        bring|brings|come|comes|coming|creep|creeps into|in|to my|her|the|me bed|room|bedroom|at_night
        he|she|stepdad|uncle|boss|man|father|landlord|sleeps ~4 comes in $
        gets into ~1 bed
        scared|terrified|frightened|afraid of him|her|my_husband|my_wife|my_son|my_boss|the_carer
        starved|beaten|neglected|locked_in|drugged|hit|slapped by ~1 carer|carers|son|family|husband|wife|parents|nurse|staff|stepdad
        broke|broken|smashed|snapped|burned ~2 phone|glasses|fingers|laptop|door|wrist|nose|arm|ribs|car_window ~3 he|she|and|again|last|mine
        coming for|after me|us ~2
        grabs|grabbed|grabbing|holds|squeezes|squeezed my|me ~1 neck|throat|hair|face|wrists
        raised|raises|lifts|shakes|shook|clenched|clenches his|her|a|their ~1 fist|fists|hand|belt
        not allowed ~1 my_own|a|any|own phone|money|bank|friends|food
        he|hes|she|shes|husband ~3 on|coming his|her|back|on_his way|home|back ~3 found|knows|angry|drunk|phone|$
        found|finds my other|secret|second|hidden phone|bag|money|messages|papers
        belt|slipper|frying_pan|bat|fork|iron|hosepipe ~4 hit_me|beat|beats|across_my|stabbed_me
        stabbed|bit|burned|burnt|punched|kicked|scratched me|us ~2 !in_the_back|off
    """,
    ),
    Sign(
        "others are in danger now",
        5,
        """
        lad|lads|man|bloke|woman|girl|boy|someone|somebody|theres|kid|child|colleague|mate|customer|prisoner|passenger|people|youths|kids|drunk|gang|men|they|theyre|hes|shes|patient|tenant|crowd|dog ~4 smashed|smashing|kicking|fighting_with|firing|throwing|shooting|attacking|slashed|stabbing|punching|strangling|coming_over|setting|burning|breaking|pinned|hitting|lighting|pouring|poured|swinging|biting|got_the ~3 bottle|head|windows|window|us|me_with|acid|petrol|counter|face|officer|each_other|fire|bins|door|bricks|fireworks|cab|van|bus|staff|postie|him|her|arm|leg|hut|place|mates
        under|during|were|being attack|siege|fire ~3 in|at|now|here|help|from
        broken|breaking|break|broke|forced|kicked|climbed|trying in|into|the ~4 im|under|hiding|house|back_door|now|office|flat|window|home|desk
        trying ~1 back_door|front_door|windows|door_handle|handle|locks
        turned|turns|shown|showed|come up|round at|to|outside ~2 my|our house|home|flat|door|work|mums ~5 knife|drunk|door|trying|angry|threatening|shouting|two|bat
        man|bloke|someone|lad|guy ~4 ladies|womens|toilets|changing_room|changing_rooms ~4 camera|let_us|followed|hiding|filming
        im|were|we|being|he|shes|hes|shes|been ~3 held|trapped|stuck|locked|shut|bolted|pinned ~4 two_men|three_men|by_men|storeroom|stockroom|cellar|flat|shed|linen_room|lift|room|container|cupboard|office|inside ~3 men|me|us|him|her|breathe|help|now|by|$ !meetings
        masks|balaclavas|torches|hoods|weapons|machetes|knives|guns|axes|hammers ~4 outside|coming|hotel|here|street|our|us|platform|gate|with
        outside ~4 balaclavas|torches|knives|bats|hotel|mob|crowd_is|crowds
        going_to|gonna|hell|theyll|shell|trying_to|wants_to|threatening_to shoot|kill|stab|blow|burn|behead us|everyone|all_of_us|me|him|her|someone|up !if_i_get|morale
        been|heard|was|just|theres an|a|been ~1 explosion|blast|landslide|pile_up|derailment
        water|smoke|flames|gas|fumes|mud|sea|tide ~3 coming|rising|filling|up_to|pouring|everywhere|spreading|up_fast|in_fast
        floor|roof|trench|scaffold|scaffolds|ceiling|platform|stand|crane|wall|bridge|scaffolding ~3 given_way|coming_down|collapsed|caved|swinging|collapsing|swaying|falling|fallen|swinging_loose ~5 under|over|men|school|us|people|lads|someone|kids
        havent|hasnt|not|never come|came|surfaced ~1 up|out $
        trapped|stuck|someones|hes|shes|mans|lads under it|rubble|forklift|lorry|wheels|train|bus|load|pallet|pallets|racking|machine
        someones|hes|shes|mans|lads under ~1 it $
        fell|fallen|pulled|sucked|dragged|falls|hes_gone|shes_gone|hes_went|lad_went|man_went into|in|under|through|down|off ~2 machine|tank|baler|roof|mezzanine|stairs|water|river|ladder|silo|press|shaft|floor|skylight|lift_shaft|conveyor|gantry|scaffold|dock|pit
        up|stood|sat|out|standing|sitting|hanging|lying|kneeling on|over|off|at ~2 tracks|gantry|railings|ledge|parapet|bridge|roof|crane|rails|line|edge|pylon|window ~4 come_off|jump|lad|man|woman|says|hell|she|he|says|now|wont|crying|help|$
        lad|man|woman|girl|someone|boy|bloke|kid|person|colleague|guy|lass ~2 sat|stood|lying|standing|on|up|walking ~2 tracks|rails|railway|ledge|railings|bridge|line|gantry|roof ~2
        put|drive|driving|crash|crashing|run|take the? bus|train|van|lorry|car|cab|plane|coach ~3 in|into|off|under|over|through ~2 river|wall|crowd|bridge|cliff|sea|people|them|lorry|tree|school
        shove|push|pushing|throw|throwing|smash|burn|kick|batter ~1 her|him|his|the_baby|everyone ~4 down|off|under|stairs|skull|head|face
        wont|not be walking|breathing|getting_up|waking_up|coming_back after|home|again|$
        thinking|thoughts|urges|urge|want|scared|afraid|promise ~3 of|about|to|ill|not|wont ~3 hurt|hurting|kill|killing|push|smother|shake|touch ~3 children|kids|baby|her|him|patients|residents|people|somebody|them
        round to his|her|their house ~6 brothers|walking|tonight|bat|sort|mates
    """,
    ),
    Sign(
        "somebody needs an ambulance",
        5,
        """
        im|i|she|shes|he|hes|wife|partner|baby ~3 bleeding ~6
        slumped|unconscious|passed_out|collapsed|keeled ~3 wheel|hall|floor|desk|toilet|cab|stairs|road|bed|outside|hallway ~4
        cant|couldnt|dont|not|stopped feel|move|feeling|see|hear ~2 my|his|her|any|out ~2 legs|arms|arm|face|hands|toes|side|leg|of|feet|eye|eyes
        blind|sight|vision|lost_my_sight ~3 one|eye|gone|left|right|blurred|now|suddenly
        face|mouth|speech|words|arm|half|side ~4 dropped|drooped|drooping|slurred|slurring|jumbled|dead|weak|wrong|numb|funny|one_side|garbled
        confused|making_sense|delirious|disorientated|rambling ~6 face|sweating|arm|headache|hot|stopped|fever|drop*
        stopped|isnt|not|stops|stop making sense
        throat|tongue|lips|face|airway ~3 tightening|swelling|swollen|closing|closed|tingling|up
        having|giving|going_into|started a? baby|birth|labour|contractions !shower|leave|room|in
        baby|child|toddler|kid|newborn ~4 breathing|blue|floppy|fitting|drank|swallowed|ate|burned|burnt|unconscious|limp|choking|responding|fell|hot
        drank|drunk|drinks|swallowed|ate|eaten|inhaled|licked ~4 wash|cleaner|bleach|detergent|peanuts|nuts|tablets|weedkiller|antifreeze|glue|battery|chemicals|poison|polish|acid|methadone|fuel
        wont|not|never|isnt|cant wake|waking|respond|responding|moving|come_round|wake_up ~2
        eyes|face|skin|hands|throat|lungs ~3 burning|burnt|stinging|blistering|peeling|on_fire ~5 spray|chemical|water|acid|cleaner|gas|from|dust|help
        lost|lose|cut|taken|chopped|ripped|sliced|trapped|caught|crushed|broken|broke|stabbed|snapped|bent ~2 hand|finger|fingers|arm|leg|foot|thumb|toes|back|neck|hip|ankle|skull|eye ~3 baler|slicer|machine|off|blood|bone|knife|wrong|moving|bleeding|press|saw|in_the|pumping|out|guillotine
        leg|arm|foot|ankle|neck|bone|wrist ~2 bent|sticking|pointing|facing|twisted|snapped|hanging ~2 wrong|out|off|way|round|through
        blood|bleeding ~3 pumping|pouring|gushing|spurting|everywhere|lots|loads|puddle|down|toilet|all_over|his_ear|ear|weeks
        monoxide|gas|smoke alarm ~3 going|beeping|sick|sounding
        peanut|peanuts|nuts|stung|wasp|bee|allergy|allergic|shellfish|sandwich ~6 breathe|throat|swelling|swollen|tightening|epipen|lips
        shes|hes|gone|is|lips ~1 cold|blue|grey|stiff|still ~5 eyes|open|breathing|moving|waking
        on|across the? floor ~5 eyes|cold|moving|breathing|blood|fell|fallen|cant_get|waking
        spiked|overdosed|poisoned|od ~5 drink|cant|stand|works_do|help|feel|pub|party|think
        i|im|me|and|she|he ~1 cant|couldnt|barely|hardly stand_up|walk|breathe|swallow|talk|see_straight ~1 properly|$ !in
        sugar|sugars|blood_sugar|bm|glucose ~2 is|are|1|2|3|low|dropping|crashing|down ~6 alone|own|help|shaky|shaking|dizzy|warehouse|faint|1|0|9
        pacemaker|defib|defibrillator ~3 mad|racing|stopping|firing|going_off|giving_out
        heart|hearts ~2 stopping|giving_out|out_of_rhythm|fluttering
        bone|bones showing|sticking|poking|visible|out
        crushing|squeezing|stabbing|sharp|terrible|awful|severe|tight ~1 pain|pains|ache|feeling ~3 chest|arm|heart|head|side|stomach|jaw
        pain ~3 across|in my|his|her chest|arm|jaw
        having|has|got|gets|with|had chest|bad chest|pains|pain ~1 pains|pain|and
        shes|hes|she|he|someone|lad|mum|mother|father|nan|ive|i ~1 fell|fallen|fainted|tripped ~6 hit|head|blood|bleeding|leg|hip|bent|breathing|ambulance|moving|alone !to_me
        hit|hits|struck|bashed|cracked|banged his|her|their|my head ~5 kerb|floor|blood|fainted|fell|stairs|out|sick|confused|pavement|concrete
        cable|wire|pylon|line|lightning|shock ~5 smoking|hit_him|still_on|touching|burnt|jerking|live|him
        ambulance|ambulances says|said|is|will|are ~3 hours|hour|hrs|four|three|two|long
        found|find|finding ~3 hanging|hanged|dead|body|cold|unconscious|collapsed|lying ~4
        took|taken|takes|swallowed|had|necked|downed|popped|given ~2 20|24|30|32|40|50|60|100|forty|thirty|twenty|sixteen|16|a_few|few|lots|lot|load|too_many|whole|all|sisters|husbands|mums|some ~4 tramadol|paracetamol|sleepers|methadone|pills|tablets|codeine|ibuprofen|valium|diazepam|xanax|zopiclone|morphine|insulin|meds|antidepressants|aspirin|medication|ketamine|mdma|pregabalin
        heat exhaustion|stroke
    """,
    ),
    Sign(
        "fears for somebody else",
        5,
        """
        says|said|saying|posted|messaged|texted|wrote|told|rang|phoned|sent|telling|text|message|joking|joked|whispering|radioed ~8 wants_out|want_out|do_life|other_side|next_life|goodbye|nothing_to_live|live_for|finished_with|cant_do_this_anymore|no_reason|not_be_here|end_of_the_road|wont_be_here|better_off|had_enough_of|sorry|see_you|come_off|coming_off|in_the_river|nooses|wishes_he|this_world ~4 phone|life|hung|off|answering|$|side|now|died
        sent|sends|posted|shared ~3 picture|photo|pic|video ~2 of ~2 pills|tablets|rope|noose|cuts|bridge|wrists|blood|razor|knife
        hung up|the_phone ~2
        put the phone down $
        his|her|their last text|message|words|post|voicemail ~3 sorry|goodbye|was|love|said ~3
        locked|shut himself|herself ~3 in|garage|room|bathroom|shed|toilet ~4
        husband|wife|son|daughter|brother|sister|mate|friend|dad|father|mother|colleague|member|lad|partner|trainee|apprentice|intern|pupil|student|neighbour|customer|resident|residents|user|girl|boy|child|tenant|nan|workmate|guy ~6 missing|suicidal|goodbye|self_harm|self_harming|overdosed|bruises|finger_marks|marks_on|hits_her|hits_him|touches_her|touches_him|touched|beats|hit_her|abused|starved|taken_all|swallowed|locked_in|locked_himself|end_it|pull_the_plug|forced|made_to_marry|raped|low_since|so_low|hurts|gun|noose|rope|whispering|hungry|bury_her|kill_her|kill_him|into_bed
        who|he|she|boss|dad|father|stepdad|uncle|son|husband|wife|carer|manager|partner ~2 touches|touched|beats|hurts|rapes|hits|abuses|starves|slaps|molests her|him|the_kids|children|a_child ~3 !targets
        he|she|hes|shes hurting|hitting|beating|shaking|starving|choking|strangling|drowning|stabbing|punching|kicking|burning|touching the? baby|her|him|child|kids|dog|them|woman|girl|lad|my
        child|baby|kid|toddler|kids|children ~3 alone|left|locked|hungry|screaming|crying|bruised|neglected|cold ~5 flat|house|home|in|heating|car|hungry|thump|night|outside|nothing|hours
        heard|hear|hearing ~3 thump|bang|scream|screams|screaming|gunshot|shots|crash|thud|smash|shouting|crying|banging ~4 then|nothing|next_door|upstairs|silence|neighbours|now|quiet|wall|help|kids
        keeping|keeps|keep|holding ~2 someone|people|girls|women|workers|men|her|him|them ~3 cellar|shed|locked|basement|against_their|garage|container|prisoner|captive
        found|saw|seen|theres ~1 blood|razor|noose|note|needle|pills|blade|letter ~5 toilet|razor|desk|think|staff|goodbye|whose|colleague|locker|room
        marks|bruises|bruising|burns|bite ~2 on her|his|their|childs ~2 neck|arms|face|wrists|back|legs|throat|arm|body
        isnt|not|hasnt|wont|cant ~1 answering|answer|replying|picking_up|been_seen|come_home|opening|get_hold ~8 sorry|low|floor|lying|hall|see_him|see_her|worried|text|depressed|goodbye|finished|door|phone_off
        posted|post|says|said|status ~6 finished|done|over|goodbye|tired ~2 with|of this? world|life|everything|living
        took|taken|takes|got|grabbed his|her|a|the belt|rope|gun|shotgun|car_keys|cord|knife ~4 went|gone|out|woods|garage|left|upstairs
        standing|stood|sat|up on ~1 chair|stool|ledge|table|edge ~4 cord|rope|noose|belt|wire
        location|phone|car|bike ~4 is|at|by|near|found ~3 cliff|bridge|river|beach|woods|station|reservoir|tracks
        havent|hasnt|not|never ~1 been ~1 seen|heard_from ~3 since|for
        sorry mother|father|all|everyone|babe|love ~4 location|phone|gone|answering|$
        low|depressed|down|quiet|bad_way|different|himself|herself ~5 since ~8 missing|gone|phone|answering|note|worried|left|shotgun|rope
        bury|kill|drown|shoot|stab|hurt|marry_off|honour her|him|them ~2 if|when|for|says|tonight|and|$ !memory
        made|forced|being_forced|being_made|has to? marry|wed ~4
    """,
    ),
)
