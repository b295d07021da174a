"""What people say who are hurt or threatened by others, who see somebody in danger, or need an ambulance. Data only."""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted

from bot.hearing.patterns import Sign

ABUSED = (
    Sign(
        "is hit or hurt by somebody",
        6,
        """
        my|the|our @partner ~3 @hurts ~2 me|us|my|kids|children|baby|mother|son|daughter !with_a_bill|with_a_text|with_a_warning|with_emails|with_a_target
        he|she|hes|shes|they|theyre|him|her|man|bloke|manager|supervisor|boss|colleague|customer|patient|passenger|someone|lad|gaffer|uncle|pupil|prisoner|service_user|client|resident|driver|foreman|chef|who|drunk|teenager|guy|visitor|tenant ~2 @hurts ~1 me|us|my_face|my_arm|my_kids|my_daughter|my_son !with_a|with_another|with_targets|with_this|with_emails|feelings|off_the|from_the|for_a|up_with|hard_with|a_email|a_message|over_pay
        i|ive|was|got|im|being|just|hes|shes|has ~1 was|got|been|being|ive_just_been|keep_getting attacked|assaulted|raped|mugged|stabbed|strangled|beaten|beaten_up|punched|kicked|groped|molested|headbutted|bitten|spat_at|glassed|bottled|slapped|battered|abused|sexually_assaulted|sexually_abused|robbed|choked|abused_at_home|bullied_and_hit !by_the_algorithm|by_ai|with|up|as|by_targets|by_the_new|by_emails|hard
        raped|rape|rapes|raping me|us
        sexually assaulted|abused|touched|attacked me|us|by|at|on|$
        put|puts|putting|stuck|slid|ran|shoved|had ~2 hand|hands|fingers ~2 up|down|on|inside|between|over|round|around|under my|me ~1 skirt|top|trousers|knickers|leg|legs|thigh|bra|throat|neck|bum|breast|breasts|dress|arse|waist|body|mouth|knee|blouse|shirt|crotch|chest
        grabbed|touched|groped|squeezed|pinched|touching|grabbing|rubbed|stroked|touches|gropes|felt my|me ~1 breast|breasts|bum|arse|backside|crotch|boobs|chest|thigh|private|privates|up|groin|bits|bottom
        forced|forces|forcing|made|makes|making me to|have|touch|do ~1 have_sex|sex|touch|sleep|kiss|him|things|it_with|suck
        forced|pushed|pushing|rubbed|rubbing|exposed|pressed himself ~1 on|to|against|at|onto me|us|a_colleague|her
        does|did|done|doing|do things to|with me|us ~2
        hands|hand|belt|arm|cord ~1 round|around|at|on|over my|me|her throat|neck|mouth
        had|has|got|shoved|pinned|pins|held|holds|slammed|throws|threw|pushed|pushes me|us ~2 against|to|down|into|by ~2 wall|throat|floor|bed|hair|stairs|door|neck|ground|table|radiator|fridge
        broke|broken|fractured|bust|busted|smashed|dislocated|cracked|burst|split|blacked my|me|her|mine ~1 wrist|arm|nose|jaw|ribs|rib|finger|fingers|tooth|teeth|lip|cheekbone|collarbone|eye|eardrum|face|hand ~3
        black eye
        bruise|bruises|bruised|bruising|welts|split_lip|handprints ~6 he|him|cover|hide|hiding|makeup|face|work|husband|partner|neck|arms|ask|asking|seen|cant|come_in|home|boyfriend|throat|noticed
        leave|left|leaves me|us|my|marks ~3 bruises|bruised|marks|bleeding|black_and_blue
        hits|beats|hurts|kicks|slaps|hitting|beating|hurting|punches|attacks me|us|kids|the_kids|the_children|her|my_mother !with|back|up_with|as|like|that|in_the_pocket|most|hard|financially
        hurts|hits|hurt|beats|abuses|threatens|strangles|locks herself|me|us or me
        knocks|knocked|knocking|beats|beat|smacks|slaps|batters|kicks me|us ~1 about|around|up|senseless|unconscious
        violent towards|to|with|at|when|again|husband|partner|ex|at_home|boyfriend ~2 me|us|drunk|he|$|home|drinks
        handy with ~1 fists
        raises|raised|lifts|lifted ~1 hand|hands|fist to|at me|us
        abusing|abuses|abused|beating|beats me
        am|in|im|escape|leave|leaving|escaping|trapped|stuck|fleeing|my|think ~3 abusive|violent relationship|marriage|husband|partner|boyfriend|ex|girlfriend|wife|man|home|household|father|son|family !the_union
        am|i|im|ive|being|been|experiencing|suffering|living_with|victim|survivor|escaping|fleeing|going_through|my|me ~4 domestic abuse|violence !unit|team|training|policy|refuge_worker|caseworker|cases|service|services|charity|adviser|advisor|worker|officer|referrals|specialist|survivors|lead|victims
        is|call|count|considered|would|still ~4 abuse|violence|assault|rape its|when|that|he|she|they|your|hes|my ~3 never|controls|hits|hit|doesnt|wont|my_husband|my_partner|only|husband|partner|takes|mother|father|son|who|wife|married
        is it ~4 abuse|rape if ~8 he|she|him|her|hits|husband|wife|partner|married|boyfriend
        sexually harass|harasses|harassing|harassed me|by
    """,
    ),
    Sign(
        "is controlled or kept",
        4,
        """
        my|the|our @partner ~2 checks|tracks|reads|monitors|controls|keeps|takes|took|taken|holds|goes_through|has_put|hides|hid|listens|watches|has|decides|times|got|logs|broke|deletes|deleted|installed|put|smashed|spies|rings|wont_give|makes_me ~3 my|me|every|everything|what|where|messages|bank|passport|keys|wages|how_long
        he|she|they|hes|shes|boss|landlord ~2 takes|took|taken|keeps|kept|hides|hid|has|got|holds|controls|confiscated|smashed|burned|cut_up|wants|gets|spends ~3 my|me|all_my|our ~2 wages|money|bank_card|card|cards|passport|keys|phone|documents|benefits|papers|visa|car_keys|medication|account|passports|papers ~3 !for_expenses|for_tax|number_on_file|on_file
        passport|passports|papers|documents|keys ~3 taken|off_me|has|locked|kept|wont_give|confiscated|hidden ~3
        he|she|only|ive ~2 gives|give|get|allows|allowed|have|lets me|us|to|only ~2 allowance|ask ~3 bus_fare|for_money|pocket_money|food|tampons|for_the_shop|housekeeping
        wont|doesnt|not|never|isnt|didnt|dont ~1 let|allow|allowed|allowing me|us|to ~2 see|leave|go|out|work|speak|talk|phone|have|eat|sleep|go_out|out_of|visit|use_the_phone ~2 friends|family|house|sister|mother|without_him|out|unless|alone|money|doctor|flat|anyone|him|room|a_phone|my_mates|home|the_house !early|system
        not|isnt|never allowed to ~2 see|speak|leave|go|phone|have ~2 my_sister|family|friends|sister|the_house|mother|house|out_alone|without_him|anyone
        stopped|stops|cut|cuts|cutting|isolated|isolates|turned|turns me|us ~3 seeing|friends|family|everyone_off|off_from|out
        controls ~3 everything|every|what|where|all ~2 i|me|my|money|of_my ~2 !at_work
        decides|picks|chooses|tells what|who|when i|me|to wear|eat|can|go|see|spend|talk_to
        locked|locks|locking|lock|trapped|shut|barricades me|us|myself ~2 in|out|inside|up|at_home|house|room|bedroom|bathroom|flat|cupboard|the_toilet|office !to|of_the|of_my|system|account|email|rota
        locked in $
        held|hold|holding|kept|keeping|trapped|keeps me|us ~2 prisoner|hostage|against_my_will|captive|here|locked
        take|took|takes|send|sends|sending|leave|leaving|ship|posted|go_to|coming ~3 abroad|pakistan|bangladesh|somalia|back_home|india|away|village ~4 marry|marriage|wedding|married
        forced|forcing|force|made|make|making|fixed|arranged|arranging|pressure|want|wants|marry ~4 marry|marriage|wedding|married|engagement ~4 dont|me|wont|someone|him|man|said_no|cousin|abroad|her|havent_met|to
        he|hes|hell|ex|husband|boyfriend|she|partner|threatening|threatens|will|someone ~2 send|sends|sending|post|posts|share|shares|sharing|leak|show|put|posted|shared|sent|spread|upload ~4 pictures|photos|nudes|videos|images|pics|video|photo|nude ~1 of|from me|us !on_the_website|at_work|in_the_newsletter|for
        nudes|naked|intimate|fake_ones|explicit|sex_tape|deepfake|private|private_photos ~4 of|me|my ~4 leave|if|unless|home|blackmail|blackmailing|threatening|threatens|send|already
        blackmailing|blackmail|blackmailed me|by|us|unless
        found|finds|find|knows|know|tracked|turned_up|turns_up|discovered|got ~3 refuge|safe_house|where_i_live|where_i_am|where_we_live|where_i_moved|new_address|where_im|where_im_staying|my_address|what_school|where_the_kids|my_new_address|where_my_kids|outside_my
        airtag|tracker|tracking_app|spyware|hidden_camera ~3 car|bag|phone|coat|house|home ~4 he|ex|husband|partner|him|boyfriend|girlfriend|she
        coercive control|controlling !my|by|me|im|he|husband|partner|boyfriend ~2 my|me|by|husband|partner|boyfriend|he|at_home|from
        sleep|sleeping|live|living|work ~4 factory|farm|shed|caravan|van|boss|warehouse|gangmaster ~6 passport|debt|leave|hits|locked|wages
        not|never|havent|no|dont been|be|get|got paid|wages ~6 passport|cant_leave|threatened|locked|debt
    """,
    ),
    Sign(
        "is threatened, followed or afraid of somebody",
        5,
        """
        threatened|threatens|threatening|threat|threats to|me|us|my|her|of|on ~2 @harm|with_a_knife|kids|children|family|life|kill|find|come_round|come_to|take|with_violence|violently|throw_me|acid|knife|gun|he|she|mother|daughter|son|him|wife|burn !discipline|sack|off_the_rota|away_our
        threatened|threatening my|our|the|me|us ~1 kids|children|family|life|mother|wife|daughter|with_a|physically|violence|sister|baby !written|warning|disciplinary|redundancy|sack|dismissal|with_a_warning|with_a_written|with_a_disciplinary
        death threat|threats ~5 me|my|im|ive|us|from|outside|home|house|phone
        he|she|hes|shes|they|theyre|theyve|someone|ex|bloke|man|customer|lads|gang|husband|partner|boyfriend ~4 says|said|told|threatened|saying|shouting|going|wants|texted|screaming|message|will|swears|swore|promised|vowed|messaged|hell|theyll|waiting ~3 @harm ~2 me|him|her|my|you|house|kids|myself|himself|herself|place|family|someone !with_a_warning|figures
        he|she|hes|shes|they|theyre|theyve|bloke|man|customer|lads|gang|husband|partner|ex ~2 threatened|threatens|threatening ~4 @harm|knife|acid ~2 us|me|them
        hell|shell|theyll|hed|shed|he_will|she_will|they_will|he_would|hes_going_to|shes_going_to|theyre_going_to @harm|come_for|come_after|bray|do|find ~1 me|us|him|her|my|kids|them|it_again|the_kids ~3 !if_i_get_this|if_i_miss|over_the_budget|for_it|for_asking
        kill|hurt|hit|find|stab|murder me|us|him|her ~2 if|when|unless|tonight|today|for|he_said|she_said ~1 i|he|she|we ~1 leave|leaving|left|tell|told|talk|talking|go|find|finds|found|dont|out|see|sees|speak|come|ring|home|told_anyone !get_this|am_late
        scared|afraid|frightened|terrified|petrified|dreading|frit|feart to|of ~1 go_home|go_back_home|go_back_to_him|home|going_home|going_back_to_him|return_home !to_tell|office|and_tell
        scared|afraid|frightened|terrified|petrified|frit|feart of|my ~1 husband|him|her|partner|boyfriend|ex|father|brother|son|wife|girlfriend|uncle|what_he|what_she|what_hell|what_shell !says|thinks|might_say|will_say
        scared|afraid|frightened|terrified|petrified|worried ~2 hell|shell|theyll|he|he_will|hes_going|they_will ~2 kill|hurt|hit|find_me|come|get_me|do_it|beat|attack|do_something
        dont|cant|not|darent|never|too ~2 go|safe|going|scared|frightened|return|stay ~1 home|back|house|flat ~3 tonight|he|hes|him|husband|partner|with_him|to_him
        dont|not|isnt|never feel|am|im|feels|safe|it ~1 safe ~2 at_home|home|with_him|with_her|in_my_own|in_the_house|around_him|going_home|in_my_flat|tonight|walking_to_my_car
        not safe ~1 home|here|tonight|there|at_home|with_him
        he|she|hes|shes|they|theyre|someone|bloke|man|men|lads|ex|customer|stranger|guy|car|husband|boyfriend ~3 follow|follows|following|followed|chasing|chased|stalks|stalking|stalked me|us ~1 home|from|to|here|out|now|down|around_the|again|$|on_foot|in_his|and|i
        following|chasing|stalking me !up|on|around_on|with_a
        stalker|stalking ~4 work|me|home|my|outside|found|is
        im|being|am|been|getting stalked|followed_by_a|followed_home|being_followed|chased|trafficked|hunted|attacked|robbed|held_hostage|threatened_with|threatened_by_a|blackmailed|abused_by
        hes|shes|he|she|theyre|they|someone|bloke|man|ex|husband|lads|him|her|gang|he_is|men ~3 outside|waiting_outside|hanging_round|hanging_around|lurking|in_the_car_park|at_the_door|downstairs|parked_outside|sat_outside|stood_outside ~3 my|now|house|van|car|the_door|home|door|gate|window|our|entrance|depot|me|flat|again|drunk|$
        hes|he|shes|she|husband|ex ~2 been? sat|stood|parked|sitting|standing|waiting outside ~3 work|house|every|office|depot|my|school|again
        hes|shes|theyre|he|she|ex|husband|man|they ~2 waiting|waits|sat_waiting|lying_in_wait for me|us
        he|she|ex|husband|partner|him ~3 turned_up|turns_up|turning_up|showed_up|shows_up ~2 at|outside ~1 me|my|our|work|school ~4 again|drunk|screaming|threatening|looking_for|door|refuge|banging
        hide|hiding|hid|locked_myself|locked_ourselves|barricaded|shut_myself|were_locked|im_locked ~3 bathroom|toilet|cupboard|office|bedroom|from_him|from_her|from_my|back_room|under_the|loft|wardrobe|shed|staffroom|storeroom|kitchen|stockroom|store|fridge|freezer|behind_the
        ran|run|running|hiding|hide|escaped|ran_out from|away_from him|her|my_husband|my_ex|my_partner|home
        we are|im|were|am hiding
        banging|kicking|hammering|pounding|smashing|battering|booting|breaking|forcing ~3 door|doors|window|windows|shutter|gate|into_my !even|news
        banging|kicking|smashing|trying_to_get|breaking in !the_door_of
        trying|coming to|for|through|over|at|after|back ~1 get_in_here|get_in_to|get_me|us_with|me_with|break_in|stab|hurt|grab|find_me|round_again
        still coming at me|us
        need|got|have|trying|help|how|planning|want|cant|desperate to|me|do_i get|escape|run|flee|leave ~2 from|him|her|my_husband|my_partner|this_house|my_ex|this_man|out_of_here|out_of_there ~3 kids|tonight|house|before|safely|home|children|knowing|him|her|husband|partner
        left|leaving|leave|ran|escaped|fled|flee|escape ~1 him|her|husband|partner|my_husband|ex ~6 found|refuge|kids|threat|kill|scared|find|children|work|hurt|nowhere|knows|stop
        nowhere to go|sleep|stay ~3 tonight|kids|him|safe|with_the|from|now|$
        he|hes|she|husband|partner kicked|kicks|kick|goes|went|gets|got off|mad|mental|nuts|angry|ballistic|crazy|nasty|handy ~5 hit|broke|if_im_late|drink|wall|hurt|i_get_it
        hes|he|husband|partner|boyfriend|father been|always|gets|comes_home ~1 drinking|drunk|on_the_drink|steaming|violent|rough ~8
        hell|theyll be waiting
        what|how hell|shell|theyll do|react ~1 to|if|when|next|tonight|kids !jobs|our_jobs
        walking|walk|tiptoeing on|in eggshells !at_work|of_losing|of_the|of_ai|of_being_replaced|of_redundancy
    """,
    ),
    Sign(
        "is watched or punished by somebody close",
        2,
        """
        he|hes|she|shes ~1 checks|reads|tracks|checking|goes_through|controls|monitors|follows|listens|watches|times ~2 my|me|where ~1 phone|messages|bag|everything|texts|time|am|i
        if im|i ~3 late ~3 home|back|from_work|he|goes|kicks
        he|she|hes goes|gets|went|kicks ~1 mad|off|mental|ballistic|nuts
        i get it $
        i|and|ill|ive pay|get|cop for|it ~1 later|when|at_home|tonight
        sees|finds|seen|found|reads he|she|out|this|it|him|her ~3 kill|hit|hurt|mad
        can|does|will|is this|he|it|chat ~3 save|see|history|delete|find|private ~4 husband|partner|if_he|my_ex
        stuck|trapped|alone|locked|shut in|at|with|inside ~2 house|home|him|flat ~1 with|all|him|$
        listen for|out ~1 car|key|door|footsteps
        not|havent seen|spoken ~3 sister|family|friends|mother|mates ~2 since|for|in|months
        only the once|one_time
        wont let me|us leave|go|out|home|see
        without saying|telling why|anyone|them_why
        cant|dont|please tell school|police|anyone
        him all_day|between_calls
        taken my|me ~1 keys|phone|card|passport
    """,
    ),
    Sign(
        "again, or tonight",
        1,
        """
        again $
        tonight
        dont tell anyone
        im|i|only am? 15|16|17|18|sixteen|seventeen|eighteen
        he|hes drinks|drinking|drunk
        home|house with him|her
    """,
    ),
)

ENDANGERED = (
    Sign(
        "a weapon, now",
        5,
        """
        @they_do|lads|theres|kid|someones|patients|prisoners|hes|one|whos|who|mans ~4 got|has|with|pulled|waving|holding|carrying|brought|pointing|swinging|brandishing|drawn|threatening|took_out|throwing|armed|hold|come_in|have ~4 @armed !crime|arch|edge|to_our_heads|of_water|of_wine|of_vodka|wheel|lift|with_the_rules
        man|woman|bloke|lad|someone|customer|guy|patient|kid|boy|pupil|passenger|prisoner|person|youth with|carrying|and|holding|waving|swinging|wi ~2 knife|gun|machete|hammer|axe|sword|weapon|bomb|blade|acid|crowbar|scissors|bat|screwdriver|firearm|needle|petrol
        knife|gun|blade|hammer|machete|shotgun|axe|bat|acid|petrol|screwdriver ~3 in|to|at|on|under my|me|his|her|hand ~1 bag|hand|pocket|coat|throat|face|drawer|car|boot|head|van|neck|jacket|rucksack|desk|waiting|locker
        knife|hammer|blade|gun|spanner|scissors|bat|its ~3 in|on my hand|bag|lap
        held|holding|hold|threatened|put|pulled|pulling|pointed|robbed ~2 at knifepoint|gunpoint|knife_point|gun_point
        at|by knifepoint|gunpoint
        pulled|pulls|pulling|drew ~2 knife|gun|blade|machete on
        bomb|suspicious_package|suspect_package|pipe_bomb|grenade ~3 building|here|office|found|reception|in_our|under|post_room|station|threat_just
        shots|gunshots|gunfire|gunman|shooter|active_shooter|shooting ~3 fired|outside|here|building|heard|in_the|going_off|people|loose|at_us
    """,
    ),
    Sign(
        "violence going on",
        5,
        """
        hes|shes|theyre|they|he|someones|someone|lads|men|patient|prisoner|prisoners|pupil|customers|mob|crowd|gang|youths|relatives|is|are|theres|colleague|kids ~3 attacking|stabbing|assaulting|fighting_with|strangling|throttling|kicking_in|beating|stamping|punching|rioting|shooting|hitting|trashing|battering|kicking|throwing ~3 us|me|someone|her|him|colleague|place|up|door|windows|nurse|driver|now|outside|people|each_other|cars|bricks|bus|staff|things|petrol|stuff
        us|me|colleague|her|him|them|staff|driver|nurse|we ~2 cornered|barricaded|surrounded|pinned|hostage|besieged|under_attack|trapped|ambushed
        has|got|holding|put ~3 me|him|her|colleague|mate|nurse|lad ~3 headlock|chokehold|by_the_throat|by_the_hair|on_the_floor|against_the_wall
        chucking|throwing|lobbing|hurling bricks|stones|bottles|fireworks|petrol|chairs|furniture ~5 us|windows|window|at|staff|van|bus|police
        trying|tried to ~1 drag|pull|grab|snatch|bundle|force ~5 into|car|van|girl|child|kid|woman
        cornered|surrounded|barricaded|hostage|attacked|ambushed me|us|my|in|by|colleague|the
        barricaded
        taken|taking|take|holding|held ~2 hostage
        kicking off|aff ~2 wing|ward|outside|here|now|again|in
        riot|rioting|rioters|mob|lynch ~4 outside|hotel|here|now|office|wing|coming|street|centre|us
        out of ~2 cells
        cant|unable|wont|no|not ~1 get|let|way out|escape|us_out !of_it|of_the_contract|of_this_contract|of_doing|of_my|of_the_meeting|of_a|of_jury|more|our|of_this_job|the_house_much|of_paying|of_the_deal|of_bed|of_using ~3
        someones|someone|somebody|hes|shes|just|being|getting|lad|man|woman|bloke|colleague|mate|driver|girl|got|kid|people|was|customer|theres_been ~3 stabbed|shot|run_over|mugged|attacked|beaten|knocked_down|crushed|electrocuted|strangled|knifed|glassed|taken_hostage|abducted|kidnapped|snatched|thrown_off !down_offer|forward|by_the_algorithm|video|by_ai|by_targets|in_meeting
        stole|nicked|taken|robbed|snatched|mugged ~5 me|my|us|phone|bike|bag|van|till ~6 coming_back|coming_round|following|knife|hurt|still_here|coming|round|bleeding|alone
        alarm ~3 not|isnt|hasnt|didnt|broken|wont|doesnt ~1 working|gone_off|work|answer|answering
        radio|phone|comms gone|dead|down|not_working|silent|cut
        radio|phone|line|driver|crew ~8 went|gone silent
        break|broken|breaking|smashed|forcing in|into|their_way|window|windows ~4 now|office|hiding|here|someone|theyre|hes|house|flat|our|shop
    """,
    ),
    Sign(
        "is about to hurt somebody",
        5,
        """
        im|ill|ive|i|am|want|going|gonna|decided|like|could|might|about to? ~2 stab|shoot|slash|strangle|throttle|batter|bray|knife|behead|slit ~2 him|her|them|boss|manager|supervisor|someone|my|the|that|this|people|myself|throat !laptop|printer|scanner|computer|machine|bot|robot|till|screen|app|photocopier|system|phone|chatbot
        i|im|ill|am|want|going|gonna ~2 to? kill|hurt|attack|harm|murder|do_in|finish|smash|hit|poison|burn|beat ~1 him|her|boss|manager|someone|them|people|supervisor|everyone|somebody|all_of_them|my_husband|my_wife|my_boss|my_manager|my_supervisor|that_man|my_partner|this_man|the_kids|my_baby|my_kids !morale|off|down|with_the|with_a_grievance|with_facts|targets|in_negotiations|back|at_their_own|to_it
        put|drive|shove|stick|ram ~3 through|in|into|across ~1 his|her|their|bosss|managers head|face|skull|throat|neck|chest|back !a_good_word
        burn|blow|shoot|torch ~3 place|office|building|depot|house|school|warehouse ~2 down|up|with|tonight|to_the_ground !our
        not|no|aint|deadly being? joking|serious|messing|kidding ~5 hand|hurt|kill|knife
        make|making|going_to|ill|gonna ~2 pay for|with ~3 blood|life|knife
        hurt|harm|shake|smother|drop|kill|shaking|hit|hitting ~2 baby|kids|children|my_son|my_daughter|bairn !with
        scared|afraid|worried|frightened ~3 ill|i|im|might ~2 hurt|kill|harm|do|hit|snap ~2 someone|him|her|baby|kids|them|something|myself
    """,
    ),
    Sign(
        "fire, gas, a collapse",
        5,
        """
        theres|there_is|smoke|fire|flames|gas|see|seeing|got|smell|the|a|big ~2 smoke|fire|flames|gas|fumes|burning ~1 coming|filling|leak|leaking|pouring|everywhere|in_the|broken_out|broke_out|spreading|in_here|outside|started|on_our_floor|under_the|from !safety|service|fighter|risk|brigade|door_policy|station|drill|me|my|alarm_policy|regulations
        smell|smelling|stinks|smells ~1 of? gas|burning|smoke|petrol
        is|are|caught|hes|shes|whole|building|factory|kitchen|office|battery|bike|machine|robot|line|van|bus|were on fire !sale|about|with_ideas|today_mate
        gas leak
        fire|emergency ~1 doors|exits|exit|door|escape ~2 locked|blocked|chained|jammed
        carbon monoxide
        fire on|in|at the? ~1 floor|kitchen|basement|roof|warehouse|building|depot|bin_store|plant_room|yard
        fire|smoke|flames|gas ~8 shutters|doors|exit|stairs|alarm|way ~1 wont|cant|locked|blocked|out|not
        chemical|acid|ammonia|chlorine|toxic|fuel|oil|radiation ~1 spill|spilled|leak|leaking|splashed|spillage|burn|burns|cloud|everywhere ~3
        building|roof|wall|ceiling|trench|scaffold|scaffolding|crane|floor|racking|tunnel|shelving|excavation|ladder|platform ~3 collapsed|collapsing|fallen|moving|coming_down|falling|cracking|given_way|giving_way|caved|gone|swaying|tipping|about_to_go !behind|short|apart_at
        trench|tunnel|tank|silo|pit|manhole|confined ~6 shoring|blokes|down_there|down_now|men|no_air|passed_out|moving|trapped|inside
        explosion|exploded|blown_up|electrocuted|electrocution|electric_shock !of_ai|of_data|in|costs
        brakes|steering|throttle ~2 failed|gone|not_working|wont|dont ~4 driving|bus|now|hill|motorway|stop|passengers
        flood|flooding|water ~3 rising|trapped|cant_get|up_to_my|coming_in|in_fast
        sinking|overboard|drowning ~2 boat|man|he|she|someone|child|lad|kid|now|in_the_river|in_the_dock
    """,
    ),
    Sign(
        "caught or hurt by a machine",
        5,
        """
        trapped|trapping|caught|pinned|crushed|crushing|dragged|mangled|jammed|pulled|sucked|under|buried|wedged ~3 machine|lift|robot|arm|cage|trench|freezer|cold_store|roller|rollers|conveyor|press|forklift|lorry|van|car|belt|rubble|pallet|racking|door|gears|baler|train|wheel|digger|tank|chamber|vehicle|gate|balers|compactor ~2 !in_a_loop|in_contract|budget
        trapped|crushed|pinned|squashed|run_over|hit|knocked ~1 a|our|my|the|one_of|someones ~1 lad|man|woman|bloke|lass|worker|colleague|someone|mate|girl|apprentice|operative|picker|guy !to_talk|to_sign
        been|just|got|getting|hes|shes|someones ~1 crushed|run_over|hit|knocked_down|struck by a|the|our ~1 forklift|agv|robot|lorry|van|reach_truck|digger
        his|her|my|their|someones|lads|mans|womans|got_his|got_her|got_my hand|arm|leg|finger|fingers|hair|foot|sleeve|head|scarf|thumb|hands|coat|tie ~2 in|trapped|caught|stuck|crushed|under|mangled ~2 machine|robot|conveyor|roller|press|line|belt|mixer|saw|gears|baler|slicer|packer|trapped|bleeding|blood|off|grinder|mincer|forklift|guard|stuck|shredder|lathe
        stuck ~1 in|under|inside ~2 lift|machine|robot|freezer|cold_store|baler|press|conveyor|tank
        wont|refuse stop|shut|turn|switch ~2 line|machine|conveyor|belt|press|robot|bleeding ~2 !recording|replacing
        severed|amputated|chopped_off|sliced_off|cut_off|lost|took_off|taken_off|crushed|mangled|ripped_off ~2 finger|fingers|hand|arm|leg|toe|thumb|foot|scalp
        fell|fallen|falls|come_off|came_off|dropped ~3 off|from|down|through|into ~3 ladder|roof|scaffold|scaffolding|stairs|height|platform|lorry|steps|crane|cherry_picker|bridge|mezzanine|tracks|track|silo|tank|racking|fourth_floor|window ~4 moving|bleeding|hurt|breathing|awake|unconscious|up|head|conscious|leg|back|help|and|hes|shes|feel|line
        forklift|lorry|truck|van|bus|agv|tractor|digger|reach_truck ~3 over|onto|into|hit ~2 man|mans|lad|lads|woman|legs|leg|foot|him|her|someone|my
        reversed|reversing|run|ran|rolled|tipped|drove|crashed|driven over|into|onto|on ~2 lad|man|woman|him|her|someone|bloke|colleague|driver|me|legs|foot|kid|pedestrian|cyclist !budget|time|to_the_system|us_with
    """,
    ),
)

AILING = (
    Sign(
        "took too much",
        8,
        """
        taken|took|swallowed|had|necked|downed|taking|swallowing|swallow|just_had|ate|drank|drunk|dropped|injected|popped|gulped ~3 overdose|whole_box|whole_packet|whole_bottle|too_many|handful|all_my|load_of|loads_of|lot_of|bottle_of|packet_of|box_of|lots_of|all|every|full|whole|bunch_of|too_much|full_box|mixture|bag_of|couple_of_packets|20|24|30|32|40|50|60|fifty|thirty|twenty|forty|16|more|of|double|about|double_dose|strip|strips ~4 @meds|them|overdose|tablets_and|of_my_tablets|paracet* !long|down|time
        taken|took|took|having|had|ive|i|she|he|hes|shes|just|think|accidentally ~2 overdosed|overdose|an_overdose|oded
        an overdose !of_training|of_meetings|of_jargon|of_ai|of_information
        overdosed !patients|on_jargon
        overdose ~2 tablets|pills|paracetamol ~2 help|now
        @meds ~4 vodka|whisky|whiskey|wine|gin|drink|alcohol|booze|rum|brandy ~8
        swallowed|drank|drunk|drink ~3 bleach|antifreeze|battery_acid|cleaning_fluid|weedkiller|petrol|caustic
    """,
    ),
    Sign(
        "somebody collapses, bleeds, does not breathe",
        5,
        """
        drivers|mans|lads|mates|colleagues|residents|patients_collapsed|hes|shes|someones|bosss|cleaners|guards|pupils|customers|passengers ~1 unconscious|collapsed|fitting|choking|bleeding|unresponsive|passed_out|slumped|electrocuted|stabbed
        @loved|someones|someone|im|ive|ones|me|baby|lads|mans|bairn|customer|hes|shes|colleague|driver|mate|just|womans|girls|boys|mates|one|theyve|theyre|wifes|husbands|babys|mothers|fathers|my|her|his|ladys|ones_just ~3 collapsed|collapsing|collapse|passed_out|unconscious|fainted|unresponsive|fitting_on|fitting_and|fitting_for|fitting_now|seizing|choking|convulsing|slumped|keeled_over|just_dropped_down|dropped_dead|dropped_to_the|dropped_on_the|out_cold|blacked_out|knocked_out|comatose|gone_down|foaming|haemorrhaging !in|prices|a_grade|the_ball|hours|off_the_rota|me_an|out_of|by|our|me_in|the_case|a_message|clanger|into|an_email|hints|due
        not|isnt|stopped|stopt|wont|doesnt|barely|struggling|hardly|no breathing|pulse|wake|waking|wake_up|respond|responding|come_round|coming_round|rousing|conscious|rouse !space|room|and_my|and_no|new|any_easier|forward|to_my|to_emails|to_our|to_me|to_us|to_the|to_a|to_questions|quickly|on|fast|a_word|for|until_they ~2
        hes|shes|he|she|its|lips|face|baby|theyve|and|just ~1 gone|going|turned|turning|went ~2 blue|grey|purple
        just dropped !the|a|off|in|by|out|our|by_the
        im|hes|shes|was|think|had|has|have|got|another|big|its|signs_of|looks_like|in_middle_of|someone|someones ~3 seizure|stroke|fit|heart_attack|anaphylactic|allergic_reaction|asthma_attack|cardiac_arrest|haemorrhage|miscarriage|hypo|epileptic !of_luck|of_genius|in|for|when_i_saw|of_the|person|with_the|note ~3 !when_i
        cardiac arrest
        heart attack ~2 now|help|floor|on|here|please|what
        miscarrying|miscarriage ~3 now|bleeding|think|shift|having|here|im
        bleeding ~3 badly|heavily|everywhere|out|lot|loads|pregnant|stop|head|to_death|and|from|internally|profusely|bad|really|like|all_over|on !heart|obvious|edge|money
        blood everywhere|pouring|gushing|all_over|spurting|pumping|wont_stop|coming|loads_of !boiling
        lots|loads|so_much|theres|pool|lot|vomiting|coughing|puking|spitting|covered|throwing_up|vomited|pissing|pouring|losing ~2 of|up|in|with? blood !pressure|test|tests|donation|donor|money|bank|samples
        pregnant|weeks|wks ~8 blood|bleeding|waters|contractions|wrong|cramps|not_moving|kicked|labour
        waters have? gone|broke|broken|just_gone|just_broke
        contractions|in_labour|going_into_labour
        im|ive|having|got|get|really|bad|my|these|severe ~2 chest pain|pains !calls|pathway ~1
        chest pain|pains ~6 arm|sweating|breathe|jaw|help|now|cant|clammy|dizzy|supervisor|leave|boss|let_me|manager|ambulance|left
        down|in|up my|his|her left arm
        pain|pains ~3 in|across my|his|her chest
        face|mouth|speech|one_side|words|side|left_side|right_side ~5 drooped|drooping|dropped|slurring|slurred|funny|moving|numb|garbled|weird|wrong|weak|jumbled|sloping|gone_all !of_the_argument
        slurring|slurred ~3 words|speech|his|her|my|he|she|and
        acid|bleach|chemical|chemicals|metal|caustic|boiling|steam|solvent|glass|oil|disinfectant|cleaner|water ~3 in|on|over|splashed|all_over ~2 eyes|eye|face|skin|throat|me
        splashed|sprayed|squirted ~3 eyes|eye|face|me
        i|im|and|$ ~1 cant|couldnt see|hear|move $
        cant|couldnt|not see|hear|feel|move ~1 my_legs|anything|out_of|my_arm|my_face|his_legs|her_legs|one_side|down_one
        diabetic|insulin|sugar|hypo|blood_sugar|sugars|type_1|type_one ~12 shaking|blurry|shaky|dizzy|sweating|faint|confused|collapse|think|low|dropping|help|passing|wobbly|woozy
        stung|allergic|allergy|epipen|nuts|peanut|wasp|bee|reaction ~8 breathe|swelling|swollen|throat|closing|epipen|ambulance|lips|tongue|face|come_up
        throat|tongue|face ~3 closing|swelling|swollen|swelled
        electrocuted|electric_shock|live_cable|live_wire ~4 still|breathing|help|floor|someone|lad|him|moving|bloke|touching|man|he|hes|site
        broken|snapped|sticking_out|smashed|bone|badly_cut|sliced ~4 leg|arm|bone|neck|back|hip|skull|artery|wrist_open|hand_open ~4 help|sticking|through|pain|blood|floor|move|out|alone|bleeding
        head ~2 injury|cracked_open|split_open|bleeding|bashed|gash
        cpr|defib|defibrillator|first_aider|ambulance ~8 floor|blue|collapsed|breathing|on_its_way|bleeding|unconscious
        cpr|ambulance now|please|quick
        call|need|ring|send|get|wont_call|wheres|waiting_for|phone|called|rang ~2 an|the|for|paramedics|999 ~1 ambulance|paramedics|paramedic|999|the_police_now !crew|staff|trust|service|calls|drivers|control
        in|severe|terrible|unbearable|agonising|excruciating ~1 agony
        dizzy|sick|faint|fumes|smell|headache|sleepy|woozy ~8 fumes|passed_out|gas|exhaust|cold_store|collapsed|monoxide|chemical|solvent
        feel|feeling|going|gone ~2 dead? sleepy|drowsy|floppy|woozy ~4 !after_lunch|in_meetings|in_training ~5
        heat|heatstroke|heat_stroke|dehydrated|too_hot|degrees ~8 collapsed|collapse|delirious|fainted|unconscious|stopped_sweating|confused|passed_out
        floor ~5 moving|breathing|wake|blood|fitting|respond|conscious
    """,
    ),
    Sign(
        "calls for help now",
        1,
        """
        first aider|aid
        on my own $
        what do|should|can we|i do $
        what do|should i|we do right|now|please
        blurry|dizzy|sweating|clammy|faint
        help us|please|now
        its ~2 emergency
    """,
    ),
)

FEARING = (
    Sign(
        "somebody else may die by their own hand",
        5,
        """
        kill|killing|hang|hanging|hurt|hurting|harm|harming|top|drown|cut|cutting|end|starve|shoot|burn|killed|hanged himself|herself|themselves|hisself ~3 !in_the_foot
        end|ending|take|taking|took|taken his|her|their own? life|lives !story|stories|data|photo|sick ~3
        @loved|one ~6 wants|want|wanted|wishes|going|planning|ready|hopes|threatening|wanting|trying to ~1 die|be_dead|end_it|end_things|not_be_here|jump|not_exist|overdose|do_it_tonight|end_everything !replacement|strike
        he|she|hes|shes|they|my|mate|friend|colleague|member|someone|one|who|someones|driver|woman|lad|husband|wife|son|daughter|brother|sister|father|mother|kid|student|steward|partner ~5 suicidal|suicide|self_harming|self_harms|overdosed|took_an_overdose|jumping_off|jump_off ~4 !risk|prevention|policy|training|rates|data|watch_policy|cases|team|statistics|calls|messages
        talks|talking|talked|spoken|spoke|messaged|thoughts|joking|posting|posted|tweeting|going|keeps ~4 about|of|bout ~1 ending_it|ending_things|dying|suicide|killing|not_being_here|death|jumping|wanting_to_die|how_hed|how_shed|being_dead|ending_his|ending_her|goodbye|end_it ~4
        better off without him|her|them|he|she
        said|says|saying|told|texted|messaged|wrote|message|note|text|email|phoned|rang|radio|left_me|sent ~8 goodbye|dont_want_to_be_here|doesnt_want_to_be_here|cant_go_on|sorry_for_everything|tell_my_wife|tell_my_husband|tell_my_kids|tell_my_children|tell_my_family|tell_my_mother|love_you_all|better_off|look_after_my|look_after_me|look_after_the_kids|look_after_the_dog|forgive|not_coming_back|wont_be_here|had_enough_of_life|no_point|cant_do_this_anymore|cant_take_it|its_over|take_care_of_my|take_care_of_the|tell_the_kids|thanks_for_everything|good_friend|wants_to_die
        goodbye ~2 to_me|to_us ~2 oddly|strange*|weird*|funny|really
        showed|saw|seen|noticed|spotted|found|shown|has|with|covered|see ~4 wrists|cuts|cut_marks|scars|marks|slashes|bandages|burns ~3 her|his|their|on|new|arm|arms|fresh|ones|legs ~2
        new|fresh cuts|scars|cut_marks !to|in|and|are|mean
        asked|asks|asking|looking|knows|hid|got_out|got_hold_of ~3 where|for|the|out|of ~3 shotgun|gun|rope|pills|gun_cabinet|razor_blades
        found|find|finding|come_home ~5 unconscious|packets|empty_packets|pills|note|rope|noose|blood|unresponsive|hanging|tablets|bottle|cold
        he|she|husband|wife|son|daughter|mate|colleague|dad|father|mother|brother|sister|friend left|leaves|leaving ~1 note|letter|goodbye !on_my_desk|for_the_next
        wrong|other side of ~1 railings|barrier|rail|railing|fence|parapet|bridge
        left|leaving his|her|their|without|it ~1 phone|wallet|keys|wedding_ring|lanyard|coat ~5 out|home|behind|gone|wallet|desk|and|phone|letter|note
        hes|shes|he|she|given|gave|cleared|her|his ~2 given|giving|gave|giving_away|clearing|cleared|handed ~3 things|plants|desk|stuff|belongings|tools|possessions|cat|dog|everything ~4 away|out|to_everyone|good_friend|and|to_me|told
        help theyve|hes|shes|they got|have|taken|locked
        not|isnt|wont|nobody|no_one|hasnt|havent|cant|nothing|no ~3 answering|picking_up|answer|replying|heard|seen|showed|get_hold|reach|answered|find|delivered|delivering|turned_up|been_seen|replied|come_home|came_home|contact ~6 worried|scared|frightened|goodbye|depressed|message|note|suicidal|not_like|never|phone_off|said|himself|herself|low|last|bad_way|weird|night
        goodbye|message|low|odd|oddly|strange|quiet|text|worried|frightened|scared|depressed|weird|dog|note|crying|sorry ~12 not|isnt|wont|hes_not|phone|shes_not|no ~2 answering|picking_up|answer|replying|off|reply|turned_up|delivered|read|come_in
        frightened|scared|worried|terrified|fear|panicking|worry|concerned|afraid for|about|hell|shell|that|he|she ~1 her|him|his|life|hell|shell|safety|them|hes|shes|he|do|might|hurt ~4 !data|job|pension|privacy|tracking|pay|role ~8
        he|she|mate|colleague|friend|son|daughter|wife|husband|hes|shes|brother|sister|father|mother|member ~1 gone|went|been|is missing
        hes|shes|he|she|mate|colleague|friend|son|daughter|husband|wife missing|vanished|disappeared ~4 since|phone|home|police|hours|yesterday|worried|last_night|shift|suicidal|depressed
        screaming|shouting|screams|crying|thumping|bangs|banging|smashing|yelling|begging ~5 wall|next_door|upstairs|help|neighbour|floor_above|through|flat|kids|him_to_stop|her_to_stop
        next_door|neighbours|neighbour ~6 screaming|shouting|hitting|beating|smashing|screaming_murder|begging
        hitting|hits|beating|beats|hurting|hurts|beat|strangled|punched|hit|choked|attacking|strangling|killing|raped|raping|abusing|abuses|threatening ~1 her|him|his|my_sister|my_mother|my_mate|my_friend|my_daughter|my_colleague|wife|girlfriend|kids|baby|child|children|partner ~3 !data|targets|stats|pay|rota|with_a
        her|his|their husband|partner|boyfriend|ex|family|father|wife|girlfriend|fella|bloke ~4 @hurts|locked|threatened|taken|forcing|fixed|forced|sending|waiting|outside|found|following|kills|controls|has_her|wont_let|kill|knife|turns_up|turned_up
        locks|locked|keeps|kept|shuts them|him|her|workers|people|the_girls|the_lads|staff in|inside|there|up ~2 !of_the|meetings
        keeps|kept|took|has|taken|holds ~1 her|his|their passport|passports|wages|papers
        child|kid|girl|boy|pupil|baby|toddler|bairn|lad|student ~6 bruises|being_hit|abused|hits|hitting|beaten|starving|left_alone|told_me|burns|touches|touching|hurts|raped ~6
    """,
    ),
    Sign(
        "worries for somebody",
        2,
        """
        phone off
        hung|hangs up on? !me
        wont|doesnt see|talk|speak|open ~1 anyone|door|nobody
        member|mate|colleague|friend|student|father|mother|brother|sister|son|daughter|husband|wife|lad just|has_just|keeps ~1 said|saying|told|crying
        depressed|in_a_bad_way|not_himself|not_herself|very_low|really_low
        private family matter
        hes|shes|theyve gone out|off|missing|quiet
        screaming|smashing
        not|isnt ~1 picking_up|answering|replying
        told me|us ~6 wants|hit|kill|hurt|die
        good friend
    """,
    ),
)
