"""How words are written in a hurry, in a dialect, or wrong. Data only."""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted


def _table(rows: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows.strip().splitlines():
        meant, _, written = row.partition(":")
        for word in written.split():
            found[word] = meant.strip()
    return found


SPELLINGS = _table("""
you: u yu ya ye yew youse yous yer_ ewe_ yow
your: ur yr yer yur
youre: yore_ yourr
are: r
to: tae ter tuh too_ te
want to: wanna wannae wantae wanto
going to: gonna gonnae gunna gna gon ganna gunnae
got to: gotta gottae
have: hae hav av
had: hud
do: dae dee_
and: n nd an_ &
not: nae_ nt
no: nae nee naw nah nope noh
with: wi wiv w wid_
what: wot wat whit wha waht
whats: wots wats whits
who: whae hoo_
because: cos coz cuz bc becuz cause_ becos bcos cus
please: pls plz pleas plse pleez pleeze plees
thanks: thx thnx tnx thanx fanks thnks thks tks tanks_
thank you: thankyou thanku
tonight: 2nite tonite 2night tnite tonigt tonihgt the_night
tomorrow: tmrw tomoz tmoz 2moro tmr tomoro 2morrow tomorow tommorow tommorrow
today: 2day
night: nite nicht neet
through: thru
never: nvr neva nivver nevr
people: ppl folk folks peeps
someone: some1 sum1 sumone somone somebody sumbdy
anyone: any1 anybody anybdy
everyone: every1 evry1 evryone everybody
nobody: noone nobdy naebody nebody
something: sumthin somethin summat sumat summit_ smth
nothing: nothin nowt nuthin nuffin nuffink nothink nuthing nothign
anything: owt anythin anyfin
dont: dnt dunno_ divvent divent dinnae dinna dae_nae doesnae_ dount
doesnt: disnae doesnae doesny
didnt: didnae didny
cant: cannae cannot canna cnt carnt cany cnat kant
couldnt: couldnae
wont: willnae winnae wullnae wouldnae_
wouldnt: wouldnae widnae
isnt: isnae aint
wasnt: wasnae
havent: havnt havnae hevent
i: ah_
im: ahm iam
ive: ahve iv
my: ma mi wor
myself: meself mesel masel mysel mysen mesen masell meselfs miself maself
himself: hisself hissel hissen himsel
herself: hersel hersen
themselves: themself theirselves themsel theirself
head: heid heed
home: hame yem
now: noo nw
dead: deid deed_
going: gaun gan goin gannin gwin
children: bairns weans kiddies
kids: kidz
mother: mam mammy mum mummy mom maw
father: dad da_ daddy
husband: hubby hubbie husbad husbnad
girlfriend: gf
boyfriend: bf
know: ken knw kno
live: liv
life: lyf lyfe
feel: feelin_ fel
kill: kil
die: dieee dye_
dying: dieing
suicide: sucide suiside suicde sucicide sewerslide suicid
suicidal: sucidal suisidal suicdal sucicidal
unconscious: unconcious unconsious unconchious
breathe: breath breeth breth
overdose: od_ overdoze
overdosed: oded
pills: pill
anymore: any_more_
enough: enuf enuff nuff
about: abt aboot
just: jus jst juz
really: rly rlly realy
right: rite
though: tho
work: wrk wurk
message: msg
manager: mgr
robot: robit robut
okay: ok k okey oke oki
good: gud
morning: mornin
alright: alreet aright alrite awright
hello: helo hallo hullo ello
are you: ru
are you all right: ruok
kill myself: kms kmself killmyself
kill yourself: kys
killing myself: killingmyself
end it: enditt
to be: tobe
shoot: shoote_
police: polis plod
beaten: battered_
dont know: dunno idk
i dont know: iono
honest: ngl_
other: udder_
fuck: fck fuk fook fk
fucking: fuckin fukin fckin fkn effing fking
shit: shite sh1t shyte shiet
bastard: basturd b4stard
arsehole: asshole areshole arsehoel
stupid: stoopid stupit
""")
SPELLINGS = {written.rstrip("_"): meant for written, meant in SPELLINGS.items() if not written.endswith("_")}

# Written in one word.
SQUEEZED = {
    "icant": "i cant",
    "idont": "i dont",
    "iwant": "i want",
    "iwanna": "i want to",
    "ineed": "i need",
    "ifeel": "i feel",
    "todie": "to die",
    "wanttodie": "want to die",
    "iwanttodie": "i want to die",
    "endmylife": "end my life",
    "enditall": "end it all",
    "selfharm": "self harm",
    "selfharmed": "self harmed",
    "selfharming": "self harming",
    "alot": "a lot",
    "infront": "in front",
    "abit": "a bit",
    "helpme": "help me",
    "unalive": "kill",
    "areyou": "are you",
    "cantbreathe": "cant breathe",
    "cantcope": "cant cope",
    "whatis": "what is",
    "realperson": "real person",
}

# The words that matter most: one typing error away from one of these is taken for it.
KEYWORDS = frozenset(
    """
suicide suicidal overdose overdosed unconscious collapsed breathing breathe bleeding paracetamol husband boyfriend girlfriend
partner threatened threatening attacked attacking strangled strangling abusive ambulance everyone tonight tomorrow anymore without
better nothing myself himself herself killing cutting hurting bruises frightened terrified scared hiding waiting banging drinking
shaking crying dying ending going coming trying hitting punching kicking screaming shouting looking thinking carrying living jumping
following stabbed stabbing hostage barricaded choking fitting seizure heart attack panic stroke stomach hospital swallowed
goodbye worthless hopeless burden pointless despair nobody always forever please want wanted back just stop wake sleep
dead alive life live kill hurt hang help point leave left blood knife bridge river train
robot human person machine computer automated chatbot talking speaking real hello thanks morning afternoon evening cheers
dont cant wont that this they there with have been being joking laughing sobbing passed feeling controls followed
solicitor someone anyone instructions prompt ignore pretend
""".split()  # noqa: SIM905 - words are read more easily than quotes
)

# Words of their own that look like a slip of one of the above.
PROTECTED = frozenset(
    """
begin fell weak keen taking breather feeding automate instruction streaming pissed burned overdoses cooking flashing waited scored shared stared spared scarred sacred starting being bridged bother breaking breading breeding bleating blending coming cutting
hiring hitching putting waiting writing wanting working walking looting booking talkin training trains trail trial thing thins
form from quiet quite angel angle diary dairy united untied felt left lived devil evil stops spot post pots live evil vile veil
breadth broth batter bitter butter partly partners patterner pattern panics panicky points pint pinot print printer
person persons perform personal persona reason season machines computers robots humans humane leaver lever leaves leaving
bank blank blanket black bloom flood hunger hung hanged hand hard harm heard hear hell help held helped helper hears earth
threading threatens attached attack attacks attaching hurts hurtling husbands sleeps sleepy steps strop stroll stoke strokes
killed kills skilled trained brain bodies noted northing another anything want wants wart won when where there three threat
talkng speaking leaking laughing coughing dies died diet tied tide edit tried tired dear read dare deaf lead deal
sheet shirt shift shot short shut signs sings sign sing stream master steam team meat mate tame tea eat
passes passed parsed past pasted closed lose loose sole listen silent enlist tinsel inlets
trying drying frying crying buying lying tying doing dong ground
reading dreading ending sending lending mending vending bending
""".split()  # noqa: SIM905 - words are read more easily than quotes
)

# What stands behind the first letter of a word with stars.
CENSORED = {"f": "fuck", "s": "shit", "c": "cunt", "t": "twat", "w": "wanker", "b": "bastard"}
