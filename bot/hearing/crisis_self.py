"""What people say who think of dying, harm themselves or are beside themselves. Data only: reason, weight, phrases.

A weight of 4 in all is a crisis. Firm signs are lowered by nothing.
"""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted

from bot.hearing.patterns import Sign

DYING = (
    Sign(
        "says that they want to die",
        10,
        """
        want|wanted|wanting|wish|wishing|ready|rather|longing|deserve|prefer|praying to? just|really|only? die !out|of|for|on_the_inside|laughing|happy|with_embarrassment
        i|im|id|me ~1 going|need|hoping|like to die !out|of|laughing
        want|wish|wanted|id to? be dead
        wish|wished|wishing i|id was|were|had dead|gone_for_good|never_been_born|died|not_alive
        want|wanted|ready to be gone forever|for_good
        wish|wishing i|id never been|was|were born
        rather|sooner be dead
        rather die than !use|listen|read|sit|watch|talk|click|do_another
        want|wanted|wanting to? not exist|be_alive|live|wake_up
        wanna|want|wanted to stop existing|living|being_alive|breathing
        let me die
        i|id should|could just? be dead
        hope|wish|pray|praying|hoping i dont|didnt|never|wouldnt|wont wake_up|woke_up|wakes_up
        pray|hope|wish|hoping|praying ~3 not wake up
    """,
        firm=True,
    ),
    Sign(
        "does not want to live",
        10,
        """
        dont|didnt|not|no_longer|never want|wanting|wish to|tae|2 live|be_alive|exist|wake|wake_up|survive|keep_living|go_on_living|carry_on_living|be_on_this_earth|be_on_this_planet|be_in_this_world|breathe
        dont want|wish to be here ~2 anymore|any_more|no_more|any_longer|tomorrow|no_longer|nay_more|nee_more|on_earth|$
        not want to be here no|nee more
        dont think|feel i ~2 should|deserve|can|want|to be|live|go_on here|alive|living
        tired|sick|bored|weary|done|fed_up|exhausted|knackered of|with|from being_alive|living|life|existing|being_on_this_earth|breathing
        cant|couldnt|dont_want_to|not_sure_i_can|dont_think_i_can|not_sure_i_want_to keep_living|go_on_living|carry_on_living|stay_alive|live_anymore|live_with_myself|live_with_this
        dont want to be around ~2 anymore|any_more|any_longer|no_more
        no|nae|any reason|point|purpose|will|wish|desire to|in|tae|for|2 live|living|life|being_alive|being_here|staying_alive|existing|my_life|wake_up
        nothing|not_much|little|anything left? to|worth live|living|living_for|stay|wake_up
        lost the will to live $
        ive lost the will to live !in|waiting|listening|reading|with|filling|halfway|trying
        my life|lifes is|isnt|feels|not|has over|worth_living|worth_it|pointless|meaningless|no_point|no_meaning|finished|worthless|ended
        life isnt|aint|not|no worth living|living
        life not worth
    """,
        firm=True,
    ),
    Sign(
        "wants to end their life",
        10,
        """
        kill|killed|hang|hanged|hung|drown|shoot|poison|gas|electrocute|off|offing|top|topping|drowning|hanging|harm|harming|suffocate|strangle|cut|stab|burn myself !laughing|for|on|over_nothing
        killing myself !to|trying|for|here|laughing|with|over|meeting|doing|just|at_work|working|so|every|keeping|running
        do away with myself
        do ~2 myself in|harm|a_mischief|away
        doing myself in|harm
        end|ending|ended|take|taking|took|taken|finish|finishing|ends my|me own? life|lives
        ending|end my own life
        to|i|id|ill|just|and|could|gonna|me|about|of end|ending|finish|finishing it all !by|now_is
        end|ending|finish|finishing|stop everything|myself|my_suffering|my_misery|the_pain|this_pain|my_pain
        tried|attempted|going|trying|want|wanted to ~1 hang|kill|drown|end myself|my_life
        going|gonna|gna|ill|im|want|ready|wanna|to end|ending it tonight|today|now|tomorrow|soon|all|$ !with_a
        commit|committing|attempt|attempting|considering|contemplating|planning|attempted|tried|committed suicide !is|was|rates
        i|im|ive|id|me|been|feel|feeling|felt|was|am|getting|gone|become|actively|became|very|really|properly|so suicidal
        suicidal again|and_dont|and_scared|here|right_now|tonight|atm|please
        my|having|have|had|getting|got|keep_getting|keep_having|these|constant|some suicidal|suicide|self_harm thoughts|feelings|ideation|urges|plan|plans
        thoughts|thinking|think|thought|dream|dreaming|fantasise|fantasising of|about ending things|it_all|it|my_life|my_own|everything !contract|strike|membership
        thinking|think|thought|dreaming|obsessing|obsessed|fantasising|fantasise|planning|daydreaming|daydream|dream of|about|over|on|with|bout dying|death|being_dead|suicide|killing_myself|hanging_myself|jumping|jumping_off|my_own_death|not_being_here|not_being_alive|not_waking_up|not_existing|ending|how_id_do_it|doing_myself|my_funeral|topping_myself
        permission|allowed to stop_living|die|go
        i|ive|been wrote|written|writing|write|left|leaving ~3 suicide note|letter
        my suicide note|letter|attempt|plan
        by your|my own hand
        gonna|going|planning|want|wanting|decided|ready|plan to ~1 jump
        how do|to|can|could|would i|you|one|someone ~3 kill|hang|overdose|die|end myself|yourself|painlessly|without_pain|my_life|your_life|it_all|on_paracetamol|quickly
        unalive myself
    """,
        firm=True,
    ),
    Sign(
        "asks for a way to die",
        10,
        """
        is|was|would it|hanging|a_train ~1 be? quick|painless|instant ~2 train|hanging|drop|jumping|$ !to
        quickest|easiest|painless|least_painful|fastest|surest|best|peaceful|less_painful|most_painless|cleanest|kindest|gentlest way|ways|method|methods ~1 to|of|for ~1 die|end_it|do_it_without|go !about|to|through|over|on|back|into|from|forward|home|paperless|digital
        way|ways of? to go ~1 that ~1 doesnt|wouldnt|wont hurt
        looking|look|looked|googling|googled|searching|searched|reading|read|researching up? ways|methods|how_to_do_it|how_to_end|bridges|painless|suicide|the_drop|train_times
        how|what many|much ~4 @meds ~3 takes|take|kill|die|dead|fatal|lethal|od|overdose|need|enough
        how many @meds
        lethal|fatal dose|amount
        would|will|can|could it|they|that ~2 kill me
        does it|hanging|drowning|jumping|dying hurt ~2 die|long|much|$
        ways|way|how to|of die|dying|end_it|not_be_here
        is|are it|there cowardly|selfish|wrong|a_sin|sin to ~1 kill|end|die|want_to_die
    """,
        firm=True,
    ),
    Sign(
        "wishes not to be here",
        5,
        """
        dont|didnt|not|no_longer|dinnae|never want|wanting|like to be here !in|with|on|for|at|when|but
        not|shant|shan't|wont|wouldnt be around|here|alive|on_this_earth|about|with_us !for_the|in_the|when_they|on ~3 by_then|tomorrow|much_longer|next_week|next_year|christmas|in_the_morning|anymore|any_more|to_see|long|by|soon|monday|after|much|then|for_it|for_that|for_them
        if|when|once i wasnt|werent|wasn't|wasnae|were_not|was_not|were_no_longer|was_no_longer|disappeared|vanished|died|was_gone|was_dead|were_gone|were_dead|just_disappeared|never_came_back|am_dead|am_gone|just_died|didnt_exist|ceased_to_exist here? !at|in|on|from|for
        if|when|once|till|until|after|before|like|though|cos|because im|i_am|ive dead|died !data|account|email
        once|when|after im|ive|i_am gone ~6 they|theyll|will|maybe|sorry|regret|happy|better|look|wish|know|someone|nobody
        disappear|vanish forever|for_good|completely|from_this_world|off_the_face|and_never_come_back|and_not_come_back|from_life
        want|wanted|wish|like to|i|could ~1 disappear|vanish|fade_away|be_nothing|not_be|cease|be_nowhere|sleep_forever|melt_away !from|off|our|the
        never to? wake|waking up
        want|going|ready|wish|could|rather to|i go_to_sleep|sleep|be_asleep and|forever|for ~2 never|not|no|forever|ever|good
        sleep|asleep and ~2 not|never|no|dont ~1 wake|come|waking|coming
        sleep forever
        not wake|waking up
        better off ~2 without me|us|myself
        better off|place ~3 dead|without_me|if_i_was|if_i_were|if_i_wasnt|if_i_werent|if_i_just|if_i_died|with_me_gone|if_im_not|when_im_gone|with_me_dead
        better|easier|happier|simpler|nicer|kinder for ~3 if_i|without_me|when_im|when_i_am|once_im
        better off|aff ~2 with|wi the? insurance|money|payout|pension
        worth more dead
        world|family|kids|wife|everyone|children|they|husband|team|all|theyd would|be|do|wud? ~3 better|fine|happier|easier without me
        nobody|no_one|none|not_one|anyone|who|noone|wouldnt|would_anyone|not_a_soul|no_bugger|they ~2 @see_me|missed|missing ~4 if_i|me|i_died|i_was|im_gone|id_gone|i_disappeared|i_just|i_had_gone|i_wasnt
        would|wouldnt|will|nobody|no_one anyone|anybody|they|a_soul ~1 even|notice|clock|spot|realise|miss|care ~4 if ~3 i|me ~4 stopped|gone|vanished|disappeared|died|wasnt|turned|dropped
        nobody would|will|wud @see_me $
        nobody|no_one|noone would|will|wud miss|mourn ~3
        be|am|feel no|nae loss
        nothing to|for|left ~1 miss|miss_about_me
        would|will|does|do anyone|anybody even? notice|care|miss
    """,
    ),
    Sign(
        "sees no way on",
        5,
        """
        whats it all for $
        whats|what_is|what|wheres|see|theres|is|no|dont_see|cant_see|there_is_no|nae|isnt ~1 the|any|a|much? point|use|sense|good of|in|to|going|carrying|living|trying|being|staying|even ~1 going_on|carrying_on|carry_on|living|being_here|being_alive|go_on|life|me|me_anymore|existing|continuing|getting_up|waking_up|tomorrow|keeping_going|keep_going !strike|about|holiday|at|with_the|with_this|using|to|in
        no|nae|any point|reason going|carrying|in_going|in_carrying|to_carry|to_go|to_keep on|going !about|with|strike|leave|to|at|using
        no|any|see_a|find_a|only|another|see|nae|see_any way|road|route|hope out ~3 of_this|anymore|but|left|for_me|other_than|$
        cant see ~1 way|future|end|light|tomorrow|point ~3 out|forward|through|past|this|for_me|anymore|in_anything|of_it|to_this|of_tunnel|$ !of_the_contract
        no|nae|any|got_no future|hope|way_forward|hope_left|fight_left for|left|in|anymore|ahead? me|us|anymore|$
        nothing|nowt left for|of|inside|in me $
        nothing left for me !to
        ive|theres|i_have|there_is got? nothing left !to|for_me_to|for_us_to
        cant|cannot|couldnt|not|unable|dont_know_how_to|dont_know_how_i_can|no_longer|dont_think_i_can|dont_know_if_i_can|not_sure_i_can|dinnae_think_i_can go|carry|keep on|going !strike|holiday|leave|this_course|line|the_course|that|to_the|about|a_course|with_the|sick|using|working|like_this_without|site
        cant keep|go|carry doing|going|on like? this|$
        want|need out !of|the ~4 not|out|of_life|of_everything
        cant|couldnt|not live|living|exist|survive|be like this|that
        cant do|dae this|it|life|any_of_it|another_day|one_more_day ~1 anymore|no_more|any_longer|any_more|again|another_day|$
        cant take|stand|bear|handle|face|hack|cope|manage ~1 it|this|any|life|another_day|anything|living|things|the_pain|tomorrow|with_it|much ~2 anymore|any_more|more|longer|no_more|of_life
        cant cope|manage|go_on|take_it|hold_on|hang_on|keep_going anymore|any_more|no_more|any_longer|much_longer|$
        cant face|bear another|one|going|waking|tomorrow|living|the_thought day|night|tomorrow|of_waking|up|on|$
        i|im|ive have? given|giving|give up !on|the_ghost|my|trying|smoking|with|job ~4 life|everything|completely|hope|living|on_life|on_everything|$
        had enough of? life|living|being_alive|everything|existing|this_life|it_all|breathing|being_here|being_me
        done|finished|through with everything|life|living|it_all|this_life|this_world|the_world|being_here|being_alive|existing
        im|ive|i am|reached|come_to|hit|nearing|near|at the end $
        end of ~1 tether|rope|road !with
        not|dont|wont|unsure|doubt|never|cant|don't ~4 make|get|last|see it? through|past|till|until|to|out the|this|another|tonight|tomorrow|morning|monday|christmas ~1 night|weekend|day|alive|tonight|morning|tomorrow|christmas
        not|wont|dont|if_i ~4 see|be_here|make|last morning|christmas|the_morning|tomorrow|another_day|the_night|the_weekend|till_morning|30|my_birthday|the_new_year|the_end_of_the_week|it_to_christmas
    """,
    ),
    Sign(
        "feels a burden, worthless or beyond hope",
        4,
        """
        im|am|such|feel|feeling|just|only|being|ive_become|become|be|nothing_but ~3 a|burden burden|burden_to
        i|im|feel|feeling|am|so|completely|totally|felt|utterly ~1 worthless|hopeless_about_everything|so_hopeless|completely_hopeless|beyond_help|broken_inside|dead_inside|like_giving_up|like_ending|empty_inside|nothing_inside
        feel|feeling|felt so? hopeless !at|with|trying|about_the|of|when|using
        i hate|despise|loathe myself|being_alive|being_me|living
        i|im waste of ~1 space|oxygen|air|skin
        see no|nae end|future|hope|light
        save|spare everyone|them|people|you_all|us_all|the_family|my_family ~1 trouble|bother|hassle|misery|pain
        nothing matters ~1 anymore|now
        do|doing|did|done|end_up_doing|tempted_to_do|going_to_do something|summat stupid|daft|silly|drastic|terrible|awful|to_myself|bad|i_cant_take_back|permanent
        dark|bad|black|horrible|scary|intrusive|really_dark|evil thoughts
        dark|bad|black|very_low|really_low|horrible|low|low_ebb place|ebb !to_work|of_work|for
        lost all|any hope
        despair|despairing !at|over_the|of_the|about_the|of_management
        hit|at|reached|hitting rock bottom
    """,
    ),
    Sign(
        "asks others to forgive, remember or look after",
        4,
        """
        if|when|by_the_time ~1 you|they|someone|anyone find|read|reads|finds|get|see this|my_note|me ~1 ill|im|i|after|message|note
        tell ~4 tried|proud|sorry|love|loved
        tell ~3 i|im|that_i love|loved|sorry|was_sorry|am_sorry
        tell ~4 goodbye|i_loved|it_wasnt_their_fault|it_wasnt|not_their_fault|it_was_not|not_to_blame
        say|saying|said|wanted_to_say my? goodbye|goodbyes ~4 everyone|family|children|kids|wife|husband|mother|father|forever|them|properly|all
        said ~1 goodbyes
        my|a|the|written|write|writing|wrote|left|leaving|finished ~3 note|letters|goodbye_letter|letter_to ~4 wife|husband|kids|mother|children|family|explaining|kitchen|tore|ready|for_when|goodbye|to_them|everyone|is_in|on_the_table|on_the_side|under
        ive|have|i|finished|already|im written|wrote|writing my|all_my|the|some|a letters|note|goodbyes|goodbye !to_hr|to_my_manager|to_my_mp|to_the
        wrote a note
        papers|affairs|everything|things|house|paperwork|my_life all? in order
        put|putting|getting|got|sorted|sorting|tidied ~2 papers|affairs in? order
        sorted|put|written|made|updated|finished|signed ~2 will and|funeral|today|out
        planned|planning|paid_for|sorted|arranged ~1 my ~1 funeral
        who|someone|somebody|wholl|please|will|would|could|can|you ~2 look|take|care|feed after|care_of|him|for ~2 dog|cat|kids|children|boys|girls|daughter|son|baby|pets|mother|wife ~4 if_i|gone|here|when_im|for_me|after_im|once_im|werent|dead
        look after ~1 dog|cat|kids|children|wife|mother|girls|boys|family|daughter|son|bairn
        look|take after|care|care_of ~3 when|if|once|after im|i|ive gone|wasnt|werent|die|died|am_gone
        given|giving|gave|sold|given_away ~3 my|her|his|all ~3 away
        cancelled|cancelling everything
        sold|selling|cancelled|paid_off|cleared|closed|given_away ~2 car|house|everything|accounts|debts|flat ~8 done|end|goodbye|calm|ready
    """,
    ),
    Sign(
        "has a way, a place or a day",
        4,
        """
        got|have|had|ive|with|made|my ~1 plan|date|method|day ~1 for|of|to|in it|do_it|my_head|mind|doing_it|end_it|go $
        ive|got|have ~1 date|day circled|picked|chosen|set|marked
        hold|holding|held|look_at|looking_at ~4 revolver|gun|shotgun|rope|noose|pills|tablets|blade
        revolver|shotgun|gun|noose ~8 hold_it|look_at_it|loft|wardrobe
        date|day|method in my head
        ive|set|picked|decided_on|chosen|fixed|i_have|i_know a|the|my|on date|day|method|place|spot|bridge|tree ~2 head|in_mind|decided|picked_out|and_where|for_it|where_ill
        planned|decided|worked_out|figured_out|know_exactly|plotted how|when|where|exactly ~1 id|ill|theyd|im_going_to|to ~1 end|do_it|die|end_it|go
        stockpiling|stockpiled|hoarding|hoarded|saving|saved|collecting|collected|counting|counted|lined_up|laid_out|bought|keeping|kept|hid|hidden|been_putting_by|put_by|stashed|stashing ~4 @meds|rope|petrol|razor_blades|noose
        enough|box|bottle|packet|packets|boxes|stash|pile|bag|drawer|cupboard|handful of|full|with ~3 pills|tablets|paracetamol|meds|insulin|morphine|medication|codeine|painkillers|antidepressants|diazepam|medicine ~4 here|left|front|home|drawer|ready|upstairs|tonight|beside_me|next_to_me|on_the_table|hand|bed|in_me
        got|have ~2 @meds in_front|in_my_hand|here|ready|lined_up|on_the_side|next_to|laid_out|beside
        staring|looking|sat|sitting|stood|standing ~3 @meds
        stopped|stopping|not|skipping|quit take|taking|using my|me insulin|heart_tablets|dialysis|antipsychotics ~3 purpose|on_purpose|dont_care|see_what|deliberately
        rope|noose|hosepipe|ligature|shotgun ~3 garage|tree|ready|beam|boot|neck|loft|shed|car|attic|bannister|door|hand|bought|tied
        bought|buy|got|tied|tying a? rope|noose|hosepipe
        on|at|off|over|from|onto|top ~2 @place ~3 jump|looking_down|alone|crying|no_one|noone|thats_it|courage|goodbye|noo
        sat|sitting|stood|standing|been|up ~3 on|at|off|up|top ~2 multi_storey|car_park|tower_block|flats|bridge|roof|cliffs ~8 looking|edge|over|jump|thinking|hours|end|alone|crying|wondering
        stood|standing|stand|staunin|sat|sitting|sit|im|staring|stare|walking|walked|climbed|parked|driven|drove|heading ~3 on|at|off|over|by|from|onto|near|up|to ~2 bridge|ledge|roof|cliff|cliffs|rooftop|railing|railings|parapet|viaduct|railway|tracks|beachy_head|rails|edge|beauty_spot !of_a_breakdown
        step|stepping|jump|jumping|walk|walking|throw|throwing|run|running|fling|chuck|lie|lying|leap|leaping|stepped|dive|diving ~2 off|under|in_front|front|onto|infront ~3 of? a|an|the|it|one|my|this|them|that ~1 train|tram|bus|lorry|car|tube|hgv|bridge|roof|cliff|platform|edge|tracks|car_park|ledge|balcony|traffic|railway
        step|stepping|jump|jumping|throwing|throw ~1 off|under|in_front ~1 of? one|it|bridge|train
        jump|jumping|throw_myself|throwing_myself|chuck_myself|hurl_myself|fling_myself|throw_meself ~1 off|out|under|into|in_front
        keep|been|kept ~1 looking|staring at ~2 bridge|tracks|river|trains|knives|pills|tablets|rope|water
        walk|walked|walking|wade|wading|jump|throw_myself|swim|went|go in|into|out_to|out_into|under ~1 river|sea|canal|lake|loch|docks|traffic|tide|waves|reservoir
        drive|drove|driving|steer|steering|swerve|swerving|crash|crashing|wrap|plough ~3 into|off|in_front_of|round|under ~2 wall|tree|lorry|bridge|barrier|oncoming|cliff|pillar|central|traffic|river ~4
        crash|crashed|crashing|total ~2 car|van|cab|bus|lorry|it ~3 on_purpose|deliberately|and_be_done|and_end|myself
        hit|run_over|flattened|knocked_down|knocked_over|mowed_down|taken_out by ~1 lorry|bus|car|train|truck|tram|van ~5 relieved|mind|care|glad|happy|shame|relief|fine|good|better|easier
        hope|wish|hoping|wouldnt_mind|pray|wished|wishing|wouldnt_care ~4 hit|crash|crashes|run_over|hits_me|cancer|heart_attack|not_wake ~3 by|me|and|on_way|car|bus|lorry|kills
        stepping|stepped|walking|crossing|cross|step|walk|crossed ~3 without looking
        everything i need ~6 garage|boot|ready|loft|shed|rope|home
        line|lined|laid|set|put|get|got ~2 tablets|pills ~3 up|out|on
        shotgun|gun|knife|razor|blade ~3 key|out|my_hand|to_my|in_my_mouth|at_my_throat|my_wrist|my_wrists|my_neck|against_my
        last|final day|night|shift|message|time|words|post|goodbye ~3 alive|on_earth|ever|youll_hear|from_me|anyone_will|i_send
        if|wish|had|have|having|find|finding|get|got|lack|need|pluck_up|not|too_much_of|want i? had|have|the guts|courage|nerve|bottle|balls ~2 end|do_it|jump|go_through|$
        end|stop|finish all_of_it|everything|it_all ~2 tonight|today|for_good !please|strike
        tonights|tonight|todays|today|friday|tomorrow|sunday|monday is? the night|day
        going|gone to be with|join|see|meet him|her|my_wife|my_husband|my_mother|my_father|them|my_son|my_daughter ~2 again|soon|now|tonight|in_heaven|$
        be with|to_join him|her|them|my_mother|my_father|my_wife|my_husband|my_son|my_daughter|my_brother|my_nan again|soon|in_heaven
    """,
    ),
    Sign(
        "thinks of jumping or falling",
        7,
        """
        think|thinking|thoughts|urge|imagine|picture ~2 stepping|jumping|throwing_myself|driving_into|walking_into|falling
        think|thinking|thoughts|urge|imagine|tempted ~2 stepping|jumping|jump|step|walk|walking ~1 off|in_front|under|out|into|over
    """,
    ),
    Sign(
        "is kept back by one thing",
        4,
        """
        only thing|reason|person|people|ones ~2 stopping|keeping|stops|keeps|holding|stopped|left_stopping|kept ~2 me|going|here|alive|doing !from_leaving|from_resigning|from_striking|in_this_job
        only thing|reason|person ~2 i|im|ive|i_havent|im_still ~2 here|alive|done_it|havent|not_dead|not_done
        didnt|wasnt|if_it_wasnt|if_it_werent|were_it_not for ~3 kids|dog|cat|children|mother|wife|daughter|son|bairns|cats|faith|boys|girls ~3 id|i|wouldnt|gone
        not want|dont_want|scared|afraid|frightened|trying_not|dont_trust to|of|myself be_alone|myself|what_i_might_do|what_ill_do|hurt_myself|what_i_could_do|being_alone|not_to_do_anything|be_on_my_own|with_myself ~2
        dont|not feel|feeling|am|im safe with|from|on|around|by|in myself|my_own|my_thoughts|my_own_head|my_head|myself_tonight
        dont|cant trust myself
        keep|keeping|need_to_be_kept myself safe
        talk|talking|stop|stopping myself out_of|from|outta|into|down ~2 it|doing|hurting|jumping|cutting|this|do
        not safe|scared|frightened|worried|afraid of|with|about|for myself
    """,
    ),
    Sign(
        "speaks as if leaving for good",
        2,
        """
        where|the_place im going
        had|its_been a good run|innings|life
        there wont be anyone|anybody to
        i can go too|now $
        said ~2 cheerio|cheerios|goodbyes|tarra|farewells
        after|by|come friday|the_weekend|monday|christmas|sunday ~4 wont|nothing|no
        wont|shant|wouldnt|no_longer|never be? needing|need|using|require it|them|that|one|the_job|anything|my_membership|the_pension ~4 going|anymore|where|gone|any_more|after
        i wont|shant|will_not|will_never|wouldnt be on|back|here|around|coming|replying|logging|in_touch|bothering|seeing ~2 again|anymore|$
        no more|nae targets|pain|me|shifts|mornings|tomorrows|of_me|worries $
        be|its|it the last time|message|shift|you
        ive had enough $
        goodnight|goodbye|farewell|thanks everyone|all ~4 kind|good|sorry
        long walk ~4 moor|woods|sea|hills|forest|cliff
        goodbye then|all|everyone|my_friend|friends|and_thank_you|forever|world|for_good
        sold|cancelled|used_up|emptied ~2 car|savings|everything|account
    """,
    ),
    Sign(
        "takes leave of others",
        2,
        """
        thank|thanks ~2 for everything
        wasnt|not|isnt|nobodys|no_ones|none|nobody|never ~2 fault|to_blame
        tell ~2 sorry|thank|thanks
        im|so|really|truly sorry ~2 for_everything|everyone|mother|to_all|i_tried
        forgive me
        i tried my? best|hard|everything
        proud of you
    """,
    ),
    Sign(
        "denies the harmless meaning",
        2,
        """
        dont|doesnt|not|didnt mean ~1 another|a|the|that|just|it|work ~1 job|holiday|shift|way|figuratively|jokingly
        not|no|isnt|dont ~1 being? dramatic|attention_seeking|exaggerating|joking|kidding|figure_of_speech
        not|no with|like|the ~1 translating|sleepy|job|work|tired
        i mean it|that|this
        with everything
    """,
    ),
    Sign(
        "is calm and decided",
        2,
        """
        made|ive_made|make my|me|up mind up
        at peace with|about|now|$
        feel|feeling|im|quite|strangely|so|very|oddly ~1 calm|peaceful|at_peace|ready|lighter !and_collected
        not|no|isnt|wasnt|aint frightened|scared|afraid of|about|anymore ~1 it|dying|death|going|$ !ai
        see to it|myself|things myself|my_own_way|my_way
        i|im think|am|reckon|honestly|just|so|really im? done $
        thats|this_is me|it|that done|finished|over|the_end $
        thats it done
        decided|decision ~2 is_made|to_go_through|its_time|its_for_the_best
        its|it|time is|s time|for_the_best $
        last|final straw
        too old|tired|far_gone ~2 retrain|fight|young|bear|live
    """,
    ),
    Sign(
        "asks what is paid after their death",
        4,
        """
        death in_service|benefit ~4 if|for|after suicide|its_suicide|its_your_own
        would|will|does|still|do|if ~7 pay|pays|paid out|if|still|when|by|to_my|my ~6 suicide|i_die|im_dead|own_hand|kill|own_life|gone|not_here
        life|death|death_in_service insurance|benefit|cover|policy|in_service ~7 suicide|own_hand|own_life|kill|still_pay
    """,
    ),
    Sign(
        "wants it to stop",
        3,
        """
        i just? want it|this|everything|all|that|the_noise|the_pain|it_all|things|my_head|my_brain|the_thoughts ~1 to stop|over|end|be_over|finish|stop_now|go_quiet|be_quiet|to_be_over|done
        want|need|make|let|wish it|everything|this|the_pain|the_noise|things|the_thoughts ~1 stop|to_stop|to_end|be_over|to_be_over|would_stop|would_end !being|using|asking|recording|tracking|us|the
        stop all of it
        pain|hurt|emptiness|hurting|thoughts to? stop|go_away|end
        too tired|much to fight|bear|go|live|keep ~2 on|anymore|going|$
        dont care|mind|matter|bothered|worried ~3 live|die|happens_to_me|happens_anymore|wake
    """,
    ),
    Sign(
        "is alone with it",
        2,
        """
        cant|couldnt|unable|not ~2 ring|call|phone|tell ~2 one|anyone|helpline|samaritans ~2 myself
        dont know who|how to|i|else ~2 tell|turn
        never|havent|not told anyone|nobody|a_soul|no_one
        dont|please|cant tell ~1 anyone|nobody|no_one
        if im honest
        need|wanted|someone|somebody|anyone|person ~2 talk|speak|listen ~1 to me|someone|anyone|please
        is there|if_theres ~1 someone|anyone one|i|you could|can talk|to_talk
        no one|noone|nobody left|in_the_world|cares|wants|loves|needs ~2 me|us|for_me|anymore|$
        i need help !w|with|to|on|understanding|finding|for|writing
        the someone|person|friend is me
        someone being me
        asking for myself
        feel so? alone|lonely|isolated !working|at|with|in|under
        on my own with this
    """,
    ),
)

HARMING = (
    Sign(
        "harms themselves",
        10,
        """
        i|im|ive|been|id|keep|started|back|again|urge|urges|need|want|wanting|stop|going|like|am|nearly|tempted|thinking|addicted self_harm|self_harming|self_harmed|selfharm|selfharming|selfharmed|sh_again !data|policy|training|reports|calls|referrals|cases
        my self_harm|self_harming|selfharm|cutting|scars !team|cases|caseload
        i|im|ive|id|keep|started|start|begun|been|want|need|to|went|again|stop|back|about|urge|tempted|by|of|like|be hurt|hurting|cut|cutting|burn|burning|harm|harming|scratch|scratching|punching|biting|starve|starving|punish|punishing|hitting|stabbing|choking|burned|burnt|harmed|injuring|injure|starved|mutilate|strangle|slap|slapping|slashing myself !shaving|on_the|on_a|at_work_on|by_accident|accidentally|short|off_from|trying|with_all|for_not|over_the_head|by_not|up
        hurt|hurts|cut|cuts|burn|burned|burnt|harm|harmed|stab|stabbed myself ~4 purpose|deliberately|again|cope|badly|tonight|last_night|because|when_i|so_i|to_feel
        did|done|doing|do|inflicted it|this|that|these to myself
        self inflicted
        hurt|hurting|harm|harming myself
    """,
        firm=True,
    ),
    Sign(
        "cuts, burns or starves themselves",
        5,
        """
        cut|cutting|cuts|scratch|scratched|scratches|scratching|slit|slitting|slashed|slashing|slash|slice|sliced|slicing|burn|burned|burnt|burning|burns|carve|carving|carved|pick|picked|picking|gouge|gouging|bite|biting|bitten|stab|scrape|scraping|dig|digging|stubbed|stubbing|nicked|scald|scalded|bruise ~3 my|me|own|both|mine ~1 @limb|head|face|neck ~3 !on_the_machine|on_a_box|machine|robot|conveyor|on_the_lid
    """,
    ),
    Sign(
        "shows the marks",
        7,
        """
        ive|i_have|got|my cut|cuts|scars|burns|scratches ~2 on|up|all_over|down|across|all_up ~2 arms|arm|wrist|wrists|thigh|thighs|legs
    """,
    ),
    Sign(
        "harms themselves on purpose, again",
        7,
        """
        burn|burned|burnt|cut|scalded|bit|scratched|stabbed|hit|hurt|starved ~3 my|me|own ~4 on_purpose|deliberately|again_last|to_cope
    """,
    ),
    Sign(
        "cuts, burns or starves themselves",
        5,
        """
        cut|cuts|scars|burns|marks|scratches|bandages|slices|lines ~2 on|up|all_over|down|across ~2 arms|arm|wrist|wrists|thigh|thighs|legs|limb ~3
        been|started|start|keep|kept|want|wanting|urge|urges|stop|stopped|again|back_to|have|need|go|if_ive|im|still|tempted|went_back_to|relapsed|resist|craving to|of|the|about|and|with|from? cutting|cut again|$|but|and|because|since|more|when|every|so|last_night|in|or|to_cope|and_cant|deeper !corners|costs|hours|jobs|grass|down|back|staff|through|out|off|services
        so i cut
        i cut $
        cutting again|myself|deeper|$ !of
        hurt|cut|burn|burned|burnt|did|done|hurting|stopped_eating|scald|crash|bleed|injured ~4 on_purpose|purpose !built|deliberately
        bang|banging|hit|hitting|smash|smashing|punch|punched|punching|smack|banged|headbutt|headbutting ~3 head|walls|wall|myself|fists|hand|hands|face|legs|mirror ~4 till|until|bleed|bleeds|bruise|bruised|black|blood|raw|broke|knuckles|over_and_over|i_stop|every_night|each_time|goes_quiet|dizzy
        till|until|so ~3 bleeds|bleed|raw|bleeding|blood|bruised|bruises|scar|it_hurts
        punish|punishing|punishment ~2 myself|for_being_useless|for_being_so|for_being_bad|for_failing|for_being_stupid
        stopped|not|havent|refuse|starving|wont|hardly|barely|cant|no|stop|restricting eaten|eating|eat|food|ate|allow_myself_food|let_myself_eat ~3 in|for|since|unless|until|to ~1 days|day|week|weeks|punish|punishment|monday|control|deserve|hit|tuesday|wednesday|thursday|friday|weekend|four|five|six|earned
        dont deserve to eat|food|live|meals
        make|making|made myself sick|throw_up|vomit|bleed|ill_on_purpose
        throw|throwing up ~3 every_meal|after_meals|on_purpose|after_i_eat|everything_i_eat
        purging|purge|bingeing !data|records|old
        blade|razor|razors|lighter|compass|scissors|stanley_knife|knife|needle|iron|hair_straighteners|cigarettes|elastic_band|glass|pin|pins|staple|stapler|craft_knife|box_cutter ~4 on|to|across|against|into|out_again ~1 my|me|myself|own ~2 @limb|skin|throat
        got|have|take|took|getting|holding|hid|carry|keep|found|bought|reach|using|sat_with ~1 the|a|my blade|blades|razor|razors|razor_blade ~3 out|again|me|bag|desk|pocket|bathroom|hand|ready|cope|under
        snap|snapping|twang|ping ~4 band|elastic ~4 wrist|raw|skin
        hand|hands|arm|finger|fingers ~3 on|in|over|against ~2 grill|hob|iron|flame|boiling|radiator|stove|heater|exhaust|fryer|candle|lighter
        feel|felt something|summat|anything|nothing|alive|real ~3 so_i|cut|pain|hurt|bleed|tablets|i_cut
        take|took|taken|taking|swallow ~4 tablets|pills|paracetamol|meds ~5 feel|numb|nothing|cope|forget|sleep_all|switch_off|knock_myself
        drink|drinking|drank ~3 bleach|antifreeze|petrol|white_spirit|weedkiller
        drinking myself to_death|unconscious|into_oblivion|stupid_every
        clean|free|without ~1 for? year|years|months|weeks ~4 cut|relapse|relapsed|hurting|again|slipped
        years|months|weeks|days clean
        pulling|pull|ripping|tearing my|me hair|skin|eyelashes out|off
        how do|to|can i|you stop|resist ~3 cutting|cut|hurting|urge|urges|self_harming
    """,
    ),
    Sign(
        "is hurt and hides it",
        2,
        """
        wont|doesnt|hasnt|cant ~2 stop|stopped|stopping bleeding
        bandage|bandaged|bandages|plasters|long_sleeves|cover|hide|hiding ~5 arms|arm|wrists|cuts|marks|legs|scars|them|bruises|hands
        goes|go|go_away|feels|felt|stops|takes|helps|makes|its ~2 quiet|relief|better_for|edge_off|noise|numb
        cant|dont_know_how_to|couldnt stop $
        moved|moving|gone onto|on_to|to worse|something_worse|blades
        only|one thing|way|time ~2 helps|works|quiet|i_feel|cope|release|relief
    """,
    ),
)

PANICKING = (
    Sign(
        "has a panic attack now",
        5,
        """
        im|think|having|another|massive|huge|mid|full|start|coming_on|getting|like|in_the_middle_of|big ~2 panic attack|attacks !was_last|before
        i|keep|have get|getting|have ~1 !had panic|attacks|attack attack|attacks|again
        panic attack now|right_now|here|please|help|again|at_my_desk|in|on|and|what_do|cant
        cant|couldnt|cannot|struggling_to|hardly|barely|not breathe|breathing|get_air|get_my_breathe|catch_my_breathe !new_life|for|without|easy|a_word|down|under|with_all|in_this_job|at_work
        cant|couldnt|unable @body_off !on|with|from_the|to_anyone_at|to_a|to_hr|to_the|about|data|jobs|files|for|up|without|freely|in_meetings|out|house|roles|desk|department|to_my_rep|the_benefit
        cant stop shaking|crying|trembling|being_sick|sobbing|screaming|panicking|hyperventilating|rocking|vomiting|retching|my_heart|my_hands|the_thoughts
        hyperventilating
    """,
    ),
    Sign(
        "their chest is tight",
        3,
        """
        chest ~3 tight|tightening|hurts|hurting|pounding|crushing|caving|exploding|heavy|closing|thumping|killing
    """,
    ),
    Sign(
        "their heart races",
        3,
        """
        heart ~4 racing|pounding|mad|explode|hammering|thumping|out_of_my_chest|burst|like_the_clappers|beating_so|beating_out|wont_slow|jumping|fluttering|bursting|200|180|going_crazy|ninety
    """,
    ),
    Sign(
        "their limbs shake or are numb",
        3,
        """
        hands|fingers|face|arms|legs|lips|whole_body|body ~2 numb|tingling|shaking|trembling|pins_and_needles|wont_stop|wont_work|gone_dead
        im|am|still|i|been all? shaking|trembling|shivering|rocking
        teeth|jaw ~1 chattering|clenched
    """,
    ),
    Sign(
        "loses hold of themselves or the world",
        5,
        """
        going|think_im|about|feel|gonna|feels ~5 pass out|faint|collapse|die|throw_up|black_out
        pass out !cards|leaflets|flyers
        feel|feels|feeling|think|thought|like|convinced|sure ~2 im|i|am|was ~2 dying|going_to_die|having_a_heart_attack|going_mad|going_insane|losing_my_mind|going_crazy|cracking_up|not_real|outside_my_body|drowning_and|suffocating_and|disappearing|floating
        dont|nothing|doesnt|not|isnt|stopped|dinnae|arent feel|feels|feeling|seem real
        walls|room ~2 closing|spinning|moving in|round|$
        room|everything|world|office|floor ~1 spinning|closing_in|gone_black|tilting|gone_blurry|going_black|swimming
        anxiety ~3 through_the_roof|attack|so_bad|right_now|unbearable|out_of_control
    """,
    ),
    Sign(
        "falls apart",
        3,
        """
        i|im|am|think|feel|ive|feeling|me breaking|falling|going|cracking|coming|fallen|gone|broken|unravelling|losing|lost|crumbling ~2 down|apart|under|up|to_bits|to_pieces|my_mind|it_completely|it_altogether|undone|mad|insane|my_head|the_plot_completely|in_half !to|load|for|with_the|on_the|the_road|at_the|strike|date
        having|had|having_a|heading_for|on_verge_of|verge_of|edge_of|close_to|near_a|some_kind_of|some_sort_of ~2 nervous? breakdown|meltdown !service|cover|in_relations|of
        in|such|right|terrible|a bits|state|pieces|a_mess|shreds|absolute_bits !of|machine
        i|im|am at ~1 breaking|snapping|crisis point
        im|am|i in crisis !team|at_work|and_ai
        a mental_health crisis !team|service
    """,
    ),
    Sign(
        "has withdrawn somewhere",
        1,
        """
        am|im|just|sat|sitting|stood|hiding|locked|crouched|curled|been|lying|hid|rocking|crying|stuck|slumped|kneeling|holed ~4 in|on|under|behind|outside ~2 toilet|toilets|loo|loos|car|cupboard|bathroom|floor|kerb|stairwell|stairs|desk|bogs|changing_room|store|stockroom|cubicle|van|cab|car_park|bed|sluice|locker_room|pavement|staff_room|corner|wardrobe|dark|layby|stationery|cloakroom|fire_exit|disabled|bin_store ~1 !to_the
    """,
    ),
    Sign(
        "weeps, or asks for somebody now",
        3,
        """
        cry|crying|cried|sobbing|in_floods|weeping|bawling|greeting_my|in_tears|tears|roaring ~4 all_night|all_day|cant|stop|uncontrollably|floor|toilet|toilets|loo|desk|car|cupboard|for_hours|every_day|every_night|my_eyes_out|nobody|on_my_own|since|again|every_shift|at_work
        cant get|face|leave|move out|up|off|going|the ~2 car|bed|floor|house|toilet|cubicle|van|cab|room|chair|seat|bath
        someone|somebody|anyone|please|can_you|can_anyone|can_someone|just ~1 talk|speak|listen|help !with|about|understand|find to? me|us !understand|with|find|about|draft|write|get|decide|know|out_with|through
        need|want|needing|get|got someone|help|anyone|somebody|to_talk_to_someone|to_speak_to_someone ~2 now|right_now|tonight|urgently|quick|quickly|please|fast|straight_away|asap|immediately !with
        please please
        help help
        is|are anyone|anybody|someone there please|help
        i|im|am not|no coping|ok|okay|well|all_right|alright|safe|right|managing|doing_well|doing_ok !with|on|to|for|at|if|about|now
    """,
    ),
    Sign(
        "is afraid",
        1,
        """
        im|feel|feeling|am|absolutely|really|too so? scared|terrified|frightened|petrified|afraid !of_losing|of_ai|of_robots|of_being|of_the|about_the|to_use|for_my_job|to_complain|to_say|to_join|to_ask|to_speak|to_report|to_tell_hr|that|well_lose|they
    """,
    ),
    Sign(
        "does not know where or who they are, or has not slept",
        3,
        """
        dont know where|who|what i am|im_doing_anymore|is_real|to_do_with_myself|year
        i|im|ive havent|not|barely|hardly|no slept|sleeping|eaten_or_slept ~1 for|in days|weeks|nights|a_week
        screaming in|inside my|me own? head|ears
        feel|feeling|felt|im ~1 numb|trapped|empty|broken|desperate|out_of_control !in_a_loop|by_the|with_the|on_the|in_this_job|in_this_contract|in_the_system|a_bit
        cant cope !with|on|because_the|because_of_the|if|unless
        cant stop $
        make it|them|this|the_voices stop
        everything is|its|gets|just ~1 too much
        too much for me
        cant|couldnt ~1 be|sit|stay alone|here_alone|with_this|on_my_own|by_myself|with_my_thoughts
        on|by my own|myself with_this|tonight|scared|and_scared
        i|ive|got|have nobody|no_one|noone ~2 talk_to|turn_to|believes_me|to_ring|to_tell
    """,
    ),
    Sign(
        "sees or hears what is not there",
        5,
        """
        hear|hearing|got|have|listen|the|my voices ~3 telling|saying|wont|stop|head|tell|again|in_my|shouting|louder|want|say
        hearing voices
        putting|puts|inserting|planted|planting|beaming|sending|control|controls|controlling|stealing ~2 thoughts|mind|brain ~3 in|into|out|mind|my_head|radio|tv|telly|$
        in|through|behind ~1 walls|telly|my_teeth|light_fittings|plug_sockets|my_head|my_brain ~3 !of_the ~3 now|stop|watching|listening|too|whispering|talking|chip|ai
        chip|implant ~3 in|inside my|me head|brain|neck|arm|tooth
        theyre|hes|everyone|all ~2 coming|out ~1 to|for get_me|kill_me|me_tonight|me !at
        talking|speaking|whispering|speaks|talks|whispers to me ~2 through|from|at_night|in_my_head|when_its_off|directly ~1 lights|screen|walls|radio|telly|tv|wires|vents
    """,
    ),
)
