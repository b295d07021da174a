"""Fields of words: what somebody in trouble speaks of, whatever the words they choose. Data only."""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted


def _fields(rows: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows.strip().splitlines():
        field, _, words = row.partition(":")
        found.update(dict.fromkeys(words.split(), field.strip()))
    return found


FIELD_OF = _fields("""
body: arm arms leg legs hand hands wrist wrists thigh chest heart head eye eyes face throat neck mouth lips lip nose ear stomach belly back bone skin finger fingers foot feet breath breathe breathing pulse blood brain ribs skull knee tongue teeth hair
kin: husband wife partner boyfriend girlfriend bf gf ex mother father stepdad stepmum stepfather son daughter brother sister baby kids kid children child toddler uncle aunt cousin nan grandad gran family hubby missus fella niece nephew bairn teenager twins newborn inlaws
people: mate friend colleague lad lass girl boy bloke man woman neighbour flatmate housemate apprentice resident lady pupil prisoner inmate stranger gang crowd men women driver passenger cleaner postie landlord gangmaster guy pensioner coworker workmate
harm: kill kills killed hit hits hitting beat beats beaten punch punched kick kicked slap slapped choke choked strangle strangled stab stabbed slash slashed cut cuts cutting burn burned burnt burning bleed bleeding bled hurt hurts hurting bury attack attacked attacking rape raped assault assaulted grope groped grab grabbed shove shoved push pushed drag dragged smash smashed smashing throw threw throwing bite bit bitten starve starved poison poisoned crush crushed trapped drown drowned drowning threaten threatened threatening scratch scratching scald scalded harm harming harmed batter battered pinned forced forcing shot shoot shooting robbed mugged kidnapped molested snatched slit swerve swallowed collapsed collapse fainted choking fell fallen electrocuted mangled severed
weapon: knife gun machete blade razor hammer axe petrol acid weapon lighter bomb rope noose scissors bat shotgun bricks glass crowbar screwdriver sword
substance: pills tablets paracetamol overdose tramadol codeine morphine insulin vodka whisky bottle bleach cleaner batteries drugs drunk drinking drink antidepressants meds sertraline diazepam packet packets screenwash wash descaler dose
danger place: bridge river tracks railway rails roof cliff cliffs railings ledge edge motorway shoulder canal platform window balcony scaffold lift trench tank freezer mezzanine viaduct pier traffic train lorry lorries
home: home house door flat bedroom bathroom kitchen bed upstairs downstairs garden stairs refuge toilet toilets loo cupboard floor kerb car van
grief: alone lonely empty dark numb hopeless worthless useless hate ashamed guilt guilty sad despair desperate tired exhausted broken lost crying cry cried sobbing tears weeping weep unbearable pain suffering depressed depression scared afraid frightened terrified fear panic panicking shaking trembling coward burden pointless anxious heartbroken miserable
death: die dies dying dead death suicide suicidal funeral alive live living life exist existing existence grave heaven goodbye goodbyes buried body hanging hanged gone
end: end ending ended last never forever over finish finished done stop nothing nobody none anymore noone without gone away disappear vanish
kept: locked trapped passport hostage held captive escape hiding hid hide leave follow followed following outside waiting watching controls allowed secret
emergency: fire smoke gas flames ambulance unconscious ill stroke seizure fitting fit swelling choking labour waters miscarriage blue purple cold dizzy sick vomiting fainting crushing explosion alarm police help emergency conscious responding waking burning spill fumes leak
now: now tonight tomorrow today minutes hour hours morning night soon urgent please quick again still
mind: thoughts voices thinking feel feeling feels mind plan plans thought sleep slept wake sleeping cope coping
""")
