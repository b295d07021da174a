"""Classes of words that the crisis tables share. Data only."""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted

CLASSES = {
    "partner": "husband|wife|boyfriend|girlfriend|partner|ex|fella|fiance|fiancee|missus|bloke|man|stepdad|stepfather|stepmother|father|mother|"
    "brother|sister|son|uncle|cousin|landlord|flatmate|housemate|in_laws|father_in_law|mother_in_law|family|lad|daughter|him|her",
    "loved": "husband|wife|boyfriend|girlfriend|partner|ex|fella|father|mother|brother|sister|son|daughter|lad|uncle|aunt|nan|grandad|cousin|"
    "mate|friend|colleague|workmate|flatmate|housemate|neighbour|member|student|pupil|manager|boss|driver|woman|man|girl|boy|bloke|guy|lass|"
    "kid|child|youngster|apprentice|caller|client|patient|tenant|customer|someone|coworker|supervisor|rep|steward|teammate|resident|passenger|"
    "lady|chap|fella|nurse|he|she|they|hes|shes|theyre|lads|mates|friends|colleagues|mothers|fathers|prisoner|veteran|granddaughter|grandson",
    "they_do": "he|she|hes|shes|they|theyre|someone|bloke|man|woman|lad|lads|men|guy|gang|patient|prisoner|customer|passenger|client|husband|"
    "partner|ex|boyfriend|girlfriend|wife|manager|supervisor|boss|colleague|father|mother|brother|son|uncle|stepdad|landlord|fella|youth|youths|"
    "tenant|resident|pupil|student|neighbour|flatmate|driver|cousin|mob|intruder|stranger|punter|drunk|teenager|foreman|chef|gaffer|coworker",
    "me": "me|us|my|myself|our",
    "my": "my|me|our|his|her|their|the|a|both",
    "limb": "arm|arms|wrist|wrists|leg|legs|thigh|thighs|skin|stomach|hand|hands|belly|body|feet|foot|knuckles|hips",
    "meds": "pills|tablets|paracetamol|paracetamols|ibuprofen|medication|meds|medicine|insulin|morphine|codeine|cocodamol|diazepam|valium|"
    "antidepressants|painkillers|sleepers|propranolol|sertraline|amitriptyline|tramadol|zopiclone|oramorph|sleeping_pills|sleeping_tablets|"
    "aspirin|citalopram|fluoxetine|beta_blockers|methadone|fentanyl|pregabalin|gabapentin|warfarin|packets|boxes|blister_packs|bleach|antifreeze",
    "weapon": "knife|knives|gun|machete|hammer|acid|petrol|bomb|shotgun|blade|axe|sword|weapon|firearm|scissors|needle|syringe|bottle|bat|"
    "crowbar|hatchet|screwdriver|razor|pistol|rifle|chisel|stanley_knife|spanner|iron_bar|metal_bar|baseball_bat|cleaver|crossbow|grenade|brick|"
    "stick|pole|golf_club|box_cutter|wrench|glass|chair",
    "armed": "knife|knives|gun|machete|hammer|acid|petrol|bomb|shotgun|blade|axe|sword|weapon|firearm|scissors|needle|syringe|bat|crowbar|"
    "hatchet|screwdriver|razor|pistol|rifle|chisel|stanley_knife|iron_bar|metal_bar|baseball_bat|cleaver|crossbow|grenade|box_cutter|broken_bottle",
    "harm": "kill|hurt|stab|shoot|smash|batter|strangle|murder|burn|beat|punch|attack|slash|hit|finish|slit|throttle|rape|drown|break|bury|harm",
    "hurts": "hit|hits|hitting|beat|beats|beating|beaten|punched|punches|punching|slapped|slaps|slapping|kicked|kicks|kicking|choked|chokes|"
    "choking|strangled|strangles|strangling|shoved|shoves|hurt|hurts|hurting|attacked|attacks|attacking|assaulted|assaults|raped|rapes|raping|"
    "grabbed|grabs|grabbing|headbutted|bit|bites|bitten|throttled|smacked|smacks|burned|burnt|burns|spat_at|battered|batters|scratched|cut|stabbed|"
    "thumped|thumps|dragged|drags|throws_things_at|molested|molests|touches|groped|gropes|abuses|abused|abusing|forced_himself_on|pinned|pushed|"
    "pushes|kicks_off_at|belted|lamped|leathered|clobbered|decked|lashed_out_at|went_for|goes_for|going_for|flew_at|hammering|knocked",
    "place": "bridge|ledge|roof|cliff|cliffs|edge|rooftop|railing|railings|parapet|tracks|track|railway|rails|platform|viaduct|pier|quay|"
    "window|multi_storey|balcony|top_floor|crossing|flyover|overpass|weir|canal|river|harbour|scaffold|motorway",
    "water": "river|sea|canal|lake|loch|water|traffic|reservoir|docks|dock|road|weir|harbour|ocean|tide|thames|tyne|mersey|clyde|severn",
    "vehicle": "train|tram|bus|lorry|car|one|it|truck|tube|hgv|wagon|van|traffic|them|freight",
    "see_me": "notice|miss|care|mind|cry|bother|know|remember|mourn|lose_sleep",
    "body_off": "calm_down|stop_shaking|stop_crying|stop_trembling|stop_being_sick|catch_my_breathe|get_my_breathe|stop_sobbing|stop_hyperventilating|"
    "feel_my|get_enough_air|get_air|swallow|get_up_off|stand_up|speak|stop_screaming|stop_panicking|get_off_the_floor|be_on_my_own|be_alone|"
    "see_straight|see_properly|stop_rocking|stop_throwing_up|slow_my_breathing|slow_my_heart|get_air_in|feel_anything|stop_the_panic|move",
}
