"""How words are written in a hurry or by ear, where counting slips does not lead back to them. Data only.

Words that are right in a dialect stand in the entries themselves, and are not touched.
"""

_ROWS = """
about: abt abowt
all: orl
allowed: alowd aloued
and: nd
any: eny enny
are: r
asked: arsked askd
ask: arsk
at the moment: atm
because: cos coz cuz bcos bcoz bcuz becos becoz becus becuz
before: b4 befor
brought: brort
business: bizness bisness
but: bt
caught: cort
choose: chuse
colleague: coleeg collegue
colleagues: coleegs collegues
could: cud cld cudd cood
couldnt: cudnt cldnt
decide: deside dicide
decided: desided
decision: desision decishun disision
decisions: desisions decishuns disisions
didnt: dint
does: duz dus
doing: doin
dont know: dunno idk
else: els
enough: enuf enuff
every: evry evary
everyone: evry1 every1 evryone
face: fase
first: frist furst fust
for: fr
friend: frend
from: frm
give: giv
giving: givin
going: goin
good: gud gd
government: govt gov guverment goverment
great: gr8
guess: gess
have: hav av hve
having: havin
health: helth
here: heer
hospital: hospitle hosptal ospital
hours: ourz
how: hw
in my opinion: imo imho
just: jus jst
know: kno knw
laugh: larf laff
laughing: larfing laffing
laughs: larfs laffs
learn: lern lurn
listen: lisen lissen
listening: lisening
little: littel lil
machine: masheen mashine machien
management: mgmt mgt managment
manager: mgr
managers: mgrs
many: meny
message: msg
messages: msgs
money: muny
more: mor
much: mutch
nervous: nervus
nobody: nobdy
no one: noone
nothing: nuffin nuthin nothin nothink
now: nw
of: ov
office: ofice offis
once: wunce
own: oan
paperwork: papperwork
people: ppl peple pepole peeple
perhaps: praps
person: pursun persun persn
phone: fone phon
phones: fones
photo: foto
photos: fotos
please: pls plz pleez
police: polise
pressure: preshure presher
private: privit
problem: prob problum
question: qn questun
questions: qns
quick: kwik
really: rly realy
reason: reesun
recognise: reckernise
record: recrd
right: rite ryt
rule: rool
rules: rools
said: sed
says: sez
school: skool
sensor: senser
sensors: sensers
should: shud shld shoud shuld shood
shouldnt: shudnt shldnt
skills: skillz
sleep: slep
software: sofware softwear
some: sm
somebody: sumbody
someone: some1 sumone sum1
something: sumthing sumthin smth
staff: staf
stop: stp
stuff: stuf
talked: torked
taking: takin
that: tht dat
the: da teh hte
their: thier
them: dem
there: ther
they: dey
things: fings tings
think: fink thnk
this: dis
though: tho
thought: thort thot
through: thru
to be honest: tbh
today: 2day
tomorrow: 2moro tmrw tomoz
tonight: 2nite tonite
trying: tryin
use: yuse uze
used: yused
using: usin
want: wnt
was: wos woz
watching: watchin
way: wey
week: wk
weeks: wks
went: wnt
were: wer
what: wat wot wht whut
when: wen whn
which: wich whitch
with: wiv wid wth
without: wivout witout w/o
work: wrk wrok werk
worked: wrked
workers: wrkers
working: wrking workin
working from home: wfh
would: wud wld wudd
wouldnt: wudnt wldnt
wrong: rong
year: yr
years: yrs
you: u yu yoo
your: ur yor
"""

SPELLINGS = {
    typed: meant
    for meant, _, given in (row.partition(": ") for row in _ROWS.strip().splitlines())
    for typed in given.split()
}
